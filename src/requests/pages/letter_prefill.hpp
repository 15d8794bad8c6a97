#pragma once

#include "requests/pages/case_view.hpp"

namespace requests {

// Which letter of the case a new one of that kind is: the answer that was decided on has its number already.
[[nodiscard]] LetterId letter_for(Request const& request, std::string_view kind, RequestLaw const& law);

// What a new letter of that kind begins with, by the templates: what nobody knows yet stands in it as a mark. Opens the
// particulars and the draft, which is a look. Without them, after the erasure, it is empty.
[[nodiscard]] LetterContent first_content(Visit const& visit, PageTools const& tools, OpenCase const& open, std::string kind);

// The text as it was typed, with what it holds of what such a letter must hold. Opens the same.
[[nodiscard]] LetterContent typed_content(Visit const& visit, PageTools const& tools, OpenCase const& open, LetterContent typed);

}  // namespace requests
