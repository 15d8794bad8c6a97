#include "agencies/domain/account_rules.hpp"
#include "agencies/domain/agency_rules.hpp"
#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"
#include "app/desk/recovery_sheet.hpp"
#include "base/json.hpp"
#include "platform/console/prompt.hpp"

#include <unistd.h>

namespace app {
namespace {

using base::Result;

Result<std::string> ask_password(InitArguments const& given, console::Console const& console, std::istream& in)
{
    console.out << console.texts.say("init.password", {{"login", given.login}}) << std::flush;
    auto const password = console::read_secret_line(in, STDIN_FILENO);
    console.out << '\n' << console.texts.say("init.password-again") << std::flush;
    auto const again = console::read_secret_line(in, STDIN_FILENO);
    console.out << std::endl;
    if (!password || password != again)
        return base::fail(base::ErrorKind::invalid_input, "init.passwords-differ", "the two passwords are not the same");
    if (!agencies::is_password(*password))
        return base::fail(base::ErrorKind::invalid_input, "account.bad-password", "A password has at least 10 characters.");
    return *password;
}

// The first fault as the refusal of a command.
tl::unexpected<base::Error> refused(base::Faults const& faults, config::Texts const& texts)
{
    auto const& fault = faults.front();
    return base::fail(base::ErrorKind::invalid_input, "init.refused", "{text}", {{"text", texts.say(fault.code, fault.words)}});
}

Result<agencies::Agency> first_agency(InitArguments const& given, base::Date today)
{
    auto const level = agencies::parse_level(given.level);
    if (!level)
        return base::fail(base::ErrorKind::wrong_call, "cli.unknown-level", "there is no level {level}", {{"level", given.level}});
    return agencies::Agency{.code = given.code, .level = *level, .names = {{today, given.name, given.name}}};
}

base::Faults faults_of(InitArguments const& given, agencies::Agency const& agency, config::LawFiles const& law)
{
    auto faults = find_faults(agency, base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content)));
    // The password is asked for later, and has a rule of its own.
    for (auto& fault : agencies::find_account_faults(given.login, given.login, {}))
        if (fault.field != "password")
            faults.push_back(std::move(fault));
    return faults;
}

}  // namespace

Result<console::Outcome> run_init(InitArguments const& given, config::LawFiles const& law, console::Console const& console,
                                  std::istream& in)
{
    clocks::SystemClock const clock;
    auto const agency = first_agency(given, clock.today());
    if (!agency)
        return tl::unexpected{agency.error()};
    if (auto const faults = faults_of(given, *agency, law); !faults.empty())
        return refused(faults, console.texts);
    if (std::filesystem::exists(given.place.key_file()))
        return base::fail(base::ErrorKind::conflict, "init.exists", "there is an installation in {folder} already",
                          {{"folder", given.place.data}});
    keys::KeyRing const keys{keys::MainKey::random()};
    if (auto const confirmed = confirm_recovery_sheet(keys.active(), console, in); !confirmed)
        return tl::unexpected{confirmed.error()};
    auto const password = ask_password(given, console, in);
    if (!password)
        return tl::unexpected{password.error()};

    auto installation = Installation::create(given.place, keys);
    if (!installation)
        return tl::unexpected{installation.error()};
    Desk desk{**installation, law, clock};
    auto const founded = desk.agencies().add(*agency, agencies::operator_actor);
    if (!founded)
        return refused(founded.error(), console.texts);
    auto const person = desk.accounts().add(
        {founded->id, given.login, given.login, *password, agencies::AccountService::ChosenBy::the_person}, agencies::operator_actor);
    if (!person)
        return refused(person.error(), console.texts);
    desk.accounts().appoint({*person, founded->id, agencies::Role::administrator, clock.today()}, agencies::operator_actor);
    console.out << console.texts.say("init.done", {{"folder", given.place.data}}) << '\n';
    return console::Outcome::good;
}

}  // namespace app
