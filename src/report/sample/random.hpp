#pragma once

#include "base/ensure.hpp"

#include <cstdint>
#include <random>
#include <vector>

namespace report {

// Numbers by chance that are the same on every machine for the same seed; the standard distributions are not.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_{seed} {}

    // A whole number from 0 to below - 1.
    [[nodiscard]] std::size_t below(std::size_t limit)
    {
        base::ensure(limit > 0, "there is something to choose from");
        return static_cast<std::size_t>(engine_() % limit);
    }

    // From first to last, both included.
    [[nodiscard]] int between(int first, int last)
    {
        return first + static_cast<int>(below(static_cast<std::size_t>(last - first) + 1));
    }

    [[nodiscard]] bool one_in(std::size_t times) { return below(times) == 0; }

    template <class Value>
    [[nodiscard]] Value const& pick(std::vector<Value> const& values)
    {
        return values[below(values.size())];
    }

private:
    std::mt19937_64 engine_;
};

}  // namespace report
