#pragma once

#include "base/decimal.hpp"
#include "base/place.hpp"

#include <optional>
#include <string>
#include <string_view>

// Pieces of JSON, appended.
namespace report {

// A string in quotes; a byte that is no UTF-8 becomes U+FFFD.
void append_quoted(std::string& out, std::string_view text);
// The string, or null when it is empty.
void append_quoted_or_null(std::string& out, std::string_view text);
void append_number(std::string& out, std::optional<base::Decimal> value);
void append_number(std::string& out, std::optional<int> value);
// The name of a member with its colon, after a comma where it is not the first of its object. Names are ids of ours, in
// which nothing is to be escaped.
void append_name(std::string& out, std::string_view name);
// Whole members.
void append_text_member(std::string& out, std::string_view name, std::string_view text);  // null when empty
void append_number_member(std::string& out, std::string_view name, std::optional<int> value);
void append_place(std::string& out, base::Place const& place);

}  // namespace report
