#include "report/domain/rules/rule_function.hpp"

namespace report {

std::span<RuleFunction const> narrative_rules()
{
    return {};
}

}  // namespace report
