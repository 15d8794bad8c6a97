#pragma once

#include "platform/config/law_files.hpp"
#include "report/batch/manifest.hpp"
#include "report/batch/result_writer.hpp"
#include "report/domain/profile.hpp"

#include <optional>

// The side files and words of a call; each may be empty when it is not given.
namespace report {

[[nodiscard]] base::Result<std::string> load_rule_changes(std::string const& file);
[[nodiscard]] base::Result<Manifest> load_manifest(std::string const& file);
// Nothing when neither a profile nor a level is given; the level wins over the profile's. Refused with a region that has no
// holidays in the law files.
[[nodiscard]] base::Result<std::optional<Profile>> load_profile(std::string const& file, std::string const& level,
                                                                config::LawFiles const& law);
[[nodiscard]] base::Result<ResultFormat> parse_result_format(Purpose purpose, std::string const& format);

}  // namespace report
