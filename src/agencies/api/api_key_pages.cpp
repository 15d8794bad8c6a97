#include "agencies/api/api_key_pages.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <charconv>

namespace agencies {
namespace {

using base::Json;

class ApiKeyPages {
public:
    ApiKeyPages(html::Site const& site, ApiKeyService& keys, clocks::Clock const& clock) : site_{site}, keys_{keys}, clock_{clock} {}

    [[nodiscard]] http::Response list(Visit const& visit, base::Faults const& faults) const
    {
        auto const& texts = texts_of(visit);
        auto rows = Json::array();
        for (auto const& key : keys_.keys_of(visit.agency.id))
            rows.push_back(row_of(key, visit, texts));
        auto const none = rows.empty();
        return office_page(site_, visit, "api-keys",
                           {{"title", texts.say("page.job.api-keys")}, {"rows", std::move(rows)}, {"none", none},
                            {"faults", html::faults_as_json(faults, texts)}, {"given", given_in(visit)}, {"scopes", scope_choices(visit, texts)}},
                           faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
    }

    // The token stands on this page alone: it cannot be shown after a redirect.
    [[nodiscard]] http::Response issue(Visit const& visit) const
    {
        auto const& form = visit.request.form()->fields;
        std::string names;
        for (auto const name : form.all("scope"))
            names += std::string{name} + " ";
        auto const until = base::parse_date(form.get("until"));
        auto const issued = keys_.issue({.agency = visit.agency.id, .name = std::string{form.get("name")},
                                         .scopes = parse_scopes(names).value_or(Scopes{}),
                                         .until = until.value_or(base::Date{std::chrono::sys_days{}})},
                                        visit.actor());
        if (!issued)
            return list(visit, issued.error());
        return office_page(site_, visit, "api-key",
                           {{"title", texts_of(visit).say("api-key.issued-title")}, {"name", issued->key.name}, {"token", issued->token},
                            {"until", to_string(issued->key.until)}});
    }

    [[nodiscard]] http::Response revoke(Visit const& visit) const
    {
        auto const& text = visit.request.path_parameter("key");
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        auto const done = keys_.revoke(visit.agency.id, number, visit.actor());
        return done ? http::see_other(office_path(visit.agency, "api-keys?done=api-key-revoked")) : site_.problem(visit.request, done.error());
    }

private:
    [[nodiscard]] config::Texts const& texts_of(Visit const& visit) const { return site_.texts_for(visit.request.headers()); }

    [[nodiscard]] Json row_of(ApiKey const& key, Visit const& visit, config::Texts const& texts) const
    {
        auto const in_force = is_in_force(key, clock_.today());
        auto const* const state = key.revoked_on ? "api-key.state.revoked" : in_force ? "api-key.state.in-force" : "api-key.state.over";
        auto scopes = Json::array();
        for (auto const permission : grantable)
            if (key.scopes.has(permission))
                scopes.push_back(scope_text(permission, texts));
        auto const number = std::to_string(key.number);
        return {{"number", number}, {"name", key.name}, {"scopes", std::move(scopes)}, {"until", to_string(key.until)},
                {"used", key.used_on ? to_string(*key.used_on) : texts.say("api-key.never-used")}, {"state", texts.say(state)},
                {"revoke", in_force ? Json(office_path(visit.agency, "api-keys/" + number + "/revoke")) : Json(false)}};
    }

    [[nodiscard]] static std::string scope_text(Permission permission, config::Texts const& texts)
    {
        return texts.say("api-key.scope." + std::string{entry_of(permission).name});
    }

    // As it was sent; a new one ends in a year.
    [[nodiscard]] Json given_in(Visit const& visit) const
    {
        constexpr std::chrono::days a_year{365};
        if (visit.request.method() != "POST")
            return {{"name", ""}, {"until", to_string(clock_.today() + a_year)}};
        auto const& form = visit.request.form()->fields;
        return {{"name", form.get("name")}, {"until", form.get("until")}};
    }

    [[nodiscard]] static Json scope_choices(Visit const& visit, config::Texts const& texts)
    {
        std::vector<std::string_view> held;
        if (visit.request.method() == "POST")
            held = visit.request.form()->fields.all("scope");
        auto choices = Json::array();
        for (auto const permission : grantable) {
            auto const name = entry_of(permission).name;
            choices.push_back({{"id", name}, {"label", scope_text(permission, texts)}, {"held", std::ranges::find(held, name) != held.end()}});
        }
        return choices;
    }

    html::Site const& site_;
    ApiKeyService& keys_;
    clocks::Clock const& clock_;
};

}  // namespace

void add_api_key_pages(StaffRoutes& routes, html::Site const& site, ApiKeyService& keys, clocks::Clock const& clock)
{
    ApiKeyPages const pages{site, keys, clock};
    routes.get("/office/{agency}/api-keys", Permission::manage_people, [pages](Visit const& visit) { return pages.list(visit, {}); });
    routes.post("/office/{agency}/api-keys", Permission::manage_people, [pages](Visit const& visit) { return pages.issue(visit); });
    routes.post("/office/{agency}/api-keys/{key}/revoke", Permission::manage_people, [pages](Visit const& visit) { return pages.revoke(visit); });
}

}  // namespace agencies
