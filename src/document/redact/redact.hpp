#pragma once

#include "document/limits.hpp"
#include "document/page/page_pictures.hpp"
#include "document/redact/image_pdf.hpp"

#include <functional>
#include <map>

// Blacking out: what is under a box is gone from the copy, and so is everything of the file that is not seen on its pages.
namespace document {

// The pages of a file, each with its size.
struct PageSize {
    int page = 1;
    base::Box box;
};
[[nodiscard]] base::Result<std::vector<PageSize>> page_sizes(PageFormat format, std::string_view bytes, Limits const& limits);

// A line of a page: its text, and where each character of it stands.
struct PageLine {
    struct Character {
        std::size_t begin = 0;  // in the text, in bytes
        base::Box box;
    };
    std::string text;
    base::Box box;
    std::vector<Character> characters;
    bool places_are_certain = true;
};
[[nodiscard]] base::Result<std::vector<PageLine>> page_lines(PageFormat format, std::string_view bytes, int page, Limits const& limits);

// Around the characters of these bytes of the line, with a little room.
[[nodiscard]] base::Box box_of(PageLine const& line, std::size_t begin, std::size_t end);

// The page as a PNG.
[[nodiscard]] base::Result<std::string> page_picture(PageFormat format, std::string_view bytes, page::PageDrawing const& wanted,
                                                     Limits const& limits);

struct Redaction {
    std::map<int, std::vector<Blackout>> blackouts;  // by page
    Document list;                                   // its pages follow at the end, as pictures too; nothing where it is empty
    int dots_per_inch = 200;
};
// The copy, an ImagePdf of all pages. `drawn` is told how many pages are done; its refusal ends the work and is returned.
// `redaction.no-page` when a blackout is on a page that the file has not; errors as of ImagePdf::add and the readers.
[[nodiscard]] base::Result<std::string> redact(PageFormat format, std::string_view bytes, Redaction const& redaction, Limits const& limits,
                                               std::function<base::Result<void>(int)> const& drawn);

}  // namespace document
