#pragma once

#include "document/page/pix.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tesseract {
class TessBaseAPI;
}

namespace document::page {

struct Reading {
    std::string text;
    int confidence = 0;  // 0 to 100, of its least certain word
};

struct ReadLine {
    Reading reading;
    PixelBox box;
};

// Two recognisers that were trained apart, so that they seldom make the same mistake. Expensive to build; one a thread.
class Recogniser {
public:
    Recogniser();
    ~Recogniser();
    Recogniser(Recogniser const&) = delete;
    Recogniser& operator=(Recogniser const&) = delete;

    // False when the language files are not installed.
    [[nodiscard]] bool ready() const { return ready_; }

    [[nodiscard]] Reading read_chinese_line(Pix* picture);
    [[nodiscard]] Reading read_chinese_block(Pix* picture);
    // One line of nothing but figures and signs, by the recogniser of Latin text.
    [[nodiscard]] Reading read_figure(Pix* picture);
    // The same without looking for a line first, which lone and pale digits do not look like.
    [[nodiscard]] Reading read_bare_figure(Pix* picture);
    [[nodiscard]] Reading read_bare_chinese(Pix* picture);
    // One character of a figure.
    [[nodiscard]] Reading read_digit(Pix* picture);
    // How well a block of text reads as it stands, 0 to 100.
    [[nodiscard]] int mean_confidence(Pix* picture);
    // The lines of a page without tables.
    [[nodiscard]] std::vector<ReadLine> read_lines(Pix* picture, int milliseconds);

private:
    std::unique_ptr<tesseract::TessBaseAPI> chinese_;
    std::unique_ptr<tesseract::TessBaseAPI> latin_;
    bool ready_ = false;
};

// The recogniser of this thread, built at the first call.
[[nodiscard]] Recogniser& recogniser();

}  // namespace document::page
