#include "report/domain/rules/rule_function.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <utility>

namespace report {
namespace {

bool holds(SeverityCase const& severity_case, Facts const& facts)
{
    if (severity_case.year && severity_case.year != facts.report.year)
        return false;
    if (severity_case.levels.empty())
        return true;
    if (facts.profile == nullptr || !facts.profile->level)
        return false;
    return std::find(severity_case.levels.begin(), severity_case.levels.end(), to_string(*facts.profile->level)) !=
           severity_case.levels.end();
}

Severity severity_for(Rule const& rule, Facts const& facts)
{
    auto const found = std::find_if(rule.severity_when.begin(), rule.severity_when.end(),
                                    [&facts](SeverityCase const& c) { return holds(c, facts); });
    return found == rule.severity_when.end() ? rule.severity : found->severity;
}

}  // namespace

Assessor::Assessor(Rule const& rule, Facts const& facts, CheckResult& result)
    : rule_{rule}, facts_{facts}, result_{result}, assessment_{result.assessed.size()}
{
    result.assessed.emplace_back(rule.id, Assessment{});
}

double Assessor::limit(std::string_view name) const
{
    auto const found = rule_.limits.find(name);
    base::ensure(found != rule_.limits.end(), "the rule's entry has every limit that its function asks for");
    return found->second;
}

std::vector<std::string> const& Assessor::texts(std::string_view name) const
{
    auto const found = rule_.texts.find(name);
    base::ensure(found != rule_.texts.end(), "the rule's entry has every text that its function asks for");
    return found->second;
}

std::string const& Assessor::text(std::string_view name) const
{
    auto const& list = texts(name);
    base::ensure(!list.empty(), "a text of the rule's entry is not empty");
    return list.front();
}

std::optional<Decimal> Assessor::value(std::string_view cell) const
{
    auto const* found = report().find(cell);
    return found == nullptr ? std::nullopt : found->known();
}

void Assessor::passed(int times)
{
    result_.assessed[assessment_].second.passed += times;
}

void Assessor::not_assessable(int times)
{
    result_.assessed[assessment_].second.not_assessable += times;
}

void Assessor::explained()
{
    ++result_.assessed[assessment_].second.failed;
}

void Assessor::failed(Finding finding, std::optional<Severity> severity)
{
    finding.rule = rule_.id;
    finding.severity = severity ? *severity : severity_for(rule_, facts_);
    result_.findings.push_back(std::move(finding));
    ++result_.assessed[assessment_].second.failed;
}

}  // namespace report
