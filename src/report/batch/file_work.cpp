#include "report/batch/file_work.hpp"

#include "platform/process/interrupt.hpp"

#include <algorithm>
#include <thread>

namespace report {
namespace {

// A reader in a process of its own, which can be ended, ends by itself first.
constexpr std::chrono::seconds reader_grace{3};

}  // namespace

WorkEnd work_through(InputStream& inputs, FileWork const& work, FileWorkSettings settings, Progress& progress)
{
    OrderedWork<InputFile, FileResult> const ordered{
        .next = [&] {
            auto file = inputs.next();
            if (file && !work.begin(*file))
                file.reset();
            progress.set_all(inputs.known());
            return file;
        },
        .work = work.read,
        .give_up = work.give_up,
        .emit = [&](InputFile const& file, FileResult result) {
            progress.add_done();
            work.take(file, std::move(result));
        },
        .tick = [&] { progress.show(); }};
    // One file needs no second thread, and without one its reader need not start the program again (read_isolated).
    auto const cores = inputs.is_one_file() ? 1 : static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
    process::InterruptWatch const interrupt;
    return run_in_order(ordered, WorkSettings{.jobs = settings.jobs > 0 ? settings.jobs : cores, .item_time = settings.file_time + reader_grace},
                        interrupt.stopped());
}

}  // namespace report
