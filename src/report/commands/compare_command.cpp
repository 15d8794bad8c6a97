#include "report/commands/compare_command.hpp"

#include "report/batch/file_reader.hpp"
#include "report/commands/save_file.hpp"
#include "report/comparing/comparison_html.hpp"
#include "report/comparing/comparison_json.hpp"
#include "report/comparing/comparison_text.hpp"

namespace report {
namespace {

base::Result<Report> read_one(FileReader const& reader, std::string const& file)
{
    auto result = reader.read(InputFile{file, file, std::nullopt, std::nullopt});
    if (result.refusal)
        return tl::unexpected{*result.refusal};
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
    return unknown_ending(path, ".html .txt .json");
}

}  // namespace

base::Result<console::Outcome> run_compare(CompareArguments const& arguments, config::LawFiles const& law,
                                           std::string const& version, console::Console const& console)
{
    auto const statutes = load_statutes(law, "{}");
    if (!statutes)
        return tl::unexpected{statutes.error()};
    Manifest const manifest;
    FileReader const reader{*statutes, manifest, version};
    auto const older = read_one(reader, arguments.older);
    if (!older)
        return tl::unexpected{older.error()};
    auto const newer = read_one(reader, arguments.newer);
    if (!newer)
        return tl::unexpected{newer.error()};

    auto const written = compare_reports(*older, *newer, statutes->checker.book(), *statutes->forms)
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
