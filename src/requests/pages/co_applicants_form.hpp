#pragma once

#include "requests/pages/form_fields.hpp"

// The part of a form that says who asks with the applicant, and who of them represents all.
namespace requests {

// As many as the form shows, empty ones left out and the others numbered anew, so that what is wrong stands at the right one.
[[nodiscard]] Given with_close_ranks(Given given);
// One more, empty.
[[nodiscard]] Given with_one_more(Given given);

[[nodiscard]] std::size_t co_applicants_in(Given const& given);
// Of the n-th, from 1.
[[nodiscard]] std::vector<Field> co_applicant_fields(std::size_t number, RequestLaw const& law, config::Texts const& texts);
// Among the applicant and the others.
[[nodiscard]] Field representative_field(Given const& given, config::Texts const& texts);

void read_co_applicants(Given const& given, Particulars& particulars);

}  // namespace requests
