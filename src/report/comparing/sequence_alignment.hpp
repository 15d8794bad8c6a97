#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

// What two sequences have in common, in order.
namespace report {

using Symbols = std::span<std::uint32_t const>;
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;  // position in the older, in the newer; rising

// A longest common subsequence. What stands between a common beginning and a common end is compared only as far as the
// product of its lengths allows (four million): beyond it counts as nothing in common.
[[nodiscard]] Pairs common_subsequence(Symbols older, Symbols newer);

// Pairs of unequal elements, in order, so that the sum of their likeness (0 to 1) is greatest; only pairs that are at
// least as alike as `least`. Nothing when there are more than ten thousand candidates.
[[nodiscard]] Pairs pair_alike(std::size_t older, std::size_t newer, double least,
                               std::function<double(std::size_t, std::size_t)> const& likeness);

}  // namespace report
