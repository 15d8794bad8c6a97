#include "report/exchange/report_json.hpp"

#include "report/exchange/json_text.hpp"

namespace report {
namespace {

// Begins the next member of the object that is being written.
void name(std::string& out, std::string_view member)
{
    if (out.back() != '{')
        out += ',';
    out += '"';
    out += member;  // ids and names of ours: nothing to escape
    out += "\":";
}

void append_period(std::string& out, std::optional<Period> const& period)
{
    if (!period) {
        out += R"({"from":null,"to":null})";
        return;
    }
    out += R"({"from":")" + base::to_string(period->from) + R"(","to":")" + base::to_string(period->to) + R"("})";
}

void append_text(std::string& out, Section const& section)
{
    if (!section.present)
        out += "null";
    else
        append_quoted(out, section.text());
}

void append_sections(std::string& out, Report const& report)
{
    out += '[';
    for (std::size_t i = 0; i < section_count; ++i) {
        auto const& section = report.sections[i];
        out += i == 0 ? R"({"id":"s)" : R"(,{"id":"s)";
        out += static_cast<char>('1' + i);
        out += R"(","title":)";
        if (section.present)
            append_quoted(out, section.title);
        else
            out += "null";
        name(out, "text");
        append_text(out, section);
        name(out, "at");
        append_place(out, section.at);
        out += '}';
    }
    out += ']';
}

void append_preamble(std::string& out, std::vector<Paragraph> const& paragraphs)
{
    Section preamble;
    preamble.paragraphs = paragraphs;
    append_quoted_or_null(out, preamble.text());
}

void append_candidates(std::string& out, Cell const& cell)
{
    out += '[';
    for (auto const& candidate : cell.candidates) {
        if (out.back() != '[')
            out += ',';
        append_number(out, candidate);
    }
    out += ']';
}

void append_cell(std::string& out, Cell const& cell)
{
    out += R"({"value":)";
    append_number(out, cell.known());
    out += R"(,"state":")";
    out += to_string(cell.state);
    out += R"(","raw":)";
    append_quoted(out, cell.raw);
    out += R"(,"at":)";
    append_place(out, cell.at);
    if (cell.state == CellState::ambiguous) {
        out += R"(,"candidates":)";
        append_candidates(out, cell);
    }
    out += '}';
}

void append_cells(std::string& out, Report const& report)
{
    if (report.form == nullptr) {
        out += "null";
        return;
    }
    out += '{';
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        name(out, report.form->cells[i].id);
        append_cell(out, report.cells[i]);
    }
    out += '}';
}

void append_finding_cells(std::string& out, Finding const& finding)
{
    out += '[';
    for (auto const& cell : finding.cells) {
        out += out.back() == '[' ? R"({"id":)" : R"(,{"id":)";
        append_quoted(out, cell.id);
        out += R"(,"value":)";
        append_number(out, cell.value);
        out += '}';
    }
    out += ']';
}

void append_finding(std::string& out, Finding const& finding, Checked const& checked)
{
    auto const* const rule = checked.rules.find(finding.rule);
    out += '{';
    name(out, "rule");
    append_quoted(out, finding.rule);
    name(out, "severity");
    append_quoted(out, to_string(finding.severity));
    name(out, "cells");
    append_finding_cells(out, finding);
    name(out, "left");
    append_number(out, finding.left);
    name(out, "right");
    append_number(out, finding.right);
    name(out, "difference");
    append_number(out, finding.difference);
    name(out, "message");
    append_quoted_or_null(out, rule == nullptr ? std::string{} : message_of(*rule, finding, checked.language));
    name(out, "advice");
    append_quoted_or_null(out, rule == nullptr ? std::string{} : advice_of(*rule, finding, checked.language));
    name(out, "at");
    append_place(out, finding.at);
    out += '}';
}

void append_findings(std::string& out, Checked const& checked)
{
    out += '[';
    for (auto const& finding : checked.result.findings) {
        if (out.back() != '[')
            out += ',';
        append_finding(out, finding, checked);
    }
    out += ']';
}

void append_assessed(std::string& out, CheckResult const& result)
{
    out += '{';
    for (auto const& [rule, assessment] : result.assessed) {
        name(out, rule);
        out += R"({"passed":)" + std::to_string(assessment.passed);
        out += R"(,"failed":)" + std::to_string(assessment.failed);
        out += R"(,"not_assessable":)" + std::to_string(assessment.not_assessable) + "}";
    }
    out += '}';
}

void append_manifest(std::string& out, std::optional<ManifestEntry> const& manifest)
{
    if (!manifest) {
        out += "null";
        return;
    }
    out += '{';
    name(out, "source");
    append_quoted_or_null(out, manifest->source);
    name(out, "fetched");
    append_quoted_or_null(out, manifest->fetched ? base::to_string(*manifest->fetched) : std::string{});
    name(out, "agency_code");
    append_quoted_or_null(out, manifest->agency_code);
    name(out, "year");
    append_number(out, manifest->year);
    out += '}';
}

void append_meta(std::string& out, ResultMeta const& meta)
{
    name(out, "sha256");
    append_quoted_or_null(out, meta.sha256);
    name(out, "size");
    out += meta.size ? std::to_string(*meta.size) : "null";
    name(out, "reader");
    append_quoted_or_null(out, meta.reader);
    name(out, "rules");
    append_quoted_or_null(out, meta.rules);
    name(out, "schema");
    append_quoted_or_null(out, meta.schema);
    name(out, "report_id");
    append_quoted_or_null(out, meta.report_id);
    name(out, "manifest");
    append_manifest(out, meta.manifest);
}

void append_head(std::string& out, ResultMeta const& meta, Report const& report)
{
    out += '{';
    name(out, "file");
    append_quoted_or_null(out, meta.file);
    name(out, "format");
    append_quoted_or_null(out, meta.format);
    name(out, "title");
    append_quoted_or_null(out, report.title);
    name(out, "organisation");
    append_quoted_or_null(out, report.organisation);
    name(out, "year");
    append_number(out, report.year);
    name(out, "form");
    append_quoted_or_null(out, report.form == nullptr ? std::string_view{} : report.form->id);
    name(out, "period");
    append_period(out, report.period);
}

}  // namespace

void append_json(std::string& out, ResultMeta const& meta, Report const& report, Checked const* checked, Parts parts)
{
    append_head(out, meta, report);
    if (parts == Parts::whole) {
        name(out, "preamble");
        append_preamble(out, report.preamble);
        name(out, "sections");
        append_sections(out, report);
        name(out, "cells");
        append_cells(out, report);
    }
    name(out, "findings");
    if (checked != nullptr)
        append_findings(out, *checked);
    else
        out += "null";
    name(out, "assessed");
    if (checked != nullptr)
        append_assessed(out, checked->result);
    else
        out += "null";
    append_meta(out, meta);
    out += '}';
}

void append_refusal_json(std::string& out, ResultMeta const& meta, base::Error const& error, Parts parts)
{
    append_head(out, meta, Report{});
    if (parts == Parts::whole)
        out += R"(,"preamble":null,"sections":null,"cells":null)";
    out += R"(,"findings":null,"assessed":null)";
    append_meta(out, meta);
    name(out, "error");
    out += R"({"code":)";
    append_quoted(out, error.code);
    out += R"(,"message":)";
    append_quoted(out, base::to_string(error));
    out += "}}";
}

}  // namespace report
