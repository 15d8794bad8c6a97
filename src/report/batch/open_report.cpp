#include "report/batch/open_report.hpp"

#include "document/readers/read_document.hpp"
#include "document/text/encoding.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_json.hpp"

namespace report {
namespace {

// RTF begins with a brace, too.
bool looks_like_json(std::string_view content)
{
    constexpr std::string_view blanks = " \t\r\n\xEF\xBB\xBF";
    auto const first = content.find_first_not_of(blanks);
    if (first == std::string_view::npos || content[first] != '{')
        return false;
    auto const second = content.find_first_not_of(blanks, first + 1);
    return second == std::string_view::npos || content[second] == '"' || content[second] == '}';
}

// Whether the head of a report's CSV can stand in the first bytes, in whatever encoding: spares most files a second look at their format.
bool may_be_cell_csv(std::string_view content)
{
    std::string head{content.substr(0, 512)};
    std::erase(head, '\0');  // of UTF-16
    return head.find("cell,") != std::string::npos;
}

bool is_recognised(Report const& report)
{
    if (report.form != nullptr)
        return true;
    for (auto const& section : report.sections)
        if (section.present)
            return true;
    return report.printed.tables_in_pictures || report.year.has_value();
}

}  // namespace

base::Result<OpenedReport> open_report(std::string_view content, std::string_view name, Statutes const& statutes)
{
    auto const as = [](char const* format) {
        return [format](Report report) { return OpenedReport{format, std::move(report)}; };
    };
    if (looks_like_json(content))
        return parse_report_json(content, *statutes.forms).map(as("json"));
    if (may_be_cell_csv(content) && document::sniff_format(content, name) == "csv") {
        auto const text = document::Utf8Text::decode(content);
        if (text && is_report_csv(text->view()))
            return parse_report_csv(text->view(), *statutes.forms).map(as("csv"));
    }
    auto const document = document::read_document(content, name, statutes.limits);
    if (!document)
        return tl::unexpected{document.error()};
    auto report = statutes.reader.read(*document);
    if (!is_recognised(report))
        return base::fail(base::ErrorKind::invalid_input, "input.no-report", "{file} holds no annual report",
                          {{"file", std::string{name}}});
    return OpenedReport{document->format, std::move(report)};
}

}  // namespace report
