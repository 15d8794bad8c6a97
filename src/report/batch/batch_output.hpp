#pragma once

#include "platform/console/console.hpp"
#include "report/batch/batch_command.hpp"
#include "report/batch/finished_output.hpp"

#include <fstream>

namespace report {

// Where the results of a batch go: standard output, or a file that is begun anew or continued.
class BatchOutput {
public:
    [[nodiscard]] static base::Result<BatchOutput> open(BatchArguments const& arguments, console::Console const& console);

    [[nodiscard]] std::ostream& stream() { return file_.is_open() ? file_ : out_; }
    [[nodiscard]] bool is_file() const { return file_.is_open(); }
    // What an earlier run left, when the file is continued.
    [[nodiscard]] FinishedOutput const& finished() const { return finished_; }

private:
    explicit BatchOutput(std::ostream& out) : out_{out} {}

    std::ostream& out_;
    std::ofstream file_;
    FinishedOutput finished_;
};

}  // namespace report
