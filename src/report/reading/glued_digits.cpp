#include "report/reading/glued_digits.hpp"

#include "report/reading/placement.hpp"

namespace report {
namespace {

constexpr std::size_t outcomes_a_group = 5;

// Whether the last number of each sum is the sum of those before it. Blank cells leave no digits behind, so that fewer
// numbers than columns must be thought of, too; of those, only a whole sum is known to fit.
bool fits_sums(std::vector<Decimal> const& split, TableId table)
{
    auto const group = [&split](std::size_t first, std::size_t count) {
        Decimal sum;
        for (std::size_t i = 0; i + 1 < count; ++i)
            sum += split[first + i];
        return sum == split[first + count - 1];
    };
    switch (table) {
    case TableId::t2: return true;
    case TableId::t3: return group(0, split.size());
    case TableId::t4:
        if (split.size() % outcomes_a_group != 0)
            return true;
        for (std::size_t first = 0; first + outcomes_a_group <= split.size(); first += outcomes_a_group)
            if (!group(first, outcomes_a_group))
                return false;
        return true;
    }
    return false;
}

}  // namespace

std::vector<std::vector<Decimal>> fitting_splits(std::string_view digits, std::size_t width, TableId table)
{
    std::vector<std::vector<Decimal>> splits;
    for (auto numbers = width; numbers > 0; --numbers)
        for (auto& split : possible_splits(digits, numbers))
            if (fits_sums(split, table))
                splits.push_back(std::move(split));
    return splits;
}

}  // namespace report
