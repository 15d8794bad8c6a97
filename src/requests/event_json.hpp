#pragma once

#include "base/json_fwd.hpp"
#include "requests/domain/request_event.hpp"

namespace requests {

// What happened as JSON, without its name (name_of) that stands beside it.
[[nodiscard]] base::Json to_json(Happening const& what);
// Of what to_json gave; anything else ends with an exception: the database was changed by hand.
[[nodiscard]] Happening happening_of(std::string_view name, base::Json const& json);

}  // namespace requests
