#pragma once

#include "document/document.hpp"
#include "document/page/digit_templates.hpp"
#include "document/page/picture_cleaning.hpp"
#include "document/page/recogniser.hpp"

namespace document::page {

struct CellReading {
    std::string text;
    Legibility legibility = Legibility::clear;
    std::vector<std::string> alternatives{};
};

// Reads the cells of one page. A figure is clear only when two witnesses tell each of its digits: both recognisers, or
// one of them and the digit's holes or the page's own other digits; when the shapes of its characters allow it, none of
// the page's digits speaks against it, and nothing else lies in the cell. A cell without ink is clear and empty.
class CellReader {
public:
    CellReader(CleanPage const& page, Recogniser& recogniser) : page_{page}, recogniser_{recogniser} {}

    // The cell whose ruling lines lie along `cell`.
    [[nodiscard]] CellReading read(PixelBox const& cell);

    // Looks at a figure again when the whole page was read and its digits are known.
    void settle(PixelBox const& cell, CellReading& reading) const;

private:
    [[nodiscard]] CellReading read_figure(CellInk const& ink);
    void read_again(CellInk const& ink, CellReading& reading);
    [[nodiscard]] CellReading read_words(CellInk const& ink);
    [[nodiscard]] std::string told_by_print(CellInk const& ink) const;
    [[nodiscard]] bool is_backed(CellInk const& ink, std::string_view figure) const;
    [[nodiscard]] bool is_contradicted(CellInk const& ink, std::string_view figure) const;
    void learn(CellInk const& ink, std::string_view figure, std::string_view second);

    CleanPage const& page_;
    Recogniser& recogniser_;
    DigitTemplates digits_;
};

}  // namespace document::page
