#include "report/batch/batch_inputs.hpp"

#include "document/text/encoding.hpp"
#include "report/batch/input_files.hpp"
#include "report/batch/profile_file.hpp"

namespace report {
namespace {

constexpr std::size_t most_bytes = 64U << 20;  // of a side file

}  // namespace

base::Result<std::string> load_rule_changes(BatchArguments const& arguments)
{
    return arguments.rules.empty() ? base::Result<std::string>{"{}"} : load_file(arguments.rules, most_bytes);
}

base::Result<Manifest> load_manifest(BatchArguments const& arguments)
{
    if (arguments.manifest.empty())
        return Manifest{};
    std::filesystem::path const path{arguments.manifest};
    auto const content = load_file(path, most_bytes);
    if (!content)
        return tl::unexpected{content.error()};
    return document::Utf8Text::decode(*content).and_then(
        [&](auto const& text) { return Manifest::parse(text.view(), path.parent_path()); });
}

base::Result<std::optional<Profile>> load_profile(BatchArguments const& arguments)
{
    std::optional<Profile> profile;
    if (!arguments.profile.empty()) {
        auto parsed = load_file(arguments.profile, most_bytes).and_then([](auto const& text) { return parse_profile(text); });
        if (!parsed)
            return tl::unexpected{parsed.error()};
        profile = std::move(*parsed);
    }
    if (!arguments.level.empty()) {
        auto const level = parse_level(arguments.level);
        if (!level)
            return base::fail(base::ErrorKind::invalid_input, "cli.unknown-level", "there is no level {level}",
                              {{"level", arguments.level}});
        if (!profile)
            profile.emplace();
        profile->level = level;
    }
    return profile;
}

base::Result<ResultFormat> parse_result_format(BatchArguments const& arguments)
{
    auto const reads = arguments.purpose == Purpose::read;
    if (arguments.format == "jsonl" || (arguments.format.empty() && reads))
        return ResultFormat::jsonl;
    if (arguments.format == "text" || arguments.format.empty())
        return ResultFormat::text;
    if (arguments.format == "csv" && reads)
        return ResultFormat::csv;
    return base::fail(base::ErrorKind::invalid_input, "cli.unknown-format", "there is no format {format} here",
                      {{"format", arguments.format}});
}

}  // namespace report
