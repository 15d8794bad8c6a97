#include "report/annotating/finding_words.hpp"

#include "base/ensure.hpp"
#include "platform/config/place_text.hpp"
#include "report/annotating/finding_place.hpp"

namespace report {

Rule const& FindingWords::rule_of(Finding const& finding) const
{
    auto const* rule = checked_.rules.find(finding.rule);
    base::ensure(rule != nullptr, "a finding is of a rule in the book it was checked by");
    return *rule;
}

std::string FindingWords::severity(Finding const& finding) const
{
    return say("annotate.severity." + std::string{to_string(finding.severity)});
}

std::string FindingWords::where(Finding const& finding) const
{
    auto words = where_in_words(finding, checked_.report);
    if (words.empty())
        words = say("annotate.whole");
    if (auto const quote = quote_of(finding); !quote.empty())
        words += say("annotate.quote", {{"quote", quote}});
    if (auto const at = place_text(finding.at, texts_); !at.empty())
        words += say("annotate.at", {{"place", at}});
    return words;
}

std::string FindingWords::what(Finding const& finding) const
{
    return message_of(rule_of(finding), finding, language());
}

std::string FindingWords::why(Finding const& finding) const
{
    auto const& rule = rule_of(finding);
    auto const& title = language() == Language::zh ? rule.title_zh : rule.title_en;
    auto const code = "annotate.basis." + rule.basis;
    auto const basis = say(code, {{"source", rule.source}});
    return say("annotate.why", {{"title", title}, {"rule", rule.id}, {"basis", basis}});
}

std::string FindingWords::advice(Finding const& finding) const
{
    return advice_of(rule_of(finding), finding, language());
}

}  // namespace report
