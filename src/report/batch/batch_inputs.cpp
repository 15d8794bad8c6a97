#include "report/batch/batch_inputs.hpp"

#include "document/text/encoding.hpp"
#include "report/batch/input_files.hpp"
#include "report/batch/profile_file.hpp"

namespace report {
namespace {

constexpr std::size_t most_bytes = 64U << 20;  // of a side file

}  // namespace

base::Result<std::string> load_rule_changes(std::string const& file)
{
    return file.empty() ? base::Result<std::string>{"{}"} : load_file(file, most_bytes);
}

base::Result<Manifest> load_manifest(std::string const& file)
{
    if (file.empty())
        return Manifest{};
    std::filesystem::path const path{file};
    auto const content = load_file(path, most_bytes);
    if (!content)
        return tl::unexpected{content.error()};
    return document::Utf8Text::decode(*content).and_then(
        [&](auto const& text) { return Manifest::parse(text.view(), path.parent_path()); });
}

base::Result<std::optional<Profile>> load_profile(std::string const& file, std::string const& level,
                                                 config::LawFiles const& law)
{
    std::optional<Profile> profile;
    if (!file.empty()) {
        auto parsed = load_file(file, most_bytes).and_then([](auto const& text) { return parse_profile(text); });
        if (!parsed)
            return tl::unexpected{parsed.error()};
        if (parsed->region && !law.find_holidays(*parsed->region))
            return base::fail(base::ErrorKind::invalid_input, "profile.unknown-region",
                              "the profile's region {region} has no holiday file; known: {known}",
                              {{"region", *parsed->region}, {"known", law.holiday_regions()}});
        profile = std::move(*parsed);
    }
    if (!level.empty()) {
        auto const known = agencies::parse_reporting_level(level);
        if (!known)
            return base::fail(base::ErrorKind::wrong_call, "cli.unknown-level", "there is no level {level}", {{"level", level}});
        if (!profile)
            profile.emplace();
        profile->level = known;
    }
    return profile;
}

base::Result<ResultFormat> parse_result_format(Purpose purpose, std::string const& format)
{
    auto const reads = purpose == Purpose::read;
    if (format == "jsonl" || (format.empty() && reads))
        return ResultFormat::jsonl;
    if (format == "text" || format.empty())
        return ResultFormat::text;
    if (format == "csv" && reads)
        return ResultFormat::csv;
    return base::fail(base::ErrorKind::wrong_call, "cli.unknown-format", "there is no format {format} here", {{"format", format}});
}

}  // namespace report
