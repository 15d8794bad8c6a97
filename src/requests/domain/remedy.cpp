#include "requests/domain/remedy.hpp"

#include "requests/domain/legal_period.hpp"

#include <algorithm>

namespace requests {

base::Result<Remedies> remedies_of(RemedyClause clause, std::string_view agency_level, std::optional<Date> known_on, Terms const& terms, Told told)
{
    if (clause == RemedyClause::none)
        return Remedies{.clause = clause};
    auto const body = std::find_if(terms.law.bodies.begin(), terms.law.bodies.end(), [&](auto const& each) {
        return std::find(each.levels.begin(), each.levels.end(), agency_level) != each.levels.end();
    });
    if (body == terms.law.bodies.end())
        return base::fail(base::ErrorKind::invalid_input, "remedy.unknown-level",
                          "It is not known who decides on reconsideration against {level}.", {{"level", std::string{agency_level}}});
    Remedies remedies{.clause = clause, .body = &*body, .known_on = known_on};
    if (!known_on)
        return remedies;
    auto const& apply = terms.law.period(told == Told::yes ? "review_apply" : "review_apply_untold");
    remedies.review_until = end_of(apply, *known_on, terms.calendar);
    if (clause != RemedyClause::reconsideration_first)
        remedies.suit_until = end_of(terms.law.period("suit_direct"), *known_on, terms.calendar);
    return remedies;
}

}  // namespace requests
