#include "report/commands/total_command.hpp"

#include "document/write/write_document.hpp"
#include "report/batch/batch_inputs.hpp"
#include "report/batch/file_reader.hpp"
#include "report/batch/input_stream.hpp"
#include "report/commands/save_file.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/totalling/total_outputs.hpp"

#include <filesystem>

namespace report {
namespace {

using base::Result;
using console::Console;
using console::Outcome;

constexpr auto known_endings = ".txt .json .csv .html .docx .pdf .md .xlsx";

// "county.csv" to "county.members.csv".
std::string members_path(std::string const& path)
{
    return std::filesystem::path{path}.replace_extension(".members.csv").string();
}

Result<std::string> write_total(Total const& total, std::string const& path, config::Texts const& texts)
{
    auto const ending = format_by_ending(path);
    if (document::is_written_ending(ending))
        return document::write_document(total_document(total, texts), ending);
    if (ending == ".txt" || path.empty())
        return total_text(total, texts);
    if (ending == ".json")
        return total_json(total);
    if (ending == ".csv")
        return save_file(members_path(path), members_csv(total)).map([&] { return total_csv(total); });
    if (ending == ".xlsx")
        return write_xlsx(consolidated_report(total, texts));
    return unknown_ending(path, known_endings);
}

struct Members {
    std::vector<MemberReport> files;
    Outcome outcome = Outcome::good;
};

// A file that cannot be read stays in the list, so that it is named and not forgotten.
Members read_members(TotalArguments const& arguments, Statutes const& statutes, std::string const& version,
                     Console const& console)
{
    Manifest const manifest;
    FileReader const reader{statutes, manifest, version};
    InputStream inputs{list_files(arguments.files), statutes.limits};
    Members members;
    while (auto const file = inputs.next()) {
        auto result = reader.read(*file);
        if (result.refusal) {
            console.warn(*result.refusal);
            members.outcome = Outcome::unreadable;
        }
        members.files.push_back({result.meta.file, result.refusal ? Report{} : std::move(result.report)});
    }
    return members;
}

}  // namespace

Result<Outcome> run_total(TotalArguments const& arguments, config::LawFiles const& law, std::string const& version,
                          Console const& console)
{
    auto const statutes = load_statutes(law, "{}");
    if (!statutes)
        return tl::unexpected{statutes.error()};
    BatchArguments side_files;
    side_files.profile = arguments.profile;
    auto const profile = load_profile(side_files);
    if (!profile)
        return tl::unexpected{profile.error()};

    auto const members = read_members(arguments, *statutes, version, console);
    TotalRequest const request{arguments.name, *profile ? (*profile)->members : std::nullopt};
    auto const written = total_reports(members.files, request, statutes->checker.book()).and_then([&](auto const& total) {
        return write_total(total, arguments.output, console.texts);
    });
    if (!written)
        return tl::unexpected{written.error()};
    if (arguments.output.empty()) {
        console.out << *written;
        return members.outcome;
    }
    return save_file(arguments.output, *written).map([&] { return members.outcome; });
}

}  // namespace report
