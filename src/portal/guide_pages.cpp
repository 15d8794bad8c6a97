#include "portal/guide_pages.hpp"

#include "base/fold.hpp"
#include "base/json.hpp"

namespace portal {
namespace {

using base::Json;

constexpr std::size_t found_at_most = 50;

bool is_over(Agency const& agency, Date today)
{
    return agency.closed_on && *agency.closed_on <= today;
}

Json listed(std::vector<Agency> const& agencies, Date today)
{
    auto list = Json::array();
    for (auto const& agency : agencies)
        if (!is_over(agency, today))
            list.push_back(named(agency, today));
    return list;
}

bool is_named(Agency const& agency, std::string_view folded, Date today)
{
    auto const& name = name_on(agency, today);
    return base::fold(name.full).find(folded) != std::string::npos || base::fold(name.abbreviation).find(folded) != std::string::npos;
}

// Those whose name holds it, and one more than are shown where there are too many.
std::vector<Agency> find_named(PublicServices const& services, std::string_view folded)
{
    auto const today = services.clock.today();
    std::vector<Agency> found;
    for (auto const& root : services.agencies.roots())
        for (auto& agency : services.agencies.subtree_of(root.id))
            if (found.size() <= found_at_most && !is_over(agency, today) && is_named(agency, folded, today))
                found.push_back(std::move(agency));
    return found;
}

Json tree_of(PublicServices const& services)
{
    auto const today = services.clock.today();
    auto tree = Json::array();
    for (auto const& root : services.agencies.roots()) {
        if (is_over(root, today))
            continue;
        auto top = named(root, today);
        top["units"] = listed(services.agencies.units_of(root.id), today);
        tree.push_back(std::move(top));
    }
    return tree;
}

// What is not known stands in no row.
Json contacts_of(Agency const& agency, config::Texts const& texts)
{
    auto const& guide = agency.guide;
    struct Row {
        char const* text;
        std::string const& value;
        char const* scheme = "";
    };
    auto rows = Json::array();
    for (auto const& row : {Row{"portal.guide.unit", guide.unit}, Row{"agency.field.telephone", guide.telephone, "tel:"},
                            Row{"agency.field.address", guide.address}, Row{"agency.field.postcode", guide.postcode},
                            Row{"agency.field.office_hours", guide.office_hours}, Row{"agency.field.fax", guide.fax},
                            Row{"agency.field.email", guide.email, "mailto:"}})
        if (!row.value.empty())
            rows.push_back({{"label", texts.say(row.text)}, {"value", row.value},
                            {"href", *row.scheme == '\0' ? "" : row.scheme + row.value}});
    return rows;
}

// Doors for the public: without the names of those who look after them.
Json points_of(PublicServices const& services, Agency const& agency, config::Texts const& texts)
{
    auto points = Json::array();
    for (auto const& point : services.agencies.points_of(agency.id))
        points.push_back({{"kind", texts.say("portal.point." + std::string{to_string(point.kind)})}, {"name", point.name}});
    return points;
}

http::Response get_home(PublicServices const& services, http::Request const& request)
{
    auto values = masthead(services, request);
    values["title"] = services.site.texts_for(request.headers()).say("portal.home.title");
    values.update(agencies_to_choose(services, request.query().get("q")));
    values["search"] = "/";
    return services.site.page(request, "portal-home", values);
}

http::Response get_agency(PublicServices const& services, http::Request const& request)
{
    auto const agency = services.agencies.find(request.path_parameter("code"));
    if (!agency)
        return services.site.problem(request, agency.error());
    auto const& texts = services.site.texts_for(request.headers());
    auto const today = services.clock.today();
    auto values = masthead(services, request, *agency);
    values["title"] = texts.say("portal.guide.title");
    values["agency"] = named(*agency, today);
    values["contacts"] = contacts_of(*agency, texts);
    values["points"] = points_of(services, *agency, texts);
    values["units"] = listed(services.agencies.units_of(agency->id), today);
    if (auto const terms = services.law.terms(agency->holiday_region)) {
        auto const& periods = terms->periods;
        base::Error::Words const words{{"answer", std::to_string(periods.answer)},
                                       {"extension", std::to_string(periods.limits.extension_at_most)},
                                       {"correction", std::to_string(periods.correction_notice)},
                                       {"opinion", std::to_string(periods.third_party_opinion)}};
        auto clock = Json::array();
        for (auto const* code : {"portal.clock.answer", "portal.clock.extension", "portal.clock.correction", "portal.clock.opinion"})
            clock.push_back(texts.say(code, words));
        values["clock"] = clock;
    }
    return services.site.page(request, "portal-agency", values);
}

}  // namespace

Json agencies_to_choose(PublicServices const& services, std::string_view typed)
{
    auto const folded = base::fold(typed);
    Json choice{{"typed", std::string{typed}}, {"searched", !folded.empty()}};
    if (folded.empty()) {
        choice["tree"] = tree_of(services);
        return choice;
    }
    auto found = find_named(services, folded);
    choice["more"] = found.size() > found_at_most;
    if (found.size() > found_at_most)
        found.pop_back();
    choice["nothing"] = found.empty();
    choice["found"] = listed(found, services.clock.today());
    return choice;
}

void add_guide_pages(http::Router& router, PublicServices const& services)
{
    router.get("/", http::open_to_all, [&services](http::Request const& request) { return get_home(services, request); });
    router.get("/agencies/{code}", http::open_to_all, [&services](http::Request const& request) { return get_agency(services, request); });
}

}  // namespace portal
