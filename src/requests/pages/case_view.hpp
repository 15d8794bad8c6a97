#pragma once

#include "requests/pages/case_actions.hpp"
#include "requests/pages/case_words.hpp"

// The case page: what is known, whose move it is, and what can be written down now.
namespace requests {

// A form that was sent and not taken; what was typed stays in it.
struct Failed {
    std::string_view action;
    Given given;
    base::Faults faults;
};

// A case with all that its forms are made of.
struct OpenCase {
    CaseView view;
    Terms terms;
    std::vector<agencies::Person> people;
    int nth_this_month = 1;

    [[nodiscard]] ActionScene scene(Visit const& visit, PageTools const& tools, std::optional<LetterId> letter = {}) const;
};
[[nodiscard]] Result<OpenCase> open_case(Visit const& visit, PageTools const& tools);

// The forms that the visitor may send now, each to `address` and the action's name; and the one that failed, in any case.
struct ShownActions {
    std::span<Action const> actions;
    std::string address;
    Failed const* failed = nullptr;
};
[[nodiscard]] base::Json actions_json(ShownActions const& shown, Visit const& visit, ActionScene const& scene, std::int64_t version);

[[nodiscard]] http::Response case_page(Visit const& visit, PageTools const& tools, Failed const* failed, int status = 200);

// Of a refused step: its fault, at the field where that is known.
[[nodiscard]] base::Faults faults_of_refusal(base::Error const& error);

}  // namespace requests
