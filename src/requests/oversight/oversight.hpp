#pragma once

#include "agencies/domain/agency.hpp"
#include "requests/request_tools.hpp"

#include <array>

namespace requests {

// What an agency can be late with: the answer, confirming a receipt with the applicant, circulating within the office, the reply
// to a reconsideration or a suit.
enum class Lateness { answer, confirmation, circulation, reply };
inline constexpr std::array<std::string_view, 4> lateness_names{"answer", "confirmation", "circulation", "reply"};

struct LateCase {
    Lateness with = Lateness::answer;
    AgencyId agency;
    std::int64_t id = 0;       // of the request; of a reply, of the reconsideration or suit
    std::string number = {};   // of the register; of a reply, the id
    std::string subject = {};  // in the office's words; empty for a reply
    std::string unit = {};
    Date due_on;

    friend bool operator==(LateCase const&, LateCase const&) = default;
};

// How one agency stands today, or several together.
struct Standings {
    std::int64_t open = 0;    // requests
    std::int64_t lapsed = 0;  // applicants whose time to correct or to pay has passed, which nobody has written down
    std::array<std::int64_t, lateness_names.size()> late = {};
    std::optional<Date> oldest = {};  // the day that has passed longest

    [[nodiscard]] std::int64_t all_late() const;
    Standings& operator+=(Standings const& other);
    friend bool operator==(Standings const&, Standings const&) = default;
};

struct UnitStandings {
    agencies::Agency agency;
    Standings standings;
};

struct OversightFilter {
    std::optional<Lateness> with = {};
    std::optional<agencies::Level> level = {};
    std::string text = {};   // within the name or the code of the unit
    bool late_only = false;  // units that are late with something
};

// An agency and all below it.
struct Oversight {
    Standings whole;                   // of those that the filter lets through
    std::vector<UnitStandings> units;  // the one with most late cases first
    std::vector<LateCase> cases;       // the day that has passed longest first
};

// A due day that another calendar moved.
struct CalendarMove {
    RequestKey key;
    std::string request_number;
    std::string subject;
    Date moved_on;
    std::optional<Date> from = {};
    std::optional<Date> to = {};
    std::string was_edition;
    std::string now_edition;
};
struct CalendarMoves {
    std::vector<CalendarMove> moves;  // the last first
    std::int64_t total = 0;
};

}  // namespace requests
