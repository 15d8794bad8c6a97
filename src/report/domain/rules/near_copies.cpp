#include "report/domain/rules/near_copies.hpp"

#include "base/ensure.hpp"
#include "report/domain/rules/narrative_facts.hpp"

#include <cmath>

namespace report {
namespace {

double limit_of(Rule const& rule, std::string_view name)
{
    auto const found = rule.limits.find(name);
    base::ensure(found != rule.limits.end(), "the rule's entry has every limit that its function asks for");
    return found->second;
}

// 总体情况、存在的主要问题及改进情况
std::string compared_parts(Report const& report)
{
    return report.form == nullptr ? std::string{}
                                  : report.form->sections[0].title.official + "、" + report.form->sections[4].title.official;
}

// Answers for one other report.
void assess_copy(Assessor& assessor, narrative::ShingleSet const& own, Report const& other)
{
    auto const shingles = narrative::shingles_of(other);
    if (!is_long_enough(assessor.rule(), own) || !is_long_enough(assessor.rule(), shingles))
        return assessor.not_assessable();
    auto finding = near_copy(assessor.rule(), assessor.report(), own, shingles, other.title.empty() ? other.organisation : other.title);
    if (!finding)
        return assessor.passed();
    assessor.failed(std::move(*finding));
}

}  // namespace

bool is_long_enough(Rule const& rule, narrative::ShingleSet const& shingles)
{
    return static_cast<double>(shingles.characters) >= limit_of(rule, "characters");
}

std::optional<Finding> near_copy(Rule const& rule, Report const& report, narrative::ShingleSet const& own,
                                 narrative::ShingleSet const& other, std::string_view other_name)
{
    auto const value = narrative::similarity(own, other);
    if (!is_long_enough(rule, own) || !is_long_enough(rule, other) || value < limit_of(rule, "similarity"))
        return std::nullopt;
    Finding finding;
    finding.rule = rule.id;
    finding.severity = rule.severity;
    finding.left = Decimal::from_micros(std::llround(value * static_cast<double>(Decimal::scale)));
    finding.at = report.sections[0].at;
    finding.words = {{"section", compared_parts(report)}, {"other", std::string{other_name}},
                     {"p", std::to_string(std::llround(std::floor(value * 100)))}};
    return finding;
}

namespace narrative {

void same_as_last_year(Assessor& assessor)
{
    if (assessor.facts().previous == nullptr)
        return assessor.not_assessable();
    TextOf const text{assessor};
    assess_copy(assessor, shingles_of(*text, assessor.report()), *assessor.facts().previous);
}

void same_as_another(Assessor& assessor)
{
    if (assessor.facts().others.empty())
        return assessor.not_assessable();
    TextOf const text{assessor};
    auto const own = shingles_of(*text, assessor.report());
    for (auto const& other : assessor.facts().others)
        assess_copy(assessor, own, other);
}

}  // namespace narrative
}  // namespace report
