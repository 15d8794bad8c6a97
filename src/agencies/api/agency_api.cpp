#include "agencies/api/agency_api.hpp"

#include "journal/journal.hpp"

namespace agencies {
namespace {

using base::Json;

Json day_json(std::optional<base::Date> const& day)
{
    return day ? Json(to_string(*day)) : Json();
}

Json scopes_json(Scopes scopes)
{
    auto names = Json::array();
    for (auto const permission : grantable)
        if (scopes.has(permission))
            names.push_back(entry_of(permission).name);
    return names;
}

Json agency_json(Agency const& agency)
{
    auto const& guide = agency.guide;
    auto names = Json::array();
    for (auto const& name : agency.names)
        names.push_back({{"from", to_string(name.from)}, {"full", name.full}, {"abbreviation", name.abbreviation}});
    return {{"code", agency.code},
            {"name", agency.names.back().full},
            {"abbreviation", agency.names.back().abbreviation},
            {"names", std::move(names)},
            {"level", to_string(agency.level)},
            {"division_code", agency.division_code},
            {"credit_code", agency.credit_code},
            {"makes_rules", agency.makes_rules},
            {"holiday_region", agency.holiday_region},
            {"guide", {{"unit", guide.unit}, {"address", guide.address}, {"postcode", guide.postcode}, {"office_hours", guide.office_hours},
                       {"telephone", guide.telephone}, {"fax", guide.fax}, {"email", guide.email}}},
            {"closed_on", day_json(agency.closed_on)}};
}

http::Response show_key(ApiCall const& call)
{
    auto const& key = call.key;
    return http::json({{"agency", call.agency.code}, {"number", key.number}, {"name", key.name}, {"scopes", scopes_json(key.scopes)},
                       {"until", to_string(key.until)}});
}

http::Response list_agencies(ApiCall const& call, AgencyService const& agencies)
{
    auto const& query = call.request.query();
    auto const page = api_page(query);
    if (!page)
        return api_faults(call, page.error(), [&](base::Fault const& fault) { return call.texts.say(fault.code, fault.words); });
    auto const found = agencies.search(call.agency.id, query.get("text"), std::int64_t{page->number - 1} * page->size, page->size);
    auto items = Json::array();
    for (auto const& agency : found.agencies)
        items.push_back(agency_json(agency));
    return http::json(api_list(std::move(items), found.total, *page));
}

}  // namespace

void add_journal_api(ApiRoutes& routes, sql::Database& database, clocks::Clock const& clock)
{
    routes.get("/agencies/{agency}/journal/head", Permission::read_journal, [&database, &clock](ApiCall const& call) {
        auto const connection = database.connection();
        auto const head = journal::Journal{*connection, clock}.head(call.agency.id);
        return http::json({{"number", head ? Json(head->number) : Json(0)}, {"hash", head ? Json(head->hash) : Json()}});
    });
}

Json api_list(Json items, std::int64_t total, ApiPage const& page)
{
    return {{"items", std::move(items)}, {"total", total}, {"page", page.number}, {"per_page", page.size}};
}

void add_agency_api(ApiRoutes& routes, ApiDoor const& door)
{
    routes.get("/key", show_key);
    routes.get("/agencies", Permission::see_agency, [&agencies = door.agencies](ApiCall const& call) { return list_agencies(call, agencies); });
    routes.get("/agencies/{agency}", Permission::see_agency, [](ApiCall const& call) { return http::json(agency_json(call.agency)); });
}

}  // namespace agencies
