#pragma once

#include "platform/config/law_files.hpp"
#include "platform/console/console.hpp"

#include <string>

namespace report {

// gongkai report blank 2021|2019 -o OUT.{docx,xlsx,html}
struct BlankArguments {
    std::string form;
    std::string output;
};

[[nodiscard]] base::Result<console::Outcome> run_blank(BlankArguments const& arguments, config::LawFiles const& law);

}  // namespace report
