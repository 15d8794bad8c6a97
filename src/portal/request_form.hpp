#pragma once

#include "portal/public_site.hpp"

namespace portal {

// The field of the form in which files are chosen.
inline constexpr auto files_field = "files";

// The fields of the form that hold what is asked and who asks, in the order of the page.
[[nodiscard]] std::vector<std::string_view> typed_fields();
[[nodiscard]] std::string field_label(std::string_view id, config::Texts const& texts);

// What a visitor typed into the request form, as a submission. Faults are of the form alone: a field that is longer than
// any honest one, the field that people do not see. Those of the law are the intake's.
struct TypedRequest {
    requests::Submission submission;
    base::Faults faults;
};
[[nodiscard]] TypedRequest typed_request(http::Parameters const& typed);

// The fields of the form with what was typed in them and what is wrong there, and a summary of all faults.
[[nodiscard]] base::Json form_as_json(http::Parameters const& typed, base::Faults const& faults, requests::RequestLaw const& law,
                                      config::Texts const& texts);

}  // namespace portal
