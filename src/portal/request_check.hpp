#pragma once

#include "portal/public_site.hpp"
#include "requests/domain/fee_notice.hpp"

// The page on which an applicant reads once more what was typed before it is sent.
namespace portal {

// What the law finds wrong with it, as the intake will.
[[nodiscard]] base::Faults faults_before_sending(requests::Submission const& submission, requests::RequestLaw const& law);

// What was typed, in words: a row for each field that is not empty.
[[nodiscard]] base::Json typed_as_json(http::Parameters const& typed, requests::RequestLaw const& law, config::Texts const& texts);
// The same for the form that sends it: names and values.
[[nodiscard]] base::Json kept_as_json(http::Parameters const& typed);
// The how-manieth request of the month it is, as far as this browser knows, what fee may follow, and the tariff.
[[nodiscard]] base::Json nth_as_json(int nth, requests::FeeSchedule const& fees, config::Texts const& texts);
// {"faults", "files_fault", "files_lost"}.
[[nodiscard]] base::Json faults_as_json(base::Faults const& faults, requests::RequestLaw const& law, config::Texts const& texts);

}  // namespace portal
