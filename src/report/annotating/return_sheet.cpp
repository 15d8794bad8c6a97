#include "report/annotating/return_sheet.hpp"

#include <algorithm>

namespace report {
namespace {

using document::Alignment;
using document::ParagraphRole;

class ReturnSheet {
public:
    ReturnSheet(CheckedReport const& checked, config::Texts const& texts) : checked_{checked}, words_{checked, texts} {}

    document::Document write()
    {
        sheet_.format = "return-sheet";
        sheet_.title = words_.say("return.title");
        sheet_.blocks.push_back(document::Heading{0, sheet_.title, {}});
        address();
        for (auto const severity : {Severity::error, Severity::warning, Severity::info})
            group(severity);
        not_assessed();
        closing();
        return std::move(sheet_);
    }

private:
    void paragraph(std::string text, ParagraphRole role = ParagraphRole::body)
    {
        sheet_.blocks.push_back(document::Paragraph{std::move(text), {}, role});
    }

    [[nodiscard]] std::vector<Finding const*> findings_of(Severity severity) const
    {
        std::vector<Finding const*> findings;
        for (auto const& finding : checked_.result.findings)
            if (finding.severity == severity)
                findings.push_back(&finding);
        return findings;
    }

    void address()
    {
        auto const& report = checked_.report;
        if (!report.organisation.empty())
            paragraph(words_.say("return.to", {{"organisation", report.organisation}}), ParagraphRole::addressee);
        auto const errors = findings_of(Severity::error).size();
        auto const warnings = findings_of(Severity::warning).size();
        auto const title = report.title.empty() ? words_.say("return.untitled") : report.title;
        auto const code = errors > 0     ? "return.with-errors"
                          : warnings > 0 ? "return.with-warnings"
                                         : "return.clean";
        paragraph(words_.say(code, {{"title", title},
                                    {"errors", std::to_string(errors)},
                                    {"warnings", std::to_string(warnings)}}));
    }

    void group(Severity severity)
    {
        auto const findings = findings_of(severity);
        if (findings.empty())
            return;
        auto const code = "return.group." + std::string{to_string(severity)};
        sheet_.blocks.push_back(document::Heading{1, words_.say(code, {{"number", ordinal()}}), {}});
        document::Table table{.rows = 1, .columns = 5, .cells = {}, .at = {}, .header_rows = 1,
                              .column_widths = {1, 4, 5, 5, 4}};
        int column = 0;
        for (auto const* header : {"return.number", "return.where", "return.what", "return.do", "return.why"})
            table.cells.push_back({.row = 0, .column = column++, .text = words_.say(header), .at = {}, .header = true,
                                   .alignment = Alignment::centre});
        for (auto const* finding : findings)
            row(table, *finding);
        sheet_.blocks.push_back(std::move(table));
    }

    void row(document::Table& table, Finding const& finding)
    {
        auto const row = table.rows++;
        auto const cell = [&](int column, std::string text, Alignment alignment = Alignment::left) {
            table.cells.push_back({.row = row, .column = column, .text = std::move(text), .at = {}, .alignment = alignment});
        };
        cell(0, std::to_string(row), Alignment::centre);
        cell(1, words_.where(finding));
        cell(2, words_.what(finding));
        cell(3, words_.advice(finding));
        cell(4, words_.why(finding));
    }

    // Rules of which nothing could be told are neither kept nor broken; the office should not read silence as praise.
    void not_assessed()
    {
        auto const unknown = std::count_if(checked_.result.assessed.begin(), checked_.result.assessed.end(), [](auto const& entry) {
            return entry.second.not_assessable > 0 && entry.second.passed == 0 && entry.second.failed == 0;
        });
        if (unknown > 0)
            paragraph(words_.say("return.not-assessed", {{"count", std::to_string(unknown)}}));
    }

    // What the office that returns the report fills in by hand and signs.
    void closing()
    {
        if (!findings_of(Severity::error).empty())
            paragraph(words_.say("return.reply"));
        paragraph(words_.say("return.contact"));
        paragraph(words_.say("return.signature"), ParagraphRole::signature);
        paragraph(words_.say("return.date"), ParagraphRole::date);
    }

    [[nodiscard]] std::string ordinal() { return words_.say("return.ordinal." + std::to_string(++groups_)); }

    CheckedReport const& checked_;
    FindingWords words_;
    document::Document sheet_;
    int groups_ = 0;
};

}  // namespace

document::Document return_sheet(CheckedReport const& checked, config::Texts const& texts)
{
    return ReturnSheet{checked, texts}.write();
}

}  // namespace report
