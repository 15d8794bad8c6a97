#pragma once

#include "base/result.hpp"
#include "report/batch/input_files.hpp"

#include <string>
#include <vector>

// An output never takes the place of what is read.
namespace report {

// Refused when `output` is one of these files, or lies among them in a folder. An empty output is standard output.
[[nodiscard]] base::Result<void> keep_apart(std::string const& output, std::vector<std::string> const& read);

// The files of list_files. An earlier output of the same call that lies in a folder that is named is left out; any other
// file that the output would replace is a refusal.
[[nodiscard]] base::Result<std::vector<InputFile>> list_inputs(std::vector<std::string> const& names,
                                                               std::string const& output);

}  // namespace report
