#include "platform/console/console.hpp"

#include "base/utf8.hpp"

namespace console {
namespace {

std::string_view escape_of(Style style)
{
    switch (style) {
    case Style::heading: return "\033[1m";
    case Style::error: return "\033[31m";
    case Style::warning: return "\033[33m";
    case Style::info: return "\033[36m";
    case Style::good: return "\033[32m";
    case Style::faint: return "\033[2m";
    }
    return {};
}

std::string fill_for(std::string_view text, std::size_t columns)
{
    auto const width = base::display_width(text);
    return std::string(width < columns ? columns - width : 0, ' ');
}

}  // namespace

std::string Console::styled(Style style, std::string_view text) const
{
    if (!out_is_terminal)
        return std::string{text};
    return std::string{escape_of(style)}.append(text).append("\033[0m");
}

void Console::warn(base::Error const& warning) const
{
    err << texts.say("cli.warning", {{"text", texts.say(warning)}}) << '\n';
}

std::string padded(std::string_view text, std::size_t columns)
{
    return std::string{text} + fill_for(text, columns);
}

std::string padded_left(std::string_view text, std::size_t columns)
{
    return fill_for(text, columns).append(text);
}

}  // namespace console
