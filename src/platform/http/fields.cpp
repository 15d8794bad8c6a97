#include "platform/http/fields.hpp"

#include <algorithm>

namespace http {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string one_line(std::string_view value)
{
    std::string line{value};
    std::replace_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F; },
                    ' ');
    return line;
}

}  // namespace

bool equal_ignoring_case(std::string_view left, std::string_view right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char l, char r) { return lower(l) == lower(r); });
}

std::string_view trim_blanks(std::string_view text)
{
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

void Fields::add(std::string_view name, std::string_view value)
{
    entries_.emplace_back(one_line(name), one_line(value));
}

void Fields::set(std::string_view name, std::string_view value)
{
    std::erase_if(entries_, [name](Entry const& entry) { return equal_ignoring_case(entry.first, name); });
    add(name, value);
}

void Fields::set_if_absent(std::string_view name, std::string_view value)
{
    if (!has(name))
        add(name, value);
}

std::string_view Fields::get(std::string_view name) const
{
    auto const found =
        std::find_if(entries_.begin(), entries_.end(), [name](Entry const& entry) { return equal_ignoring_case(entry.first, name); });
    return found == entries_.end() ? std::string_view{} : std::string_view{found->second};
}

bool Fields::has(std::string_view name) const
{
    return count(name) > 0;
}

std::size_t Fields::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(
        entries_.begin(), entries_.end(), [name](Entry const& entry) { return equal_ignoring_case(entry.first, name); }));
}

bool Fields::lists(std::string_view name, std::string_view word) const
{
    for (auto const& [entry_name, value] : entries_) {
        if (!equal_ignoring_case(entry_name, name))
            continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto const comma = rest.find(',');
            auto const item = rest.substr(0, comma);
            if (equal_ignoring_case(trim_blanks(item.substr(0, item.find(';'))), word))
                return true;
            rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
        }
    }
    return false;
}

std::optional<std::string_view> Parameters::find(std::string_view name) const
{
    auto const found = std::find_if(entries_.begin(), entries_.end(), [name](Entry const& entry) { return entry.first == name; });
    return found == entries_.end() ? std::nullopt : std::optional<std::string_view>{found->second};
}

std::vector<std::string_view> Parameters::all(std::string_view name) const
{
    std::vector<std::string_view> values;
    for (auto const& [entry_name, value] : entries_)
        if (entry_name == name)
            values.emplace_back(value);
    return values;
}

}  // namespace http
