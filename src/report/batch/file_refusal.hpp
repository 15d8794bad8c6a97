#pragma once

#include "platform/config/texts.hpp"
#include "report/batch/file_reader.hpp"

namespace report {

// Why a file was refused, with its name once: a refusal that does not name the file is put behind its name. `result` must
// have a refusal.
[[nodiscard]] base::Error named_refusal(FileResult const& result, config::Texts const& texts);

}  // namespace report
