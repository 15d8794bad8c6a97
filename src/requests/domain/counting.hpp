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

// Where one request stands in table three of a year: it came in the year or before, and it ended with one result or goes on.
struct Placing {
    enum class Came { in_year, before };

    Came came = Came::in_year;
    std::string column;               // of its applicant
    std::optional<std::string> leaf = {};  // its one result; none: carried out
};
// Nothing where the request does not belong to that year at all. It ends on the day its answer is served, for the posting day
// is the day of the answer; until then it is carried.
[[nodiscard]] std::optional<Placing> placing_of(Request const& request, int year, CountingChoices const& choices,
                                                RequestLaw const& law);

// Cells of a table by their ids in the form ("t3.denied.state_secret.total"), those with 0 as well.
using Cells = std::map<std::string, std::int64_t, std::less<>>;

[[nodiscard]] Cells count_table_three(std::span<Request const> requests, int year, CountingChoices const& choices,
                                      RequestLaw const& law);

// The cells of table four in which a case is counted for that year: none or one, two where an appeal is a case of its own.
[[nodiscard]] std::vector<std::string> cells_of(RemedyCase const& remedy, int year, CountingChoices const& choices,
                                                RequestLaw const& law);
[[nodiscard]] Cells count_table_four(std::span<RemedyCase const> cases, int year, CountingChoices const& choices,
                                     RequestLaw const& law);

}  // namespace requests
