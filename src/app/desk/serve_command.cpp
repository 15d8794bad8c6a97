#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"
#include "app/desk/duties.hpp"
#include "app/desk/superior.hpp"
#include "platform/http/server.hpp"
#include "platform/process/interrupt.hpp"

#include <thread>
#include <unistd.h>

namespace app {
namespace {

constexpr std::chrono::milliseconds look_again{100};

void wait_for_the_end(process::InterruptWatch const& interrupt)
{
    while (!interrupt.stopped())
        std::this_thread::sleep_for(look_again);
}

// Without the slash at its end; none where none was given.
base::Result<std::string> public_address_of(std::string address)
{
    while (address.ends_with('/'))
        address.pop_back();
    auto const has_scheme = address.starts_with("https://") || address.starts_with("http://");
    if (address.empty() || (has_scheme && address.find_first_of(" ?#\"<>") == std::string::npos))
        return address;
    return base::fail(base::ErrorKind::wrong_call, "serve.bad-address", "a public address begins with https:// or http://: {address}",
                      {{"address", address}});
}

}  // namespace

base::Result<console::Outcome> run_serve(ServeArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    auto const public_address = public_address_of(given.public_address);
    if (!public_address)
        return tl::unexpected{public_address.error()};
    auto const proxies = http::TrustedProxies::parse(given.proxies);
    if (!proxies)
        return tl::unexpected{proxies.error()};
    if (auto const fits = check_superior(given.duties); !fits)
        return tl::unexpected{fits.error()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    Desk desk{**installation, law, clock, {.public_address = *public_address}};
    logs::Log const log{clock, logs::to_descriptor(STDERR_FILENO)};
    http::Dispatcher const dispatcher{
        desk.router(), desk.metrics(), log,
        {.scheme = given.https ? http::Scheme::https : http::Scheme::http,
         .proxies = *proxies,
         .problem_page = [&site = desk.site()](http::Problem const& problem, http::Fields const& headers) {
             return site.problem(problem, headers);
         }}};

    process::InterruptWatch const interrupt;
    auto server = http::Server::start(dispatcher, {.address = given.address, .port = given.port});
    if (!server)
        return tl::unexpected{server.error()};
    console.out << console.texts.say("serve.ready", {{"address", "http://" + given.address + ":" + std::to_string((*server)->port())}})
                << std::endl;
    auto const duties = duties_of(desk, **installation, clock, given.duties);
    std::thread worker;
    if (!given.no_worker)
        worker = std::thread{[&] { jobs::Worker{(*installation)->database(), clock, log, duties}.run(interrupt.stopped()); }};
    wait_for_the_end(interrupt);
    (*server)->stop();
    if (worker.joinable())
        worker.join();
    return console::Outcome::good;
}

}  // namespace app
