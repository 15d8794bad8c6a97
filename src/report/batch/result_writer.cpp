#include "report/batch/result_writer.hpp"

#include "report/batch/file_refusal.hpp"
#include "report/batch/findings_text.hpp"
#include "report/exchange/report_csv.hpp"

#include <algorithm>

namespace report {
namespace {

Parts parts_of(Purpose purpose)
{
    return purpose == Purpose::read ? Parts::whole : Parts::findings;
}

bool has(FileResult const& result, Severity severity)
{
    auto const& findings = result.check.findings;
    return std::any_of(findings.begin(), findings.end(), [&](auto const& f) { return f.severity == severity; });
}

}  // namespace

ResultWriter::ResultWriter(Setting setting, RuleBook const& rules, console::Console const& console, std::ostream& out)
    : setting_{setting}, rules_{rules}, console_{console}, out_{out}
{
    if (setting_.format == ResultFormat::csv && !setting_.appends) {
        std::string head;
        append_csv_head(head);
        out_ << head;
    }
}

void ResultWriter::count(FileResult const& result)
{
    ++files_;
    if (result.refusal)
        ++refused_;
    else if (has(result, Severity::error))
        ++with_errors_;
    else if (has(result, Severity::warning))
        ++with_warnings_;
}

void ResultWriter::count_earlier(bool errors, bool refusals)
{
    earlier_errors_ = errors;
    earlier_refusals_ = refusals;
}

void ResultWriter::write(FileResult const& result)
{
    count(result);
    if (result.refusal) {
        write_refusal(result);
        return;
    }
    if (result.warning)
        console_.warn(*result.warning);
    std::string text;
    Checked const checked{result.check, rules_, console_.texts.language()};
    switch (setting_.format) {
    case ResultFormat::jsonl:
        append_json(text, result.meta, result.report, &checked, parts_of(setting_.purpose));
        text += '\n';
        break;
    case ResultFormat::csv: append_csv_rows(text, result.meta.file, result.report); break;
    case ResultFormat::text:
        if (setting_.purpose == Purpose::read)
            print_figures(result, console_, out_);
        else
            print_findings(result, rules_, console_, out_);
        break;
    }
    out_ << text;
}

std::string ResultWriter::say_refusal(FileResult const& result) const
{
    return console_.texts.say("cli.refused", {{"text", console_.texts.say(named_refusal(result, console_.texts))}});
}

void ResultWriter::write_refusal(FileResult const& result)
{
    if (setting_.format == ResultFormat::jsonl) {
        std::string text;
        append_refusal_json(text, result.meta, *result.refusal, parts_of(setting_.purpose));
        out_ << text << '\n';
    } else if (setting_.format == ResultFormat::text && !setting_.to_terminal) {
        out_ << say_refusal(result) << "\n\n";
    }
    console_.err << say_refusal(result) << '\n';
}

void ResultWriter::write_summary()
{
    if (setting_.format != ResultFormat::text || files_ < 2)
        return;
    auto const good = files_ - refused_ - with_errors_ - with_warnings_;
    out_ << console_.texts.say(setting_.purpose == Purpose::read ? "read.summary" : "check.files",
                               {{"files", std::to_string(files_)},
                                {"errors", std::to_string(with_errors_)},
                                {"warnings", std::to_string(with_warnings_)},
                                {"good", std::to_string(good)},
                                {"refused", std::to_string(refused_)}})
         << '\n';
}

console::Outcome ResultWriter::outcome() const
{
    if (refused_ > 0 || earlier_refusals_)
        return console::Outcome::unreadable;
    if (setting_.purpose == Purpose::check && (with_errors_ > 0 || earlier_errors_))
        return console::Outcome::errors_found;
    return console::Outcome::good;
}

}  // namespace report
