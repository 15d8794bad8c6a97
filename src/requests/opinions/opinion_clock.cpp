#include "requests/opinions/opinion_clock.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace requests {

Consultation const* consultation_of(StoredSheet const& sheet, Request const& request)
{
    if (!sheet.consultation)
        return nullptr;
    auto const found = std::ranges::find(request.consultations, *sheet.consultation, &Consultation::id);
    return found == request.consultations.end() ? nullptr : &*found;
}

bool takes_answers(Desk const& desk, StoredSheet const& sheet, Request const& request)
{
    if (!is_open(request))
        return false;
    auto const* consultation = consultation_of(sheet, request);
    if (consultation == nullptr || !consultation->answered)
        return true;
    auto const answers = OpinionStore{desk.connection}.answers(sheet.key);
    return !answers.empty() && !answers.back().taken_on;  // an answer on paper ends it at once
}

Result<void> put_on_clock(Desk& desk, LoadedCase& loaded, StoredSheet const& sheet, Date came_on, ThirdPartyOpinion const& said)
{
    auto const* consultation = consultation_of(sheet, loaded.request);
    auto const opinion = proposed_opinion(said);
    if (consultation == nullptr || consultation->opinion == opinion)
        return {};
    return take_event(desk, loaded, {came_on, desk.today, third_party_actor, OpinionGiven{consultation->id, opinion}});
}

Result<void> weigh(Desk& desk, LoadedCase& loaded, StoredSheet const& sheet, Event weighed)
{
    auto const* consultation = consultation_of(sheet, loaded.request);
    base::ensure(consultation != nullptr, "a letter that has gone out stands in the record of its request");
    if (consultation->opinion == std::get<OpinionGiven>(weighed.what).opinion)
        return take_change(desk, loaded);
    if (!consultation->answered)
        weighed.happened_on = std::max(weighed.happened_on, consultation->reached.value_or(consultation->sent));
    else
        weighed.happened_on = desk.today;
    return take_event(desk, loaded, weighed);
}

}  // namespace requests
