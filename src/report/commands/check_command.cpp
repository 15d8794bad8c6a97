#include "report/commands/check_command.hpp"

#include "document/write/write_document.hpp"
#include "report/annotating/annotate_docx.hpp"
#include "report/annotating/return_sheet.hpp"
#include "report/batch/input_stream.hpp"
#include "report/commands/save_file.hpp"

#include <filesystem>

namespace report {
namespace {

using base::Result;

// Whether the call can be answered at all, before any report is read: one report, and not the file it stands in, to a
// format that is written.
Result<void> allow_annotation(CheckArguments const& arguments, document::Limits const& limits)
{
    if (!document::is_written_ending(format_by_ending(arguments.annotate)))
        return unknown_ending(arguments.annotate, ".docx .html .pdf .md");
    InputStream inputs{list_files(arguments.batch.files), limits};
    auto const first = inputs.next();
    std::error_code no_such_file;
    if (first && std::filesystem::equivalent(first->path, arguments.annotate, no_such_file))
        return base::fail(base::ErrorKind::invalid_input, "cli.annotate-itself",
                          "{file} is the report itself: --annotate writes a copy beside it", {{"file", arguments.annotate}});
    if (first && inputs.next())
        return base::fail(base::ErrorKind::invalid_input, "cli.annotate-one", "--annotate takes a single report");
    return {};
}

// What goes back to the office: comments in its own DOCX where it handed in one and `path` is one, else a return sheet.
Result<std::string> annotated(InspectedFile const& inspected, std::string const& path, config::Texts const& texts,
                              document::Limits const& limits)
{
    CheckedReport const checked{inspected.result.report, inspected.result.check, inspected.rules};
    auto const ending = format_by_ending(path);
    if (ending == ".docx" && inspected.result.meta.format == "docx")
        return inspected.reader.load(inspected.file).and_then([&](auto const& docx) {
            return annotate_docx(docx, checked, texts, limits);
        });
    return document::write_document(return_sheet(checked, texts), ending);
}

}  // namespace

Result<console::Outcome> run_check(CheckArguments const& arguments, config::LawFiles const& law,
                                   std::string const& version, console::Console const& console)
{
    if (arguments.annotate.empty())
        return run_batch(arguments.batch, law, version, console);
    auto const limits = load_limits(law);
    auto const allowed = limits ? allow_annotation(arguments, *limits) : tl::unexpected{limits.error()};
    if (!allowed)
        return tl::unexpected{allowed.error()};
    return run_batch(arguments.batch, law, version, console, [&](InspectedFile const& inspected) -> Result<void> {
        if (inspected.result.refusal)
            return {};
        return annotated(inspected, arguments.annotate, console.texts, *limits).and_then([&](auto const& content) {
            return save_file(arguments.annotate, content);
        });
    });
}

}  // namespace report
