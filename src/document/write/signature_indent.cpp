#include "document/write/signature_indent.hpp"

#include "document/write/official_page.hpp"
#include "document/write/title_lines.hpp"

#include <algorithm>

namespace document {
double date_indent()
{
    return official_page::date_indent;
}

double signature_indent(std::string_view name, std::string_view date)
{
    if (date.empty())
        return official_page::signature_indent;
    auto const middle = date_indent() + width_in_characters(date) / 2;
    return std::clamp(middle - width_in_characters(name) / 2, 0.0, static_cast<double>(official_page::characters));
}

std::string_view date_below(Document const& document, std::size_t block)
{
    auto const* next = block + 1 < document.blocks.size() ? std::get_if<Paragraph>(&document.blocks[block + 1]) : nullptr;
    return next != nullptr && next->role == ParagraphRole::date ? std::string_view{next->text} : std::string_view{};
}

}  // namespace document
