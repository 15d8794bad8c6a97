#include "requests/domain/remedy_case.hpp"

#include "base/ensure.hpp"
#include "requests/domain/legal_period.hpp"

#include <algorithm>

namespace requests {
namespace {

using Stage = RemedyStage;

tl::unexpected<base::Error> refuse(char const* code, char const* message, base::Error::Words words = {})
{
    return base::fail(base::ErrorKind::conflict, code, message, std::move(words));
}

tl::unexpected<base::Error> out_of_turn()
{
    return refuse("remedy.out-of-turn", "This step does not come next in the case.");
}

struct Step {
    RemedyCase& remedy;
    Date on;
    RequestLaw const& law;

    Result<void> operator()(RemedyFiled const&) const { return out_of_turn(); }
    Result<void> operator()(RemedyAccepted const& accepted) const
    {
        if (remedy.stage != Stage::filed)
            return out_of_turn();
        remedy.stage = Stage::accepted;
        remedy.accepted_on = on;
        remedy.procedure = accepted.procedure;
        remedy.file_number = accepted.file_number;
        return {};
    }
    Result<void> operator()(CopyReceived const&) const
    {
        if (remedy.stage != Stage::accepted || remedy.copy_received_on)
            return out_of_turn();
        remedy.copy_received_on = on;
        return {};
    }
    Result<void> operator()(ReplySent const&) const
    {
        if (!remedy.copy_received_on || remedy.replied_on || on < *remedy.copy_received_on)
            return out_of_turn();
        remedy.replied_on = on;
        return {};
    }
    Result<void> operator()(ReviewExtended const&) const
    {
        auto const can_be = remedy.filing.kind == RemedyKind::review && remedy.procedure == Procedure::ordinary;
        if (remedy.stage != Stage::accepted || !can_be || remedy.is_extended)
            return out_of_turn();
        remedy.is_extended = true;
        return {};
    }
    Result<void> operator()(RemedyDecided const& decided) const
    {
        if (remedy.stage != Stage::filed && remedy.stage != Stage::accepted)  // also before it was accepted: 不予受理, 撤回
            return out_of_turn();
        if (auto known = check_outcome(decided.outcome); !known)
            return known;
        remedy.stage = Stage::decided;
        remedy.decided_on = on;
        remedy.outcome = decided.outcome;
        return {};
    }
    Result<void> operator()(ServedOnApplicant const&) const { return serve(remedy.served_on_applicant); }
    Result<void> operator()(ServedOnAgency const&) const { return serve(remedy.served_on_agency); }
    Result<void> operator()(Appealed const&) const
    {
        if (remedy.stage != Stage::decided || remedy.filing.kind != RemedyKind::suit || on < *remedy.decided_on)
            return out_of_turn();
        remedy.stage = Stage::appealed;
        remedy.appealed_on = on;
        return {};
    }
    Result<void> operator()(AppealDecided const& decided) const
    {
        if (remedy.stage != Stage::appealed || on < *remedy.appealed_on)
            return out_of_turn();
        if (auto known = check_outcome(decided.outcome); !known)
            return known;
        remedy.stage = Stage::appeal_decided;
        remedy.appeal_decided_on = on;
        remedy.appeal_outcome = decided.outcome;
        return {};
    }

private:
    [[nodiscard]] Result<void> serve(std::optional<Date>& day) const
    {
        if (remedy.stage != Stage::decided)
            return out_of_turn();
        if (on < *remedy.decided_on)
            return refuse("remedy.served-before-decided", "The decision is of {day}: it was not served before.",
                          {{"day", to_string(*remedy.decided_on)}});
        day = on;
        return {};
    }
    [[nodiscard]] Result<void> check_outcome(std::string const& id) const
    {
        auto const* outcome = law.outcome(id);
        if (outcome == nullptr || outcome->of != remedy.filing.kind)
            return refuse("remedy.unknown-outcome", "{outcome} is no outcome of such a case.", {{"outcome", id}});
        return {};
    }
};

// 行政诉讼法 第四十五条、第五十一条、第八十五条: from receiving the decision, from the service of the judgment or the ruling, each
// party from its own.
void await_further(std::vector<RemedyTerm>& running, RemedyCase const& remedy, RequestLaw const& law)
{
    auto const* outcome = law.outcome(remedy.outcome);
    base::ensure(outcome != nullptr, "a case ended with an outcome that the law knows");
    auto const applicants = remedy.filing.kind == RemedyKind::review ? RemedyAwaited::suit : RemedyAwaited::appeal;
    if (!outcome->applicant_may.empty())
        running.push_back({applicants, law.period(outcome->applicant_may), remedy.served_on_applicant});
    if (!outcome->agency_may.empty())
        running.push_back({RemedyAwaited::own_appeal, law.period(outcome->agency_may), remedy.served_on_agency});
}

}  // namespace

Result<RemedyCase> open_case(RemedyEvent const& event)
{
    auto const* filed = std::get_if<RemedyFiled>(&event.what);
    if (filed == nullptr)
        return out_of_turn();
    if (event.happened_on > event.recorded_on)
        return refuse("remedy.not-yet-happened", "What is recorded has happened.");
    if (filed->kind == RemedyKind::review && filed->before == Before::reconsideration)
        return refuse("remedy.review-after-review", "No reconsideration follows on a reconsideration.");
    return RemedyCase{.filing = *filed, .filed_on = event.happened_on, .last_recorded_on = event.recorded_on};
}

Result<RemedyCase> apply(RemedyCase remedy, RemedyEvent const& event, RequestLaw const& law)
{
    if (event.happened_on > event.recorded_on)
        return refuse("remedy.not-yet-happened", "What is recorded has happened.");
    if (event.happened_on < remedy.accepted_on.value_or(remedy.filed_on))
        return refuse("remedy.before-filing", "The case was filed or accepted later than that.");
    if (event.recorded_on < remedy.last_recorded_on)
        return refuse("remedy.recorded-before", "The last entry was recorded later.");
    if (auto const refused = std::visit(Step{remedy, event.happened_on, law}, event.what); !refused)
        return tl::unexpected{refused.error()};
    remedy.last_recorded_on = event.recorded_on;
    return remedy;
}

std::vector<RemedyTerm> running_in(RemedyCase const& remedy, RequestLaw const& law)
{
    std::vector<RemedyTerm> running;
    auto const await = [&](RemedyAwaited awaited, char const* period, std::optional<Date> from) {
        running.push_back({awaited, law.period(period), from});
    };
    auto const is_review = remedy.filing.kind == RemedyKind::review;
    auto const is_simple = remedy.procedure == Procedure::simple;
    if (remedy.copy_received_on && !remedy.replied_on && remedy.stage == Stage::accepted)
        await(RemedyAwaited::reply,
              !is_review  ? "suit_reply"
              : is_simple ? "review_reply_simple"
                          : "review_reply",
              remedy.copy_received_on);
    switch (remedy.stage) {
    case Stage::filed:
        if (is_review)
            await(RemedyAwaited::acceptance, "review_accept", remedy.filed_on);
        break;
    case Stage::accepted:
        await(RemedyAwaited::decision,
              is_review ? (is_simple ? "review_decide_simple" : "review_decide") : (is_simple ? "suit_decide_simple" : "suit_decide"),
              remedy.accepted_on);
        if (remedy.is_extended)
            running.back().period.count += law.period("review_extension").count;
        break;
    case Stage::decided:
        await_further(running, remedy, law);
        break;
    case Stage::appealed: await(RemedyAwaited::decision, "suit_appeal_decide", remedy.appealed_on); break;
    case Stage::appeal_decided: break;
    }
    return running;
}

std::vector<RemedyDue> awaited_in(RemedyCase const& remedy, Terms const& terms)
{
    std::vector<RemedyDue> dues;
    for (auto const& term : running_in(remedy, terms.law)) {
        if (!term.from) {
            dues.push_back({.awaited = term.awaited, .day = {}, .certain = false});
            continue;
        }
        auto const end = end_of(term.period, *term.from, terms.calendar);
        dues.push_back({term.awaited, end.date, end.certain});
    }
    std::stable_sort(dues.begin(), dues.end(), [](auto const& a, auto const& b) { return a.day && (!b.day || *a.day < *b.day); });
    return dues;
}

}  // namespace requests
