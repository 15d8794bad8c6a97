#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <string>

namespace report {

// gongkai report write FILE -o OUT.{html,docx,pdf,xlsx,md,json,csv}
struct WriteArguments {
    std::string file;
    std::string output;
};

[[nodiscard]] base::Result<console::Outcome> run_write(WriteArguments const& arguments, config::LawFiles const& law,
                                                       std::string const& version, console::Console const& console);

}  // namespace report
