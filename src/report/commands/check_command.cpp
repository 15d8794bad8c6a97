#include "report/commands/check_command.hpp"

#include "document/write/write_docx.hpp"
#include "document/write/write_html.hpp"
#include "document/write/write_markdown.hpp"
#include "document/write/write_pdf.hpp"
#include "report/annotating/annotate_docx.hpp"
#include "report/annotating/return_sheet.hpp"
#include "report/commands/save_file.hpp"

namespace report {
namespace {

using base::Result;

// What goes back to the office: comments in its own DOCX where it handed in one and `path` is one, else a return sheet.
Result<std::string> annotated(InspectedFile const& inspected, std::string const& path, config::Texts const& texts)
{
    CheckedReport const checked{inspected.result.report, inspected.result.check, inspected.rules};
    auto const ending = format_by_ending(path);
    if (ending == ".docx" && inspected.result.meta.format == "docx")
        return inspected.reader.load(inspected.file).and_then([&](auto const& docx) {
            return annotate_docx(docx, checked, texts);
        });
    if (ending == ".docx")
        return document::write_docx(return_sheet(checked, texts));
    if (ending == ".html" || ending == ".htm")
        return document::write_html(return_sheet(checked, texts));
    if (ending == ".pdf")
        return document::write_pdf(return_sheet(checked, texts));
    if (ending == ".md")
        return document::write_markdown(return_sheet(checked, texts));
    return unknown_ending(path, ".docx .html .pdf .md");
}

}  // namespace

Result<console::Outcome> run_check(CheckArguments const& arguments, config::LawFiles const& law,
                                   std::string const& version, console::Console const& console)
{
    if (arguments.annotate.empty())
        return run_batch(arguments.batch, law, version, console);
    auto inspected_files = 0;
    return run_batch(arguments.batch, law, version, console, [&](InspectedFile const& inspected) -> Result<void> {
        if (++inspected_files > 1)
            return base::fail(base::ErrorKind::invalid_input, "cli.annotate-one", "--annotate takes a single report");
        if (inspected.result.refusal)
            return {};
        return annotated(inspected, arguments.annotate, console.texts).and_then([&](auto const& content) {
            return save_file(arguments.annotate, content);
        });
    });
}

}  // namespace report
