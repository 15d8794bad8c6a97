#pragma once

#include "requests/domain/remedy_case.hpp"

namespace requests {

// What no source settles, and an agency may therefore choose.
enum class SplitPapers { counted_each, counted_once };     // one paper that was split into several requests
enum class PendingCases { counted_again, counted_once };   // a case that was pending on 31 December
enum class SecondInstance { same_case, new_case };         // an appeal in a later year than the judgment
struct CountingChoices {
    SplitPapers split = SplitPapers::counted_each;
    PendingCases pending = PendingCases::counted_again;
    SecondInstance second = SecondInstance::same_case;
};

// What the tables of the report ask of a request, and nothing else of it: many requests are the same to them.
struct CountedRequest {
    int received_year = 0;
    std::optional<int> ended_year = {};  // with its one result; none while it goes on
    std::string applicant_kind = {};
    std::string leaf = {};               // row of table three; empty while it goes on
    bool is_part = false;                // of a paper that was split
    std::optional<Date> received_on = {};  // the days themselves, only of a single request: a group has none
    std::optional<Date> ended_on = {};     // for the first time

    friend bool operator==(CountedRequest const&, CountedRequest const&) = default;
};
// Nothing before its receipt. It ends on the day its answer is served, for the posting day is the day of the answer.
[[nodiscard]] std::optional<CountedRequest> counted(Request const& request, RequestLaw const& law);

// The same of a reconsideration or a suit.
struct CountedRemedy {
    RemedyKind kind = RemedyKind::review;
    Before before = Before::nothing;
    int filed_year = 0;
    std::optional<int> decided_year = {};
    std::string outcome = {};
    std::optional<int> appealed_year = {};
    std::optional<int> appeal_decided_year = {};
    std::string appeal_outcome = {};

    friend bool operator==(CountedRemedy const&, CountedRemedy const&) = default;
};
[[nodiscard]] CountedRemedy counted(RemedyCase const& remedy);

// So many of which the tables ask the same.
template <class T>
struct Several {
    T what;
    std::int64_t count = 1;
};

// Where a request stands in table three of a year: it came in the year or before, and it ended with one result or goes on.
struct Placing {
    enum class Came { in_year, before };

    Came came = Came::in_year;
    std::string column;               // of its applicant
    std::optional<std::string> leaf = {};  // its one result; none: carried out
};
// Nothing where the request does not belong to that year at all.
[[nodiscard]] std::optional<Placing> placing_of(CountedRequest const& request, int year, CountingChoices const& choices,
                                                RequestLaw const& law);
// Whether the request is counted in that cell of table three ("t3.denied.state_secret.total").
[[nodiscard]] bool is_counted_in(std::string_view cell, Placing const& placing);

// Cells of a table by their ids in the form ("t3.denied.state_secret.total"), those with 0 as well.
using Cells = std::map<std::string, std::int64_t, std::less<>>;

[[nodiscard]] Cells count_table_three(std::span<Several<CountedRequest> const> requests, int year, CountingChoices const& choices,
                                      RequestLaw const& law);

// The cells of table four in which a case is counted for that year, without the totals: none or one, two where an appeal is a case
// of its own.
[[nodiscard]] std::vector<std::string> cells_of(CountedRemedy const& remedy, int year, CountingChoices const& choices,
                                                RequestLaw const& law);
// Whether the case is counted in that cell of table four, which may be a total.
[[nodiscard]] bool is_counted_in(std::string_view cell, CountedRemedy const& remedy, int year, CountingChoices const& choices,
                                 RequestLaw const& law);
[[nodiscard]] Cells count_table_four(std::span<Several<CountedRemedy> const> cases, int year, CountingChoices const& choices,
                                     RequestLaw const& law);

}  // namespace requests
