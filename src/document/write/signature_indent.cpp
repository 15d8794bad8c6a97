#include "document/write/signature_indent.hpp"

#include "base/utf8.hpp"
#include "document/write/official_page.hpp"

#include <algorithm>

namespace document {
namespace {

// In characters; a digit is half as wide.
double width_of(std::string_view text)
{
    return static_cast<double>(base::display_width(text)) / 2;
}

}  // namespace

double date_indent()
{
    return official_page::date_indent;
}

double signature_indent(std::string_view name, std::string_view date)
{
    if (date.empty())
        return official_page::signature_indent;
    auto const middle = date_indent() + width_of(date) / 2;
    return std::clamp(middle - width_of(name) / 2, 0.0, static_cast<double>(official_page::characters));
}

std::string_view date_below(Document const& document, std::size_t block)
{
    auto const* next = block + 1 < document.blocks.size() ? std::get_if<Paragraph>(&document.blocks[block + 1]) : nullptr;
    return next != nullptr && next->role == ParagraphRole::date ? std::string_view{next->text} : std::string_view{};
}

}  // namespace document
