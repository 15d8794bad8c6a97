#include "agencies/agency_service.hpp"
#include "app/desk/desk_commands.hpp"
#include "base/json.hpp"
#include "report/drafting/load_reports.hpp"

namespace app {

base::Result<console::Outcome> run_load(LoadArguments const& given, config::LawFiles const& law, std::string const& version,
                                        console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto reading = report::open_reading_tools(law, version);
    if (!reading)
        return tl::unexpected{reading.error()};
    clocks::SystemClock const clock;
    auto const numbers = base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content));
    agencies::AgencyService const agencies{(*installation)->database(), clock, numbers};
    auto const done = report::load_reports({given.files, given.jobs}, {(*installation)->database(), clock, agencies, **reading}, console);
    console.out << console.texts.say("load.done", {{"loaded", std::to_string(done.loaded)}, {"again", std::to_string(done.again)},
                                                   {"refused", std::to_string(done.refused)}})
                << '\n';
    if (done.abandoned)
        [[maybe_unused]] auto const* kept = reading->release();  // a thread that was given up still uses it
    if (done.stopped)
        return console::Outcome::interrupted;
    return done.refused > 0 ? console::Outcome::unreadable : console::Outcome::good;
}

}  // namespace app
