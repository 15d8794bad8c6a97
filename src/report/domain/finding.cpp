#include "report/domain/finding.hpp"

#include <algorithm>

namespace report {

std::string_view to_string(Severity severity)
{
    switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
    }
    return {};
}

Assessment const* CheckResult::assessment_of(std::string_view rule) const
{
    auto const found = std::find_if(assessed.begin(), assessed.end(), [rule](auto const& a) { return a.first == rule; });
    return found == assessed.end() ? nullptr : &found->second;
}

}  // namespace report
