#pragma once

#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <optional>
#include <string_view>

// Text that stands in another report as well. Over many reports the caller keeps a narrative::CopyIndex and calls
// near_copy for each candidate; the finding belongs to the report that came later and names the other.
namespace report {

// Nothing when a text is too short to tell (see `is_long_enough`) or the similarity is below the rule's limit.
[[nodiscard]] std::optional<Finding> near_copy(Rule const& rule, Report const& report, narrative::ShingleSet const& own,
                                               narrative::ShingleSet const& other, std::string_view other_name);

[[nodiscard]] bool is_long_enough(Rule const& rule, narrative::ShingleSet const& shingles);

}  // namespace report
