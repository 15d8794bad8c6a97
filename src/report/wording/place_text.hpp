#pragma once

#include "base/place.hpp"
#include "platform/config/texts.hpp"

#include <string>

namespace report {

// A place in the language of the screen: 第57行, 第2页, 第1张表B3. Empty when unknown.
[[nodiscard]] std::string place_text(base::Place const& place, config::Texts const& texts);

}  // namespace report
