#include "document/text/html_lines.hpp"

#include "document/text/text_reader.hpp"
#include "document/text/text_rows.hpp"
#include "document/text/trim.hpp"

#include <algorithm>
#include <utility>

namespace document {
namespace {

void add_to_cell(std::string_view text, int line, HtmlBuilder& builder)
{
    for (; !text.empty(); ++line) {
        auto const one = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(one.size() + 1, text.size()));
        builder.add_text(one, line);
        builder.break_line();
    }
}

}  // namespace

void HtmlLines::add(std::string_view text, int line)
{
    if (text_.empty())
        first_line_ = line - static_cast<int>(std::ranges::count(text, '\n'));
    text_ += text;
}

base::Result<void> HtmlLines::flush(HtmlBuilder& builder, Limits const& limits)
{
    auto const text = std::exchange(text_, {});
    if (is_blank(text))
        return {};
    if (builder.is_in_table()) {
        add_to_cell(text, first_line_, builder);
        return {};
    }
    auto document = read_utf8_text(text, limits);
    if (!document)
        return tl::unexpected{document.error()};
    builder.add_blocks(std::move(document->blocks), first_line_);
    return {};
}

}  // namespace document
