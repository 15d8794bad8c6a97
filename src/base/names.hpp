#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

// Names of the values of an enum, as they stand in databases, files and addresses: a table in the order of the enum.
namespace base {

template <class E, class Names>
[[nodiscard]] constexpr std::string_view name_in(Names const& names, E value)
{
    return names.at(static_cast<std::size_t>(value));
}

// The value of that name; none where the table does not have it.
template <class E, class Names>
[[nodiscard]] constexpr std::optional<E> value_named(Names const& names, std::string_view text)
{
    auto const found = std::ranges::find(names, text);
    if (found == names.end())
        return std::nullopt;
    return static_cast<E>(found - names.begin());
}

}  // namespace base
