#pragma once

#include "base/place.hpp"
#include "platform/config/texts.hpp"

#include <string>

namespace config {

// A place in the language of the screen: 第57行, 第2页, 第1张表B3. Empty when unknown.
[[nodiscard]] std::string place_text(base::Place const& place, Texts const& texts);

}  // namespace config
