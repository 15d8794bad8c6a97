#pragma once

#include "requests/pages/form_fields.hpp"

// What staff can write down in a case, as a table: who may, what the form asks, and what it says happened.
namespace requests {

// What a form is made for.
struct ActionScene {
    Request const& request;
    Terms const& terms;
    PageTools const& tools;
    config::Texts const& texts;
    PersonKey by;
    Date today;
    std::vector<agencies::Person> const& people;  // of the agency
    std::optional<LetterId> letter = {};          // that is moved on
    int nth_this_month = 1;                       // of the applicant's requests of this month, this one
};

struct Action {
    std::string_view name;  // in addresses and, behind "desk.action.", among the texts
    Permission permission;
    std::vector<Field> (*fields)(ActionScene const&);
    // With faults in the reader it is only what it would be.
    Happening (*happening)(FormReader&, ActionScene const&);
};

[[nodiscard]] std::span<Action const> case_actions();
// Of one letter, in the order of its way out.
[[nodiscard]] std::span<Action const> letter_actions();

// All fields of the form: those of the action and the day on which it happened.
[[nodiscard]] std::vector<Field> fields_of(Action const& action, ActionScene const& scene);
// Whether the law allows it now, if the form is sent as it begins.
[[nodiscard]] bool is_possible(Action const& action, ActionScene const& scene);
// What is to be recorded, or what is wrong with the form.
[[nodiscard]] base::Accepted<Entry> entry_of(Action const& action, ActionScene const& scene, Given const& given);

// The one step that comes next, by the state of the request: of those named the first that is possible. Empty: none of these.
[[nodiscard]] std::span<std::string_view const> next_steps(RequestState state);

}  // namespace requests
