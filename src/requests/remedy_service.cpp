#include "requests/remedy_service.hpp"

#include "base/json.hpp"
#include "requests/case_record.hpp"
#include "requests/remedy_json.hpp"

namespace requests {
namespace {

using base::ErrorKind;

RemedyView view_of(StoredRemedy const& stored, Terms const& terms)
{
    auto const& filing = stored.remedy.filing;
    return {{filing.agency, filing.id}, stored.remedy, stored.version, awaited_in(stored.remedy, terms)};
}

// The next day that is awaited; of a case that is over, the day of its end.
Date list_day_of(RemedyCase const& remedy, Terms const& terms)
{
    if (is_decided(remedy))
        return remedy.appeal_decided_on.value_or(remedy.decided_on.value_or(remedy.filed_on));
    auto const awaited = awaited_in(remedy, terms);
    return awaited.empty() ? remedy.filed_on : awaited.front().day.value_or(remedy.filed_on);
}

Result<RemedyView> put(Desk& desk, StoredRemedy const& stored, RemedyEvent const& event)
{
    auto const& filing = stored.remedy.filing;
    auto const terms = terms_of(desk, filing.agency);
    if (!terms)
        return tl::unexpected{terms.error()};
    RemedyStore{desk.connection, terms->law}.put(stored, event, list_day_of(stored.remedy, *terms), desk.tools.clock.now());
    note(desk, filing.agency, "remedy/" + std::to_string(filing.id.value),
         {.act = name_of(event.what), .by = event.by, .happened_on = event.happened_on,
          .details = base::Json{{"event", stored.version}}.dump()});
    return view_of(stored, *terms);
}

Result<void> check_about(Desk const& desk, RemedyFiled const& filing)
{
    auto const* about = std::get_if<AboutRequest>(&filing.about);
    if (about == nullptr)
        return {};
    if (about->request.agency != filing.agency)
        return base::fail(ErrorKind::not_found, "request.not-found", "There is no such request.");
    return desk.requests.find(about->request).map([](RequestSummary const&) {});
}

Result<std::vector<RemedyView>> views_of(Desk const& desk, AgencyId agency, std::vector<StoredRemedy> const& cases)
{
    return terms_of(desk, agency).map([&](Terms const& terms) {
        std::vector<RemedyView> views;
        for (auto const& stored : cases)
            views.push_back(view_of(stored, terms));
        return views;
    });
}

RemedyStore store_of(Desk const& desk)
{
    return {desk.connection, desk.tools.law.requests()};
}

}  // namespace

Result<RemedyView> RemedyService::file(RemedyFiled filing, Date filed_on, PersonKey by)
{
    if (auto const ours = check_agency({filing.agency, {}}, by); !ours)
        return tl::unexpected{ours.error()};
    return write(tools_, [&](Desk& desk) -> Result<RemedyView> {
        if (auto const known = check_about(desk, filing); !known)
            return tl::unexpected{known.error()};
        filing.id = store_of(desk).next_id(filing.agency);
        RemedyEvent const event{filed_on, desk.today, actor_of(by), filing};
        return open_case(event).and_then([&](RemedyCase const& remedy) { return put(desk, {remedy, 1}, event); });
    });
}

Result<RemedyView> RemedyService::record(RemedyKey key, Entry const& entry)
{
    if (auto const ours = check_agency({key.agency, {}}, entry.by); !ours)
        return tl::unexpected{ours.error()};
    return write(tools_, [&](Desk& desk) -> Result<RemedyView> {
        auto const stored = store_of(desk).find(key);
        if (!stored)
            return tl::unexpected{stored.error()};
        if (stored->version != entry.version)
            return base::fail(ErrorKind::conflict, "remedy.changed-meanwhile", "Somebody else has changed this case meanwhile.");
        RemedyEvent const event{entry.happened_on, desk.today, actor_of(entry.by), entry.what};
        return apply(stored->remedy, event, desk.tools.law.requests()).and_then([&](RemedyCase const& remedy) {
            return put(desk, {remedy, stored->version + 1}, event);
        });
    });
}

Result<RemedyView> RemedyService::find(RemedyKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<RemedyView> {
        auto const stored = store_of(desk).find(key);
        if (!stored)
            return tl::unexpected{stored.error()};
        return terms_of(desk, key.agency).map([&](Terms const& terms) { return view_of(*stored, terms); });
    });
}

Result<std::vector<RemedyView>> RemedyService::of_request(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) { return views_of(desk, key.agency, store_of(desk).of_request(key)); });
}

Result<std::vector<RemedyView>> RemedyService::of_agency(AgencyId agency) const
{
    return look(tools_, [&](Desk& desk) { return views_of(desk, agency, store_of(desk).all_cases(agency)); });
}

Result<RemedyList> RemedyService::list(AgencyId agency, RemedyFilter const& filter, PageOf const& page) const
{
    return look(tools_, [&](Desk& desk) {
        auto const store = store_of(desk);
        return views_of(desk, agency, store.list(agency, filter, page)).map([&](std::vector<RemedyView> cases) {
            return RemedyList{std::move(cases), store.count(agency, filter)};
        });
    });
}

Result<RequestKey> RemedyService::request_of_number(AgencyId agency, std::string_view number) const
{
    return look(tools_, [&](Desk& desk) { return desk.requests.find_by_number(agency, number); });
}

Result<std::vector<RemedyEvent>> RemedyService::history(RemedyKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<RemedyEvent>> {
        auto events = store_of(desk).history(key);
        if (events.empty())
            return base::fail(ErrorKind::not_found, "remedy.not-found", "There is no such case.");
        return events;
    });
}

}  // namespace requests
