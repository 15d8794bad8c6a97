#pragma once

#include "base/json_fwd.hpp"
#include "requests/domain/remedy_case.hpp"

namespace requests {

// What happened in a reconsideration or a suit as JSON, without its name (name_of) that stands beside it.
// "remedy_filed", "remedy_decided", …: as the journal names it.
[[nodiscard]] std::string_view name_of(RemedyHappening const& what);
[[nodiscard]] base::Json to_json(RemedyHappening const& what);
// Of what to_json gave; anything else ends with an exception.
[[nodiscard]] RemedyHappening remedy_happening_of(std::string_view name, base::Json const& json);

}  // namespace requests
