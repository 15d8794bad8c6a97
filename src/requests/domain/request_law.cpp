#include "requests/domain/request_law.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace requests {
namespace {

template <class T>
T const* find_by_id(std::vector<T> const& list, std::string_view id)
{
    auto const found = std::find_if(list.begin(), list.end(), [id](T const& each) { return each.id == id; });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

bool forbid(std::vector<Finding> const& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](Finding const& f) { return f.severity == Severity::error; });
}

Channel const* RequestLaw::channel(std::string_view id) const { return find_by_id(channels, id); }
ApplicantKind const* RequestLaw::applicant(std::string_view id) const { return find_by_id(applicants, id); }
IdentityKind const* RequestLaw::identity_kind(std::string_view id) const { return find_by_id(identity_kinds, id); }
WantedWay const* RequestLaw::wanted_way(std::string_view id) const { return find_by_id(wanted_ways, id); }
WantedForm const* RequestLaw::wanted_form(std::string_view id) const { return find_by_id(wanted_forms, id); }
DecisionKind const* RequestLaw::decision(std::string_view id) const { return find_by_id(decisions, id); }
EventKind const* RequestLaw::event(std::string_view id) const { return find_by_id(events, id); }
LetterKind const* RequestLaw::letter(std::string_view id) const { return find_by_id(letters, id); }
Outcome const* RequestLaw::outcome(std::string_view id) const { return find_by_id(outcomes, id); }
ServiceMode const* RequestLaw::service(std::string_view id) const { return find_by_id(services, id); }
ServiceProof const* ServiceMode::proof(std::string_view proof_id) const { return find_by_id(proofs, proof_id); }
Check const* RequestLaw::check(std::string_view id) const { return find_by_id(checks, id); }

LetterElement const& RequestLaw::element(std::string_view id) const
{
    auto const* found = find_by_id(elements, id);
    base::ensure(found != nullptr, "the elements of letters are known");
    return *found;
}

LegalPeriod const& RequestLaw::period(std::string_view id) const
{
    auto const found = periods.find(id);
    base::ensure(found != periods.end(), "the period is one of requests.json");
    return found->second;
}

DecisionKind const& RequestLaw::closing(std::string_view event) const
{
    auto const found = std::find_if(decisions.begin(), decisions.end(), [event](auto const& d) { return d.closing == event; });
    base::ensure(found != decisions.end(), "each event that ends a request has its kind of decision");
    return *found;
}

Finding RequestLaw::finding(std::string_view id, base::Error::Words words, std::string_view field) const
{
    auto const* found = check(id);
    base::ensure(found != nullptr, "the check is one of requests.json");
    return {.check = found->id,
            .field = std::string{field.empty() ? found->field : field},
            .severity = found->severity,
            .words = std::move(words)};
}

std::string message_of(Finding const& finding, RequestLaw const& law, base::Language language)
{
    for (auto const& check : law.checks)
        if (check.id == finding.check)
            return base::fill_words(language == base::Language::zh ? check.message.zh : check.message.en, finding.words);
    base::ensure(false, "the check is one of requests.json");
    return {};
}

}  // namespace requests
