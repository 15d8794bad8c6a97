#include "app/desk/user_commands.hpp"

#include "agencies/account_rescue.hpp"
#include "agencies/agency_service.hpp"
#include "base/json.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/crypto/random.hpp"
#include "platform/process/operator_name.hpp"

#include <algorithm>

namespace app {
namespace {

using agencies::Person;
using base::Result;

constexpr std::string_view gap = "  ";

// A password that somebody is told once: letters and digits that no two of look alike.
std::string one_time_password()
{
    auto const letters = crypto::random_receipt();
    return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8);
}

std::string actor()
{
    return std::string{agencies::operator_actor} + "/" + process::operator_name();
}

Result<agencies::Roles> roles_of(std::vector<std::string> const& names)
{
    agencies::Roles roles;
    for (auto const& name : names) {
        auto const role = agencies::parse_role(name);
        if (!role)
            return base::fail(base::ErrorKind::wrong_call, "user.unknown-role", "there is no role {role}", {{"role", name}});
        roles.add(*role);
    }
    return roles;
}

// What the commands work with.
class Users {
public:
    Users(Installation& installation, config::LawFiles const& law, console::Console const& console)
        : tools_{installation.database(), clock_, installation.keys(), passwords_},
          check_codes_{base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content))},
          agencies_{installation.database(), clock_, check_codes_},
          console_{console}
    {
    }

    Result<void> list(UserArguments const& given) const
    {
        if (!given.agency.empty())
            return agencies_.find(given.agency).map([&](agencies::Agency const& agency) { tell_people(agency); });
        for (auto const& root : agencies_.roots())
            for (auto const& agency : agencies_.subtree_of(root.id))
                tell_people(agency);
        return {};
    }

    Result<void> add(UserArguments const& given)
    {
        auto const agency = agencies_.find(given.agency);
        if (!agency)
            return tl::unexpected{agency.error()};
        auto const roles = roles_of(given.roles);
        if (!roles)
            return tl::unexpected{roles.error()};
        auto const password = one_time_password();
        auto const person = accounts_.add({agency->id, given.login, given.name.empty() ? given.login : given.name, password}, actor());
        if (!person) {
            auto const& fault = person.error().front();
            return base::fail(base::ErrorKind::invalid_input, "init.refused", "{text}", {{"text", console_.texts.say(fault.code, fault.words)}});
        }
        accounts_.set_roles(*person, agency->id, *roles, actor());
        say("user.added", {{"login", given.login}, {"password", password}});
        return {};
    }

    Result<void> lock(Person const& person) { return done("user.locked", person, accounts_.disable(person.key, actor())); }
    Result<void> unlock(Person const& person) { return done("user.unlocked", person, rescue_.enable(person.key, actor())); }
    Result<void> end_sessions(Person const& person) { return done("user.sessions-ended", person, rescue_.end_sessions(person.key, actor())); }
    Result<void> reset_codes(Person const& person) { return done("user.codes-reset", person, rescue_.stop_codes(person.key, actor())); }

    Result<void> reset_password(Person const& person)
    {
        auto const password = one_time_password();
        auto const reset = accounts_.reset_password(person.key, password, actor());
        if (reset)
            say("user.password-reset", {{"login", person.login}, {"password", password}});
        return reset;
    }

    enum class Change { grant, revoke };
    // In the agency that is named, else in the one that employs the person.
    Result<void> change_roles(Person const& person, UserArguments const& given, Change change)
    {
        auto const agency = given.agency.empty() ? agencies_.find(person.key.agency) : agencies_.find(given.agency);
        if (!agency)
            return tl::unexpected{agency.error()};
        auto const named = roles_of(given.roles);
        if (!named)
            return tl::unexpected{named.error()};
        auto const held = accounts_.roles_at(person.key, agency->id);
        agencies::Roles roles;
        for (auto const name : agencies::role_names) {
            auto const role = *agencies::parse_role(name);
            if (change == Change::grant ? held.has(role) || named->has(role) : held.has(role) && !named->has(role))
                roles.add(role);
        }
        accounts_.set_roles(person.key, agency->id, roles, actor());
        say("user.roles", {{"login", person.login}, {"agency", agency->code}, {"roles", text_of(roles)}});
        return {};
    }

    Result<void> carry_out(UserArguments const& given)
    {
        if (given.action == UserAction::list)
            return list(given);
        if (given.action == UserAction::add)
            return add(given);
        auto const person = accounts_.find(given.login);
        if (!person)
            return base::fail(base::ErrorKind::not_found, "user.not-found", "there is no account {login}", {{"login", given.login}});
        switch (given.action) {
        case UserAction::list:
        case UserAction::add: break;
        case UserAction::lock: return lock(*person);
        case UserAction::unlock: return unlock(*person);
        case UserAction::reset_password: return reset_password(*person);
        case UserAction::grant: return change_roles(*person, given, Change::grant);
        case UserAction::revoke: return change_roles(*person, given, Change::revoke);
        case UserAction::end_sessions: return end_sessions(*person);
        case UserAction::reset_codes: return reset_codes(*person);
        }
        return {};
    }

private:
    void say(std::string_view text, base::Error::Words const& words) const { console_.out << console_.texts.say(text, words) << '\n'; }

    Result<void> done(std::string_view text, Person const& person, Result<void> const& result) const
    {
        if (result)
            say(text, {{"login", person.login}});
        return result;
    }

    [[nodiscard]] std::string text_of(agencies::Roles roles) const
    {
        std::string text;
        for (auto const name : agencies::role_names)
            if (roles.has(*agencies::parse_role(name)))
                text += (text.empty() ? "" : ", ") + std::string{name};
        return text.empty() ? console_.texts.say("user.no-role") : text;
    }

    [[nodiscard]] std::string state_of(Person const& person) const
    {
        if (person.disabled_at)
            return console_.texts.say("user.state.locked");
        if (person.locked_until && *person.locked_until > clock_.now())
            return console_.texts.say("user.state.locked-until", {{"time", clocks::local_text(*person.locked_until)}});
        if (person.must_change_password)
            return console_.texts.say("user.state.must-change");
        return console_.texts.say(person.totp_secret ? "user.state.codes" : "user.state.password");
    }

    void tell_people(agencies::Agency const& agency) const
    {
        for (auto const& person : accounts_.people_of(agency.id)) {
            console_.out << console::padded(person.login, 24) << gap << console::padded(person.name, 16) << gap << console::padded(state_of(person), 28);
            for (auto const& office : accounts_.agencies_of(person.key))
                console_.out << gap << office.agency.code << ": " << text_of(office.roles);
            console_.out << '\n';
        }
    }

    clocks::SystemClock clock_;
    crypto::PasswordHasher passwords_;
    agencies::AccountTools tools_;
    base::CheckCodes check_codes_;
    agencies::AgencyService agencies_;
    agencies::AccountService accounts_{tools_};
    agencies::AccountRescue rescue_{tools_};
    console::Console const& console_;
};

}  // namespace

Result<console::Outcome> run_user(UserArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    return Users{**installation, law, console}.carry_out(given).map([] { return console::Outcome::good; });
}

}  // namespace app
