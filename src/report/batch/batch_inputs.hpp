#pragma once

#include "report/batch/batch_command.hpp"
#include "report/batch/manifest.hpp"
#include "report/domain/profile.hpp"

#include <optional>

// The side files of a call, loaded.
namespace report {

[[nodiscard]] base::Result<std::string> load_rule_changes(BatchArguments const& arguments);
[[nodiscard]] base::Result<Manifest> load_manifest(BatchArguments const& arguments);
// Nothing when neither a profile nor a level is given; the level wins over the profile's.
[[nodiscard]] base::Result<std::optional<Profile>> load_profile(BatchArguments const& arguments);
[[nodiscard]] base::Result<ResultFormat> parse_result_format(BatchArguments const& arguments);

}  // namespace report
