#include "report/commands/write_command.hpp"

#include "report/batch/file_refusal.hpp"
#include "report/batch/output_path.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/commands/save_file.hpp"
#include "report/commands/written_report.hpp"

namespace report {

base::Result<console::Outcome> run_write(WriteArguments const& arguments, config::LawFiles const& law,
                                         std::string const& version, console::Console const& console)
{
    auto const allowed = check_ending(arguments.output, written_endings).and_then([&] {
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
    auto const& statutes = (*tools)->statutes;
    auto const check = statutes.checker.check({.report = result.report});
    return written_report({result.meta, result.report, {check, statutes.checker.book(), console.texts.language()}}, arguments.output)
        .and_then([&](auto const& content) { return save_file(arguments.output, content); })
        .map([] { return console::Outcome::good; });
}

}  // namespace report
