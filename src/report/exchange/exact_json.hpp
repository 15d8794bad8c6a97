#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace report {

// A JSON value whose numbers stay as they are written, so that 240.1 never passes through binary fractions.
struct ExactJson {
    struct Member;
    enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

    Kind kind = Kind::null;
    std::string text;             // of a string or number; "true", "false"
    std::vector<Member> members;  // of an object, in order; of an array with empty names

    ExactJson();  // null
    explicit ExactJson(Kind of, std::string content = {});
    ExactJson(ExactJson const&);
    ExactJson(ExactJson&&) noexcept;
    ExactJson& operator=(ExactJson const&);
    ExactJson& operator=(ExactJson&&) noexcept;
    ~ExactJson();

    [[nodiscard]] ExactJson const* find(std::string_view name) const;
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

struct ExactJson::Member {
    std::string name;
    ExactJson value;
};

// Refused when it is no JSON, nests deeper than a report does, or names a member twice.
[[nodiscard]] base::Result<ExactJson> parse_exact_json(std::string_view text);

}  // namespace report
