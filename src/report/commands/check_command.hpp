#pragma once

#include "report/batch/batch_command.hpp"

namespace report {

// gongkai report check FILE|DIR… and, of a single file, --annotate OUT: the office's own DOCX with a comment for each
// finding, or a return sheet of any other format.
struct CheckArguments {
    BatchArguments batch;
    std::string annotate;  // empty: no copy
};

[[nodiscard]] base::Result<console::Outcome> run_check(CheckArguments const& arguments, config::LawFiles const& law,
                                                       std::string const& version, console::Console const& console);

}  // namespace report
