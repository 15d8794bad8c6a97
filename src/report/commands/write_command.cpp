#include "report/commands/write_command.hpp"

#include "document/write/write_document.hpp"
#include "report/batch/file_refusal.hpp"
#include "report/batch/output_path.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/commands/save_file.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/writing/official_document.hpp"

namespace report {
namespace {

constexpr auto known_endings = ".html .docx .pdf .xlsx .md .json .csv";

std::string as_json(FileResult const& result, Statutes const& statutes, Language language)
{
    auto const check = statutes.checker.check({.report = result.report});
    Checked const checked{check, statutes.checker.book(), language};
    std::string text;
    append_json(text, result.meta, result.report, &checked);
    return text + '\n';
}

std::string as_csv(FileResult const& result)
{
    std::string text;
    append_csv_head(text);
    append_csv_rows(text, result.meta.file, result.report);
    return text;
}

base::Result<std::string> write_report(FileResult const& result, std::string const& path, Statutes const& statutes,
                                       Language language)
{
    auto const ending = format_by_ending(path);
    if (document::is_written_ending(ending))
        return document::write_document(official_document(result.report), ending);
    if (ending == ".xlsx")
        return write_xlsx(result.report);
    if (ending == ".json")
        return as_json(result, statutes, language);
    if (ending == ".csv")
        return as_csv(result);
    return unknown_ending(path, known_endings);
}

}  // namespace

base::Result<console::Outcome> run_write(WriteArguments const& arguments, config::LawFiles const& law,
                                         std::string const& version, console::Console const& console)
{
    auto const allowed = check_ending(arguments.output, known_endings).and_then([&] {
        return keep_apart(arguments.output, {arguments.file});
    });
    if (!allowed)
        return tl::unexpected{allowed.error()};
    auto const tools = open_reading_tools(law, version);
    if (!tools)
        return tl::unexpected{tools.error()};
    auto const result = (*tools)->reader.read(InputFile{arguments.file});
    if (result.refusal)
        return tl::unexpected{named_refusal(result, console.texts)};
    if (result.report.form == nullptr)
        return base::fail(base::ErrorKind::invalid_input, "write.no-form",
                          "{file} holds no table of the form: there is nothing to write", {{"file", arguments.file}});
    return write_report(result, arguments.output, (*tools)->statutes, console.texts.language())
        .and_then([&](auto const& content) { return save_file(arguments.output, content); })
        .map([] { return console::Outcome::good; });
}

}  // namespace report
