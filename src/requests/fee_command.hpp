#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <cstdint>

namespace requests {

enum class FeeMeasure { pieces, pages };

// gongkai fee --pieces N | --pages N
struct FeeArguments {
    FeeMeasure measure = FeeMeasure::pieces;
    std::int64_t count = 0;
};

// Prints the fee and what each tier adds to it.
[[nodiscard]] base::Result<console::Outcome> run_fee(FeeArguments const& arguments, config::LawFiles const& law,
                                                     console::Console const& console);

}  // namespace requests
