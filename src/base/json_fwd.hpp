#pragma once

#include <nlohmann/json_fwd.hpp>

namespace base {

using Json = nlohmann::ordered_json;  // keeps the order in which members stand

}  // namespace base
