#pragma once

#include "disclosure/domain/document_register.hpp"

#include <vector>

namespace disclosure {

// An item of the list of powers (权责清单): what a station of the agency decides, or collects.
struct Power {
    std::int64_t number = 0;  // within the agency, from 1
    std::string station = {};
    ActKind kind = ActKind::licensing;
    std::string name = {};

    friend bool operator==(Power const&, Power const&) = default;
};

[[nodiscard]] std::optional<ActKind> parse_act_kind(std::string_view text);

// What stations answered for a year, by the numbers of the powers.
using StationAnswers = std::map<std::int64_t, Decimal>;

// Of each kind of which there is a power: what all of them add up to, once every one was answered for.
[[nodiscard]] std::map<ActKind, Decimal> sums_of(std::span<Power const> powers, StationAnswers const& answers);

// The list as it is to be kept: an item that is in the old one as well keeps its number, and with it its answers. Another one
// goes on from the last number that was ever given, so that it inherits no answer of an item that is gone.
[[nodiscard]] std::vector<Power> renumbered(std::vector<Power> powers, std::span<Power const> before, std::int64_t last_given);

}  // namespace disclosure
