#pragma once

#include "requests/domain/request.hpp"

namespace requests {

// What a person can do against an answer, as facts for its letter and its page.
struct Remedies {
    RemedyClause clause = RemedyClause::ordinary;
    ReconsiderationBody const* body = nullptr;                // who decides on reconsideration; of the law
    std::optional<Date> known_on = {};                        // day 0 of both periods
    std::optional<calendar::CountedDay> review_until = {};    // the last day to apply
    std::optional<calendar::CountedDay> suit_until = {}; // to sue without a reconsideration before it; none where that comes first
};

enum class Told { yes, no };  // whether the letter named the remedies

// `known_on` is the day on which the applicant received the answer (送达), never its date or its posting; without it the remedies
// have no last day. Refused for a level that the law file does not know.
[[nodiscard]] base::Result<Remedies> remedies_of(RemedyClause clause, std::string_view agency_level, std::optional<Date> known_on,
                                                 Terms const& terms, Told told = Told::yes);

}  // namespace requests
