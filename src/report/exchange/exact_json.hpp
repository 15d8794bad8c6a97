#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace report {

// A JSON value whose numbers stay as they are written, so that 240.1 never passes through binary fractions.
struct ExactJson {
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    std::string text;                                         // of a string or number; "true", "false"
    std::vector<std::pair<std::string, ExactJson>> members;  // of an object, in order; of an array with empty names

    [[nodiscard]] ExactJson const* find(std::string_view name) const;
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

// Refused when it is no JSON, nests deeper than a report does, or names a member twice.
[[nodiscard]] base::Result<ExactJson> parse_exact_json(std::string_view text);

}  // namespace report
