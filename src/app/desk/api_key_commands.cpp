#include "agencies/agency_service.hpp"
#include "agencies/api/api_key_service.hpp"
#include "app/desk/desk_commands.hpp"
#include "base/check_codes.hpp"
#include "base/json.hpp"

namespace app {
namespace {

using base::ErrorKind;
using base::Result;
using console::Outcome;

constexpr std::chrono::days a_year{365};

// What the commands of keys work with.
struct KeyDesk {
    std::unique_ptr<Installation> installation;
    agencies::Agency agency;
};

Result<KeyDesk> open_desk(InstallationPlace const& place, std::string const& code, config::LawFiles const& law,
                          clocks::Clock const& clock)
{
    auto installation = Installation::open(place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto const numbers = base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content));
    return agencies::AgencyService{(*installation)->database(), clock, numbers}.find(code).map([&](agencies::Agency const& agency) {
        return KeyDesk{std::move(*installation), agency};
    });
}

void print_faults(base::Faults const& faults, console::Console const& console)
{
    for (auto const& fault : faults)
        console.err << console.texts.say(fault.code, fault.words) << '\n';
}

}  // namespace

Result<Outcome> run_api_key_add(ApiKeyAddArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    clocks::SystemClock const clock;
    auto const desk = open_desk(given.place, given.code, law, clock);
    if (!desk)
        return tl::unexpected{desk.error()};
    auto const until = given.until.empty() ? std::optional{clock.today() + a_year} : base::parse_date(given.until);
    if (!until)
        return base::fail(ErrorKind::wrong_call, "deadline.not-a-date", "{text} is not a date: write it as 2026-01-05", {{"text", given.until}});
    std::string scopes;
    for (auto const& scope : given.scopes)
        scopes += scope + " ";
    agencies::ApiKeyService keys{desk->installation->database(), clock};
    auto const issued = keys.issue({.agency = desk->agency.id, .name = given.name,
                                    .scopes = agencies::parse_scopes(scopes).value_or(agencies::Scopes{}), .until = *until},
                                   agencies::operator_actor);
    if (!issued) {
        print_faults(issued.error(), console);
        return Outcome::errors_found;
    }
    console.out << console.texts.say("api-key.cli.added", {{"number", std::to_string(issued->key.number)}, {"until", to_string(*until)}})
                << '\n'
                << issued->token << '\n';
    return Outcome::good;
}

Result<Outcome> run_api_key_list(ApiKeyListArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    clocks::SystemClock const clock;
    auto const desk = open_desk(given.place, given.code, law, clock);
    if (!desk)
        return tl::unexpected{desk.error()};
    auto const keys = agencies::ApiKeyService{desk->installation->database(), clock}.keys_of(desk->agency.id);
    if (keys.empty())
        console.out << console.texts.say("api-key.cli.none", {{"code", given.code}}) << '\n';
    for (auto const& key : keys) {
        auto const* const state = key.revoked_on                              ? "api-key.state.revoked"
                                  : is_in_force(key, clock.today()) ? "api-key.state.in-force"
                                                                              : "api-key.state.over";
        console.out << console::padded_left(std::to_string(key.number), 4) << "  " << to_string(key.until) << "  "
                    << console::padded(console.texts.say(state), 10) << console::padded(key.name, 30) << "  " << to_string(key.scopes) << '\n';
    }
    return Outcome::good;
}

Result<Outcome> run_api_key_revoke(ApiKeyRevokeArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    clocks::SystemClock const clock;
    auto const desk = open_desk(given.place, given.code, law, clock);
    if (!desk)
        return tl::unexpected{desk.error()};
    agencies::ApiKeyService keys{desk->installation->database(), clock};
    auto const revoked = keys.revoke(desk->agency.id, given.number, agencies::operator_actor);
    if (!revoked)
        return tl::unexpected{revoked.error()};
    console.out << console.texts.say("api-key.cli.revoked", {{"number", std::to_string(revoked->number)}, {"name", revoked->name}}) << '\n';
    return Outcome::good;
}

}  // namespace app
