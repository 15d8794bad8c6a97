#pragma once

#include "requests/corrections/correction_service.hpp"
#include "requests/pages/form_fields.hpp"

// What staff can write down in a record correction, as a table: who may, what the form asks, and what it says happened.
namespace requests {

struct CorrectionScene {
    RecordCorrection const& correction;
    PageTools const& tools;
    config::Texts const& texts;
    PersonKey by;
    Date today;
    std::vector<agencies::Person> const& people;  // of the agency
};

struct CorrectionAction {
    std::string_view name;  // in addresses and, behind "correction.action.", among the texts
    Permission permission;
    std::vector<Field> (*fields)(CorrectionScene const&);
    CorrectionHappening (*happening)(FormReader&, CorrectionScene const&);
};

// In the order of a case: the first that is possible, and was not done before, is the next step.
[[nodiscard]] std::span<CorrectionAction const> correction_actions();
[[nodiscard]] std::vector<Field> fields_of(CorrectionAction const& action, CorrectionScene const& scene);
[[nodiscard]] bool is_possible(CorrectionAction const& action, CorrectionScene const& scene);
// Whether it was done before, and would only be done over.
[[nodiscard]] bool is_done(CorrectionAction const& action, RecordCorrection const& correction);
[[nodiscard]] base::Accepted<CorrectionService::Entry> entry_of(CorrectionAction const& action, CorrectionScene const& scene, Given const& given);

}  // namespace requests
