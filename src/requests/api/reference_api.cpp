#include "requests/api/call_body.hpp"
#include "requests/api/case_json.hpp"

#include <charconv>

// What a caller looks up before it acts: the ids of the law, days, fees, people.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

template <class Kinds>
Json kinds_json(Kinds const& kinds)
{
    auto json = Json::array();
    for (auto const& kind : kinds) {
        if constexpr (requires { kind.title; })
            json.push_back({{"id", kind.id}, {"zh", kind.title.zh}, {"en", kind.title.en}});
        else
            json.push_back({{"id", kind.id}, {"zh", kind.name.zh}, {"en", kind.name.en}});
    }
    return json;
}

// With the proofs by which the receipt of a letter that was served so is entered.
Json services_json(std::vector<ServiceMode> const& services)
{
    auto json = kinds_json(services);
    for (std::size_t i = 0; i < services.size(); ++i)
        json[i]["proofs"] = kinds_json(services[i].proofs);
    return json;
}

http::Response show_law(PageTools const& tools)
{
    auto const& law = tools.law.requests();
    return http::json({{"channels", kinds_json(law.channels)},
                       {"applicant_kinds", kinds_json(law.applicants)},
                       {"identity_kinds", kinds_json(law.identity_kinds)},
                       {"wanted_forms", kinds_json(law.wanted_forms)},
                       {"wanted_ways", kinds_json(law.wanted_ways)},
                       {"decisions", kinds_json(law.decisions)},
                       {"letters", kinds_json(law.letters)},
                       {"outcomes", kinds_json(law.outcomes)},
                       {"services", services_json(law.services)}});
}

// The numbers and days of a query, with the faults at their names.
class NumberReader {
public:
    explicit NumberReader(http::Parameters const& query) : query_{query} {}

    [[nodiscard]] int number(std::string_view name, int first, int most, int otherwise)
    {
        auto const text = query_.get(name);
        if (text.empty() && otherwise >= 0)
            return otherwise;
        int number = 0;
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (failure != std::errc{} || end != text.data() + text.size() || number < first || number > most)
            faults_.push_back({std::string{name}, "api.bad-number", {{"most", std::to_string(most)}}});
        return number;
    }
    [[nodiscard]] std::optional<Date> day(std::string_view name, std::string_view text)
    {
        auto const day = base::parse_date(text);
        if (!day)
            faults_.push_back({std::string{name}, "api.bad-day"});
        return day;
    }
    [[nodiscard]] base::Faults const& faults() const { return faults_; }

private:
    http::Parameters const& query_;
    base::Faults faults_;
};

// A period in working days by the agency's own calendar, each day explained.
http::Response show_deadline(ApiCall const& call, PageTools const& tools)
{
    constexpr int most_days = 1000;
    constexpr int none = 0;
    auto const& query = call.request.query();
    NumberReader reader{query};
    auto const start = reader.day("start", query.get("start"));
    calendar::PeriodTerms terms{.start = start.value_or(tools.clock.today()), .working_days = reader.number("working_days", 1, most_days, -1),
                                .extension = reader.number("extension", none, most_days, none)};
    if (auto const restart = query.get("restart"); !restart.empty())
        terms.restart = reader.day("restart", restart);
    for (auto const text : query.all("suspended")) {
        auto const middle = text.find("..");
        auto const sent = reader.day("suspended", text.substr(0, middle));
        auto const returned = reader.day("suspended", middle == std::string_view::npos ? "" : text.substr(middle + 2));
        if (sent && returned)
            terms.suspensions.push_back({*sent, *returned});
    }
    if (!reader.faults().empty())
        return refused(call, reader.faults(), tools);
    auto const of_agency = tools.law.terms(call.agency.holiday_region);
    auto const deadline = of_agency.and_then(
        [&](Terms const& law) { return calendar::find_deadline(terms, law.calendar, law.periods.limits); });
    return deadline ? http::json(deadline_as_json(*deadline, call.texts)) : api_problem(call, deadline.error());
}

http::Response show_fee(ApiCall const& call, PageTools const& tools)
{
    constexpr int most = 100'000;
    auto const& query = call.request.query();
    NumberReader reader{query};
    auto const count = reader.number("count", 1, most, -1);
    auto faults = reader.faults();
    auto const measure = query.get("measure");
    if (measure != "by_piece" && measure != "by_volume")
        faults.push_back({"measure", "api.bad-choice", {{"choices", "by_piece, by_volume"}}});
    if (!faults.empty())
        return refused(call, faults, tools);
    auto const fee = processing_fee(measure == "by_piece" ? tools.fees.by_piece : tools.fees.by_volume, count);
    if (!fee)
        return api_problem(call, fee.error());
    auto lines = Json::array();
    for (auto const& line : fee->lines)
        lines.push_back({{"from", line.from}, {"to", line.to}, {"price", line.price}, {"amount", line.amount()}});
    return http::json({{"total", fee->total}, {"lines", std::move(lines)}, {"basis", tools.fees.basis}});
}

// Those who can be assigned to, or sign on paper.
http::Response list_people(ApiCall const& call, PageTools const& tools)
{
    auto items = Json::array();
    for (auto const& person : tools.accounts.people_of(call.agency.id)) {
        if (person.disabled_at)
            continue;
        auto const held = tools.accounts.roles_in(person.key, call.agency.id);
        auto roles = Json::array();
        for (auto const name : agencies::role_names)
            if (held.has(*agencies::parse_role(name)))
                roles.push_back(name);
        items.push_back({{"id", actor_of(person.key).id}, {"name", person.name}, {"roles", std::move(roles)}});
    }
    return http::json({{"items", std::move(items)}});
}

}  // namespace

void add_reference_api(ApiRoutes& routes, PageTools const& tools)
{
    using enum Permission;
    std::string const agency = "/agencies/{agency}";
    routes.get("/law", [tools](ApiCall const&) { return show_law(tools); });
    routes.get("/fee", [tools](ApiCall const& call) { return show_fee(call, tools); });
    routes.get(agency + "/deadline", see_agency, [tools](ApiCall const& call) { return show_deadline(call, tools); });
    routes.get(agency + "/people", handle_request, [tools](ApiCall const& call) { return list_people(call, tools); });
}

}  // namespace requests
