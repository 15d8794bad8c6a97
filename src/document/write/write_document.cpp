#include "document/write/write_document.hpp"

#include "base/ensure.hpp"
#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "document/write/write_pdf.hpp"

#include <algorithm>
#include <array>

namespace document {
namespace {

using Written = base::Result<std::string>;

struct Writer {
    std::string_view ending;
    Written (*write)(Document const&);
};

constexpr std::array writers{
    Writer{".html", [](Document const& document) -> Written { return write_html(document); }},
    Writer{".htm", [](Document const& document) -> Written { return write_html(document); }},
    Writer{".docx", [](Document const& document) -> Written { return write_docx(document); }},
    Writer{".pdf", [](Document const& document) -> Written { return write_pdf(document); }},
    Writer{".md", [](Document const& document) -> Written { return write_markdown(document); }},
};

Writer const* find_writer(std::string_view ending)
{
    auto const* const found =
        std::find_if(writers.begin(), writers.end(), [ending](auto const& writer) { return writer.ending == ending; });
    return found == writers.end() ? nullptr : found;
}

}  // namespace

bool is_written_ending(std::string_view ending)
{
    return find_writer(ending) != nullptr;
}

base::Result<std::string> write_document(Document const& document, std::string_view ending)
{
    auto const* const writer = find_writer(ending);
    base::ensure(writer != nullptr, "the caller asks for an ending that documents are written in");
    return writer->write(document);
}

}  // namespace document
