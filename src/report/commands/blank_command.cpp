#include "report/commands/blank_command.hpp"

#include "document/write/write_docx.hpp"
#include "report/batch/statutes.hpp"
#include "report/commands/save_file.hpp"
#include "report/exchange/blank_html.hpp"
#include "report/exchange/report_xlsx.hpp"
#include "report/writing/official_document.hpp"

namespace report {
namespace {

constexpr auto known_endings = ".docx .xlsx .html";

// The form with its parts and tables and nothing filled in.
Report blank_report(Form const& form)
{
    auto report = empty_report(form);
    for (auto& cell : report.cells)
        cell.state = CellState::blank;
    for (std::size_t i = 0; i < section_count; ++i) {
        report.sections[i].present = true;
        report.sections[i].title = form.sections[i].title.official;
    }
    return report;
}

base::Result<std::string> write_blank(Form const& form, std::string const& path, Statutes const& statutes)
{
    auto const ending = format_by_ending(path);
    if (ending == ".docx")
        return document::write_docx(official_document(blank_report(form)));
    if (ending == ".xlsx")
        return write_blank_xlsx(form, *statutes.forms, statutes.checker.book());
    if (ending == ".html" || ending == ".htm")
        return write_blank_html(form, *statutes.forms, statutes.checker.book());
    return unknown_ending(path, known_endings);
}

}  // namespace

base::Result<console::Outcome> run_blank(BlankArguments const& arguments, config::LawFiles const& law)
{
    if (auto const allowed = check_ending(arguments.output, known_endings); !allowed)
        return tl::unexpected{allowed.error()};
    auto const statutes = load_statutes(law, "{}");
    if (!statutes)
        return tl::unexpected{statutes.error()};
    auto const* form = statutes->forms->find(arguments.form);
    if (form == nullptr)
        return base::fail(base::ErrorKind::wrong_call, "blank.unknown-form", "there is no form {form}",
                          {{"form", arguments.form}});
    return write_blank(*form, arguments.output, *statutes)
        .and_then([&](auto const& content) { return save_file(arguments.output, content); })
        .map([] { return console::Outcome::good; });
}

}  // namespace report
