#pragma once

#include "requests/pages/form_fields.hpp"

// What staff can write down in a reconsideration or a suit, as a table; all of it is work of whoever handles requests.
namespace requests {

struct RemedyScene {
    RemedyCase const& remedy;
    Terms const& terms;
    config::Texts const& texts;
    Date today;
};

struct RemedyAction {
    std::string_view name;  // in addresses and, behind "remedy.action.", among the texts
    std::vector<Field> (*fields)(RemedyScene const&);
    RemedyHappening (*happening)(FormReader&, RemedyScene const&);
};

// In the order of a case: the first that is possible is the next step.
[[nodiscard]] std::span<RemedyAction const> remedy_actions();
[[nodiscard]] std::vector<Field> fields_of(RemedyAction const& action, RemedyScene const& scene);
// Whether it was entered already, and can only be put right: it is no next step.
[[nodiscard]] bool is_done(RemedyAction const& action, RemedyCase const& remedy);
[[nodiscard]] bool is_possible(RemedyAction const& action, RemedyScene const& scene);
[[nodiscard]] base::Accepted<RemedyService::Entry> entry_of(RemedyAction const& action, RemedyScene const& scene, Given const& given, PersonKey by);

}  // namespace requests
