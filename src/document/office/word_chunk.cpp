#include "document/office/word_chunk.hpp"

#include "base/ascii.hpp"
#include "document/office/docx_reader.hpp"
#include "document/office/office_kind.hpp"
#include "document/office/word_document.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/mht_reader.hpp"
#include "document/text/text_reader.hpp"

namespace document::office {
namespace {

std::string small_head(std::string_view bytes)
{
    constexpr std::size_t enough = 4096;
    return base::to_small_letters(bytes.substr(0, enough));
}

base::Result<Document> read_any(std::string_view bytes, Package const& outer, int depth)
{
    if (office_kind(bytes) == OfficeKind::docx)
        return read_inner_docx(bytes, outer, depth);
    auto const head = small_head(bytes);
    if (looks_like_mht(head))
        return read_mht(bytes, outer.limits());
    return head.find('<') != std::string::npos ? read_html(bytes, outer.limits()) : read_text(bytes, outer.limits());
}

}  // namespace

base::Result<std::vector<Block>> read_chunk(std::string_view bytes, Package const& outer, int depth)
{
    if (depth > deepest_chunk)
        return tl::unexpected{over_limit("depth", deepest_chunk)};
    auto document = read_any(bytes, outer, depth);
    if (document)
        return std::move(document->blocks);
    // What is no text or empty says nothing; a limit that is passed ends the whole file.
    if (document.error().kind == base::ErrorKind::over_limit)
        return tl::unexpected{document.error()};
    return std::vector<Block>{};
}

}  // namespace document::office
