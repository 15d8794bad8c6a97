#pragma once

// The one door to the JSON library. Headers of features should include base/json_fwd.hpp.
#include "base/json_fwd.hpp"

#include <nlohmann/json.hpp>
