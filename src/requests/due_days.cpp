#include "requests/due_days.hpp"

#include "base/json.hpp"
#include "requests/case_record.hpp"
#include "requests/work_list_store.hpp"

namespace requests {
namespace {

struct Days {
    Awaited awaited;
    std::optional<Date> due_on, confirm_until, circulate_until;

    friend bool operator==(Days const&, Days const&) = default;
};

Days days_of(RequestSummary const& summary)
{
    return {summary.awaited, summary.due_on, summary.confirm_until, summary.circulate_until};
}

std::string details_of(MovedDueDay const& moved, std::string_view why)
{
    auto const text = [](std::optional<Date> const& day) { return day ? base::Json(to_string(*day)) : base::Json{}; };
    base::Json details{{"from", text(moved.from)}, {"to", text(moved.to)}};
    if (!why.empty())
        details["why"] = why;
    return details.dump();
}

}  // namespace

Result<RequestSummary> recompute(Desk& desk, RequestKey key)
{
    auto loaded = load(desk, key);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    summarise(loaded->summary, loaded->request, desk.today, loaded->terms);
    WorkListStore{desk.connection}.refresh(loaded->summary, desk.today);
    return loaded->summary;
}

Result<std::vector<MovedDueDay>> recompute_open_cases(Desk& desk, AgencyId agency, PersonKey by, std::string_view why)
{
    std::vector<MovedDueDay> all;
    for (auto const& [before, as_of] : WorkListStore{desk.connection}.open_ones(agency)) {
        auto const after = recompute(desk, before.key);
        if (!after)
            return tl::unexpected{after.error()};
        // What moves with each day has moved for that alone, if it was not computed today.
        if (days_of(before) == days_of(*after) || (before.moves && as_of != desk.today))
            continue;
        all.push_back({before.key, before.number, before.due_on, after->due_on});
        note(desk, before.key, {.act = "due_day_moved", .by = actor_of(by), .details = details_of(all.back(), why)});
    }
    return all;
}

}  // namespace requests
