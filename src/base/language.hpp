#pragma once

#include <cstdint>

namespace base {

// What the program speaks.
enum class Language : std::uint8_t { zh, en };

}  // namespace base
