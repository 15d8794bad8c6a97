#include "report/exchange/report_json.hpp"

#include "report/exchange/json_text.hpp"

namespace report {
namespace {

// Begins the next member of the object that is being written.
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
        append_name(out, "text");
        append_text(out, section);
        append_name(out, "at");
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
        append_name(out, report.form->cells[i].id);
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
    append_name(out, "rule");
    append_quoted(out, finding.rule);
    append_name(out, "severity");
    append_quoted(out, to_string(finding.severity));
    append_name(out, "cells");
    append_finding_cells(out, finding);
    append_name(out, "left");
    append_number(out, finding.left);
    append_name(out, "right");
    append_number(out, finding.right);
    append_name(out, "difference");
    append_number(out, finding.difference);
    append_text_member(out, "message", rule == nullptr ? std::string{} : message_of(*rule, finding, checked.language));
    append_text_member(out, "advice", rule == nullptr ? std::string{} : advice_of(*rule, finding, checked.language));
    append_name(out, "at");
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
        append_name(out, rule);
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
    append_text_member(out, "source", manifest->source);
    append_text_member(out, "fetched", manifest->fetched ? base::to_string(*manifest->fetched) : std::string{});
    append_text_member(out, "agency_code", manifest->agency_code);
    append_number_member(out, "year", manifest->year);
    out += '}';
}

// How many cells are in each state but read; null where no form was recognised.
void append_not_read(std::string& out, Report const& report)
{
    if (report.form == nullptr) {
        out += "null";
        return;
    }
    auto separator = '{';
    for (auto const state : unread_states) {
        out += separator;
        append_quoted(out, to_string(state));
        out += ':' + std::to_string(count_cells(report, state));
        separator = ',';
    }
    out += '}';
}

void append_meta(std::string& out, ResultMeta const& meta)
{
    append_text_member(out, "sha256", meta.sha256);
    append_name(out, "size");
    out += meta.size ? std::to_string(*meta.size) : "null";
    append_text_member(out, "reader", meta.reader);
    append_text_member(out, "rules", meta.rules);
    append_text_member(out, "schema", meta.schema);
    append_text_member(out, "report_id", meta.report_id);
    append_name(out, "manifest");
    append_manifest(out, meta.manifest);
}

void append_head(std::string& out, ResultMeta const& meta, Report const& report)
{
    out += '{';
    append_text_member(out, "file", meta.file);
    append_text_member(out, "format", meta.format);
    append_text_member(out, "title", report.title);
    append_text_member(out, "organisation", report.organisation);
    append_number_member(out, "year", report.year);
    append_text_member(out, "form", report.form == nullptr ? std::string_view{} : report.form->id);
    append_name(out, "period");
    append_period(out, report.period);
}

}  // namespace

void append_json(std::string& out, ResultMeta const& meta, Report const& report, Checked const* checked, Parts parts)
{
    append_head(out, meta, report);
    if (parts == Parts::whole) {
        append_name(out, "preamble");
        append_preamble(out, report.preamble);
        append_name(out, "sections");
        append_sections(out, report);
        append_name(out, "cells");
        append_cells(out, report);
    } else {
        append_name(out, "not_read");
        append_not_read(out, report);
    }
    append_name(out, "findings");
    if (checked != nullptr)
        append_findings(out, *checked);
    else
        out += "null";
    append_name(out, "assessed");
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
    else
        out += R"(,"not_read":null)";
    out += R"(,"findings":null,"assessed":null)";
    append_meta(out, meta);
    append_name(out, "error");
    out += R"({"code":)";
    append_quoted(out, error.code);
    out += R"(,"message":)";
    append_quoted(out, base::to_string(error));
    out += "}}";
}

}  // namespace report
