#pragma once

#include "base/fault.hpp"
#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// The registers whose numbers an agency may form in its own way.
enum class Register { request, letter };
inline constexpr std::array<std::string_view, 2> register_names{"request", "letter"};

// How an agency forms its numbers; empty where it follows the law's custom.
struct NumberPatterns {
    std::array<std::string, register_names.size()> own = {};

    [[nodiscard]] std::string const& of(Register which) const { return own.at(static_cast<std::size_t>(which)); }
    friend bool operator==(NumberPatterns const&, NumberPatterns const&) = default;
};

// Within the transaction of its connection.
class NumberPatternStore {
public:
    explicit NumberPatternStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] NumberPatterns find(AgencyId agency) const;
    void put(AgencyId agency, NumberPatterns const& patterns);
    // The agency's own, else that of the law.
    [[nodiscard]] std::string pattern_of(AgencyId agency, Register which, RequestLaw const& law) const;

private:
    sql::Connection& connection_;
};

// What makes a pattern unfit: its length, a gap that it does not know, or one that would give a number twice.
[[nodiscard]] std::optional<base::Fault> find_pattern_fault(std::string field, std::string const& pattern);

}  // namespace requests
