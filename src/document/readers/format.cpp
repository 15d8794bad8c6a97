#include "document/readers/format.hpp"

#include "base/ascii.hpp"
#include "document/readers/format_list.hpp"

#include <algorithm>

namespace document {

std::span<Format const> all_formats()
{
    static auto const formats = [] {
        auto listed = list_formats();
        std::ranges::sort(listed, {}, &Format::precedence);
        return listed;
    }();
    return formats;
}

bool has_ending_of(Format const& format, std::string_view file_name)
{
    auto const dot = file_name.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == file_name.size())
        return false;
    auto const ending = base::to_small_letters(file_name.substr(dot + 1));
    for (auto rest = format.endings; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        if (rest.substr(0, end) == ending)
            return true;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return false;
}

Format const* find_format(std::string_view bytes, std::string_view file_name)
{
    Sample sample{bytes};
    Format const* possible = nullptr;
    Format const* fallback = nullptr;
    for (auto const& format : all_formats()) {
        auto const fit = format.fits(sample);
        if (fit == Fit::certain)
            return &format;
        if (fit == Fit::possible && possible == nullptr && has_ending_of(format, file_name))
            possible = &format;
        if (fit == Fit::fallback && fallback == nullptr)
            fallback = &format;
    }
    return possible != nullptr ? possible : fallback;
}

}  // namespace document
