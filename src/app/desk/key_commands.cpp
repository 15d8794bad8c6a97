#include "app/desk/desk_commands.hpp"
#include "app/desk/key_rotation.hpp"
#include "app/desk/recovery_sheet.hpp"
#include "platform/console/prompt.hpp"
#include "platform/keys/vault.hpp"

namespace app {

base::Result<console::Outcome> run_key_verify(KeyVerifyArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto const connection = (*installation)->database().connection();
    auto const check = keys::Vault{*connection, (*installation)->keys()}.verify();
    console.out << console.texts.say("key.verified", {{"opened", std::to_string(check.opened)}, {"erased", std::to_string(check.erased)},
                                                      {"bad", std::to_string(check.bad)}})
                << '\n';
    if (check.first_bad)
        console.out << console.texts.say("key.first-bad", {{"agency", std::to_string(check.first_bad->agency.value)},
                                                           {"subject", check.first_bad->subject}})
                    << '\n';
    return check.bad > 0 ? console::Outcome::errors_found : console::Outcome::good;
}

base::Result<console::Outcome> run_key_rotate(KeyRotateArguments const& given, console::Console const& console, std::istream& in)
{
    if (auto const opened = Installation::open(given.place); !opened)
        return tl::unexpected{opened.error()};
    auto const ring = keys::KeyRing::load(given.place.key_file());
    if (!ring)
        return tl::unexpected{ring.error()};
    if (ring->all().size() > 1) {
        console.out << console.texts.say("key.rotation-goes-on") << std::endl;
    } else {
        auto const next = keys::MainKey::random();
        console.out << console.texts.say("key.before-rotation") << "\n\n";
        if (auto const confirmed = confirm_recovery_sheet(next, console, in); !confirmed)
            return tl::unexpected{confirmed.error()};
        begin_rotation(given.place, next);
    }
    clocks::SystemClock const clock;
    auto const sealed_anew = finish_rotation(given.place, clock);
    if (!sealed_anew)
        return tl::unexpected{sealed_anew.error()};
    console.out << console.texts.say("key.rotated", {{"n", std::to_string(*sealed_anew)}}) << '\n';
    return console::Outcome::good;
}

base::Result<console::Outcome> run_key_restore(KeyRestoreArguments const& given, config::LawFiles const&, console::Console const& console,
                                               std::istream& in)
{
    console.out << console.texts.say("init.type-back") << std::endl;
    auto const key = keys::parse_recovery_lines(console::read_lines(in));
    if (!key)
        return tl::unexpected{key.error()};
    std::filesystem::create_directories(given.place.data);
    if (auto const created = keys::KeyRing{*key}.create(given.place.key_file()); !created)
        return tl::unexpected{created.error()};
    console.out << console.texts.say("key.restored", {{"file", given.place.key_file().string()}}) << '\n';
    return console::Outcome::good;
}

}  // namespace app
