#include "report/commands/compare_command.hpp"

#include "report/batch/file_refusal.hpp"
#include "report/batch/output_path.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/commands/save_file.hpp"
#include "report/comparing/comparison_html.hpp"
#include "report/comparing/comparison_json.hpp"
#include "report/comparing/comparison_text.hpp"

namespace report {
namespace {

constexpr auto known_endings = ".html .txt .json";

base::Result<Report> read_one(FileReader const& reader, std::string const& file, config::Texts const& texts)
{
    auto result = reader.read(InputFile{file});
    if (result.refusal)
        return tl::unexpected{named_refusal(result, texts)};
    return std::move(result.report);
}

base::Result<std::string> write_comparison(ReportComparison const& comparison, std::string const& path,
                                           config::Texts const& texts)
{
    auto const ending = format_by_ending(path);
    if (ending == ".html" || ending == ".htm")
        return comparison_html(comparison, texts);
    if (ending == ".json")
        return comparison_json(comparison);
    if (ending == ".txt" || path.empty())
        return comparison_text(comparison, texts);
    return unknown_ending(path, known_endings);
}

}  // namespace

base::Result<console::Outcome> run_compare(CompareArguments const& arguments, config::LawFiles const& law,
                                           std::string const& version, console::Console const& console)
{
    auto const ending = arguments.output.empty() ? base::Result<void>{} : check_ending(arguments.output, known_endings);
    auto const allowed = ending.and_then([&] { return keep_apart(arguments.output, {arguments.older, arguments.newer}); });
    if (!allowed)
        return tl::unexpected{allowed.error()};
    auto const tools = open_reading_tools(law, version);
    if (!tools)
        return tl::unexpected{tools.error()};
    auto const& [statutes, manifest, reader] = **tools;
    auto const older = read_one(reader, arguments.older, console.texts);
    if (!older)
        return tl::unexpected{older.error()};
    auto const newer = read_one(reader, arguments.newer, console.texts);
    if (!newer)
        return tl::unexpected{newer.error()};

    auto const written = compare_reports(*older, *newer, statutes.checker.book(), *statutes.forms)
                             .and_then([&](auto const& comparison) {
                                 return write_comparison(comparison, arguments.output, console.texts);
                             });
    if (!written)
        return tl::unexpected{written.error()};
    if (arguments.output.empty()) {
        console.out << *written;
        return console::Outcome::good;
    }
    return save_file(arguments.output, *written).map([] { return console::Outcome::good; });
}

}  // namespace report
