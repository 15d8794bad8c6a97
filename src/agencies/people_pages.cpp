#include "agencies/account_pages.hpp"
#include "base/json.hpp"

#include <charconv>

namespace agencies {
namespace {

using base::Json;

Json role_choices(Roles held, config::Texts const& texts)
{
    auto choices = Json::array();
    for (auto const name : role_names)
        choices.push_back({{"id", name}, {"label", texts.say("role." + std::string{name})}, {"held", held.has(*parse_role(name))}});
    return choices;
}

Roles roles_of(http::Form const& form)
{
    Roles roles;
    for (auto const name : form.fields.all("role"))
        if (auto const role = parse_role(name))
            roles.add(*role);
    return roles;
}

std::string state_of(Person const& person, config::Texts const& texts)
{
    if (person.disabled_at)
        return texts.say("people.state.disabled");
    return texts.say(person.must_change_password ? "people.state.new" : "people.state.active");
}

class PeoplePages {
public:
    explicit PeoplePages(StaffDoor const& door) : door_{door} {}

    [[nodiscard]] http::Response list(Visit const& visit, base::Faults const& faults) const
    {
        auto const& texts = texts_of(visit);
        auto people = Json::array();
        for (auto const& person : door_.accounts.people_of(visit.agency.id))
            people.push_back({{"number", person.key.number}, {"code", visit.agency.code}, {"name", person.name}, {"login", person.login},
                              {"roles", role_labels(door_.accounts.roles_in(person.key, visit.agency.id), texts)},
                              {"state", state_of(person, texts)}});
        auto const* const form = visit.request.method() == "POST" ? &*visit.request.form() : nullptr;
        auto const given = [&](std::string_view field) { return form == nullptr ? std::string_view{} : form->fields.get(field); };
        return office_page(door_.site, visit, "people",
                           {{"title", texts.say("page.job.people")}, {"people", people}, {"faults", html::faults_as_json(faults, texts)},
                            {"given", {{"name", given("name")}, {"login", given("login")}}},
                            {"roles", role_choices(form == nullptr ? Roles{} : roles_of(*form), texts)}},
                           status_of(faults));
    }

    [[nodiscard]] http::Response add(Visit const& visit) const
    {
        auto const& form = *visit.request.form();
        auto const added = door_.accounts.add({visit.agency.id, std::string{form.fields.get("login")}, std::string{form.fields.get("name")},
                                               std::string{form.fields.get("password")}},
                                              visit.actor());
        if (!added)
            return list(visit, added.error());
        door_.accounts.set_roles(*added, visit.agency.id, roles_of(form), visit.actor());
        return http::see_other(office_path(visit.agency, "people?done=person-added"));
    }

    [[nodiscard]] http::Response show(Visit const& visit, Person const& person, base::Faults const& faults) const
    {
        auto const& texts = texts_of(visit);
        return office_page(door_.site, visit, "person",
                           {{"title", person.name}, {"login", person.login}, {"number", person.key.number}, {"state", state_of(person, texts)},
                            {"disabled", person.disabled_at.has_value()}, {"faults", html::faults_as_json(faults, texts)},
                            {"roles", role_choices(door_.accounts.roles_at(person.key, visit.agency.id), texts)}},
                           status_of(faults));
    }

    [[nodiscard]] http::Response set_roles(Visit const& visit, Person const& person) const
    {
        door_.accounts.set_roles(person.key, visit.agency.id, roles_of(*visit.request.form()), visit.actor());
        return http::see_other(office_path(visit.agency, "people?done=roles-saved"));
    }

    [[nodiscard]] http::Response reset(Visit const& visit, Person const& person) const
    {
        auto const done =
            door_.accounts.reset_password(person.key, std::string{visit.request.form()->fields.get("password")}, visit.actor());
        if (!done && done.error().kind == base::ErrorKind::invalid_input)
            return show(visit, person, {{"password", done.error().code}});
        return done ? http::see_other(office_path(visit.agency, "people?done=password-reset")) : door_.site.problem(visit.request, done.error());
    }

    [[nodiscard]] http::Response disable(Visit const& visit, Person const& person) const
    {
        auto const done = door_.accounts.disable(person.key, visit.actor());
        return done ? http::see_other(office_path(visit.agency, "people?done=person-disabled"))
                    : door_.site.problem(visit.request, done.error());
    }

    // Calls `act` with the person of the path, who is one of the agency's own.
    template <class Act>
    [[nodiscard]] http::Response with_person(Visit const& visit, Act const& act) const
    {
        auto const& text = visit.request.path_parameter("person");
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        auto const person = door_.accounts.find(PersonKey{visit.agency.id, number});
        return person ? act(*person) : door_.site.problem(visit.request, person.error());
    }

private:
    [[nodiscard]] config::Texts const& texts_of(Visit const& visit) const { return door_.site.texts_for(visit.request.headers()); }
    static int status_of(base::Faults const& faults) { return faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input); }

    StaffDoor door_;
};

}  // namespace

void add_people_pages(StaffRoutes& routes, StaffDoor const& door)
{
    using enum Permission;
    PeoplePages const pages{door};
    routes.get("/office/{agency}/people", manage_people, [pages](Visit const& visit) { return pages.list(visit, {}); });
    routes.post("/office/{agency}/people", manage_people, [pages](Visit const& visit) { return pages.add(visit); });
    routes.get("/office/{agency}/people/{person}", manage_people, [pages](Visit const& visit) {
        return pages.with_person(visit, [&](Person const& person) { return pages.show(visit, person, {}); });
    });
    routes.post("/office/{agency}/people/{person}/roles", manage_people, [pages](Visit const& visit) {
        return pages.with_person(visit, [&](Person const& person) { return pages.set_roles(visit, person); });
    });
    routes.post("/office/{agency}/people/{person}/password", manage_people, [pages](Visit const& visit) {
        return pages.with_person(visit, [&](Person const& person) { return pages.reset(visit, person); });
    });
    routes.post("/office/{agency}/people/{person}/disable", manage_people, [pages](Visit const& visit) {
        return pages.with_person(visit, [&](Person const& person) { return pages.disable(visit, person); });
    });
}

void add_unit_pages(StaffRoutes& routes, StaffDoor const& door)
{
    routes.get("/office/{agency}/units", Permission::see_agency, [door](Visit const& visit) {
        auto const& texts = door.site.texts_for(visit.request.headers());
        auto units = Json::array();
        for (auto const& agency : door.agencies.subtree_of(visit.agency.id))
            units.push_back({{"code", agency.code}, {"name", agency.names.back().full},
                             {"level", texts.say("agency.level." + std::string{to_string(agency.level)})},
                             {"telephone", agency.guide.telephone}});
        return office_page(door.site, visit, "units", {{"title", texts.say("page.job.units")}, {"units", units}});
    });
}

}  // namespace agencies
