#include "report/commands/check_command.hpp"

#include "document/write/write_document.hpp"
#include "report/annotating/annotate_docx.hpp"
#include "report/annotating/return_sheet.hpp"
#include "report/batch/input_stream.hpp"
#include "report/batch/output_path.hpp"
#include "report/commands/save_file.hpp"

namespace report {
namespace {

using base::Result;

// Whether the call can be answered at all, before any report is read: one report, to a format that is
// written and to no file that is read.
Result<void> allow_annotation(CheckArguments const& arguments, document::Limits const& limits)
{
    auto const& batch = arguments.batch;
    auto apart = check_ending(arguments.annotate, ".docx .html .pdf .md").and_then([&] {
        auto read = batch.files;
        for (auto const& file : {batch.manifest, batch.previous, batch.rules, batch.profile, batch.output})
            if (!file.empty())
                read.push_back(file);
        return keep_apart(arguments.annotate, read);
    });
    if (!apart)
        return apart;
    InputStream inputs{list_files(batch.files), limits};
    if (inputs.next() && inputs.next())
        return base::fail(base::ErrorKind::wrong_call, "cli.annotate-one", "--annotate takes a single report");
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
