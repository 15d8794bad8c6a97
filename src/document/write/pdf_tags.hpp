#pragma once

#include <cairo.h>
#include <string>
#include <string_view>
#include <vector>

namespace document {

// What cairo cannot say of a table cell in the structure of a PDF.
struct CellTag {
    enum class Scope { none, row, column };

    Scope scope = Scope::none;  // none: no header
    int rows = 1;
    int columns = 1;
};

// Title and maker, and one fixed day: the day of making would make the same document other bytes.
void describe_pdf(cairo_surface_t* surface, std::string const& title);

// Adds to a PDF that cairo made: the language, the title for the window and as XMP, scope and spans of each table cell in
// reading order, the marks of artifacts, and an id that depends on the content alone.
[[nodiscard]] std::string complete_pdf(std::string const& pdf, std::string_view title, std::vector<CellTag> const& cells);

// Marks what is drawn during its life as one element of the structure.
class TagScope {
public:
    TagScope(cairo_t* cairo, char const* tag) : cairo_{cairo}, tag_{tag} { cairo_tag_begin(cairo_, tag_, nullptr); }
    ~TagScope() { cairo_tag_end(cairo_, tag_); }
    TagScope(TagScope const&) = delete;
    TagScope& operator=(TagScope const&) = delete;

private:
    cairo_t* cairo_;
    char const* tag_;
};

}  // namespace document
