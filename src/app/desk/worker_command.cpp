#include "app/desk/desk_commands.hpp"
#include "app/desk/duties.hpp"
#include "app/desk/superior.hpp"
#include "platform/process/interrupt.hpp"

#include <unistd.h>

namespace app {

base::Result<console::Outcome> run_worker(WorkerArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    if (auto const fits = check_superior(given.duties); !fits)
        return tl::unexpected{fits.error()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    Desk desk{**installation, law, clock};
    logs::Log const log{clock, logs::to_descriptor(STDERR_FILENO)};
    auto const duties = duties_of(desk, **installation, clock, given.duties);
    process::InterruptWatch const interrupt;
    console.out << console.texts.say("worker.ready") << std::endl;
    jobs::Worker{(*installation)->database(), clock, log, duties}.run(interrupt.stopped());
    return console::Outcome::good;
}

}  // namespace app
