#include "app/demo/demo_county.hpp"
#include "app/desk/desk_commands.hpp"
#include "base/json.hpp"

namespace app {
namespace {

// Made at a low cost: the first sign-in of each login hashes its password anew at the usual one.
constexpr crypto::PasswordCost quick{.passes = 1, .memory = 8192};

base::Result<void> make_county(InstallationPlace const& place, DemoArguments const& given, config::LawFiles const& law,
                               console::Console const& console)
{
    auto const names = DemoNames::parse(base::Json::parse(law.file("demo.json").content));
    if (!names)
        return tl::unexpected{names.error()};
    auto installation = Installation::create(place, keys::KeyRing{keys::MainKey::random()});
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SetClock clock{clocks::Instant{}};
    Desk desk{**installation, law, clock, {.password_cost = quick}};
    DemoCounty county{desk, clock, *names, {.seed = given.seed, .today = clocks::SystemClock{}.today()}};
    auto shown = -1;
    county.make([&](double share) {
        if (auto const percent = static_cast<int>(100 * share); console.err_is_terminal && percent != shown)
            console.err << '\r' << console.texts.say("demo.progress", {{"percent", std::to_string(shown = percent)}}) << std::flush;
    });
    if (console.err_is_terminal)
        console.err << '\n';
    return {};
}

// Of the demo itself, so that the codes on its letters can be followed on this machine.
std::string own_address(DemoArguments const& given)
{
    return "http://" + given.address + ":" + std::to_string(given.port);
}

void tell_logins(console::Console const& console)
{
    console.out << console.texts.say("demo.logins", {{"password", std::string{demo_password}}}) << '\n';
    for (auto const name : agencies::role_names)
        console.out << "  " << console::padded(name, 18) << console.texts.say("role." + std::string{name}) << '\n';
    console.out << console.texts.say("demo.unit-logins") << std::endl;
}

}  // namespace

base::Result<console::Outcome> run_demo(DemoArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    InstallationPlace const place{.data = given.data, .database = {}};
    if (!std::filesystem::exists(place.key_file())) {
        console.out << console.texts.say("demo.making", {{"folder", given.data}}) << std::endl;
        if (auto const made = make_county(place, given, law, console); !made)
            return tl::unexpected{made.error()};
    }
    tell_logins(console);
    return run_serve({.place = place, .address = given.address, .port = given.port, .public_address = own_address(given)}, law, console);
}

}  // namespace app
