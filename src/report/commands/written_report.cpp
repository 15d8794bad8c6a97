#include "report/commands/written_report.hpp"

#include "document/write/write_document.hpp"
#include "report/commands/save_file.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/writing/official_document.hpp"

namespace report {
namespace {

std::string as_json(WrittenReport const& given)
{
    std::string text;
    append_json(text, given.meta, given.report, &given.checked);
    return text + '\n';
}

std::string as_csv(WrittenReport const& given)
{
    std::string text;
    append_csv_head(text);
    append_csv_rows(text, given.meta.file, given.report);
    return text;
}

}  // namespace

base::Result<std::string> written_report(WrittenReport const& given, std::string const& path)
{
    auto const ending = format_by_ending(path);
    if (document::is_written_ending(ending))
        return document::write_document(official_document(given.report), ending);
    if (ending == ".xlsx")
        return write_xlsx(given.report);
    if (ending == ".json")
        return as_json(given);
    if (ending == ".csv")
        return as_csv(given);
    return unknown_ending(path, written_endings);
}

}  // namespace report
