#pragma once

#include "document/limits.hpp"
#include "document/page/page_content.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace document::page {

// A PDF page's content, and whether its text can be trusted.
struct PdfPage {
    PageContent content;
    bool text_is_recognised = false;  // all text is invisible: somebody's recognition of the picture beneath
    int turned = 0;                   // degrees clockwise by which the page was turned so that its text runs level
    bool text_is_unmapped = false;    // the fonts do not say which characters their glyphs are
};

// Interprets the pages of a PDF once each, drawing nothing: text, ruling lines and pictures come from one pass. Uses
// poppler's inner interface, as its public ones either give no lines or have to draw the page.
class PdfFile {
public:
    // `bytes` must outlive the file. Refused when encrypted or damaged.
    [[nodiscard]] static base::Result<PdfFile> open(std::string_view bytes, Limits const& limits);

    PdfFile(PdfFile&&) noexcept;
    PdfFile& operator=(PdfFile&&) noexcept;
    ~PdfFile();

    [[nodiscard]] int pages() const;
    [[nodiscard]] std::string title() const;
    [[nodiscard]] base::Result<PdfPage> read(int page);

private:
    struct State;
    explicit PdfFile(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace document::page
