#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <cstdint>
#include <string>

namespace report {

// gongkai sample DIR [--count N] [--seed N] [--year Y] [--formats …] [--damaged PERCENT] [--mistakes PERCENT] [--previous DIR]
struct SampleArguments {
    std::string folder;
    std::uint64_t count = 100;
    std::uint64_t seed = 1;
    int year = 2025;
    std::string formats;  // "text,site,docx"; empty for the shares of benchmarks
    int damaged_percent = 0;
    int mistaken_percent = 0;
    std::string previous;  // folder of last year's reports; empty for none
};

[[nodiscard]] base::Result<console::Outcome> run_sample(SampleArguments const& arguments, config::LawFiles const& law,
                                                        console::Console const& console);

}  // namespace report
