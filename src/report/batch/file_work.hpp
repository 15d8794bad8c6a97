#pragma once

#include "report/batch/file_reader.hpp"
#include "report/batch/input_stream.hpp"
#include "report/batch/ordered_work.hpp"
#include "report/batch/progress.hpp"

#include <chrono>
#include <functional>

namespace report {

// What is done with each file of a call.
struct FileWork {
    std::function<FileResult(InputFile const&)> read;        // on any thread
    std::function<FileResult(InputFile const&)> give_up;     // the result of a file that took too long
    std::function<void(InputFile const&, FileResult)> take;  // on the calling thread, in the order of the files
    // Before a file is read, on the calling thread; false ends the work before it.
    std::function<bool(InputFile&)> begin = [](InputFile&) { return true; };
};

struct FileWorkSettings {
    int jobs = 0;  // at once; 0: as many as there are cores
    std::chrono::milliseconds file_time{120'000};
};

// Goes through the files on several threads, with a line of progress, up to the last or to Ctrl-C. When the end says
// `abandoned`, a thread still uses what `read` does: it must never be destroyed.
[[nodiscard]] WorkEnd work_through(InputStream& inputs, FileWork const& work, FileWorkSettings settings, Progress& progress);

}  // namespace report
