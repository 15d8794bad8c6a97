#include "report/totalling/total_outputs.hpp"
#include "report/totalling/total_words.hpp"
#include "report/writing/official_document.hpp"

namespace report {
namespace {

document::Cell header(int column, std::string text)
{
    return {.row = 0, .column = column, .text = std::move(text), .at = {}, .header = true, .alignment = document::Alignment::centre};
}

document::Cell content(int row, int column, std::string text)
{
    return {.row = row, .column = column, .text = std::move(text), .at = {}, .alignment = document::Alignment::left};
}

document::Table member_table(Total const& total, TotalWords const& words)
{
    document::Table table;
    table.columns = 4;
    table.rows = static_cast<int>(total.members.size()) + 1;
    table.header_rows = 1;
    table.column_widths = {4, 3, 2.5, 4};
    int column = 0;
    for (auto const* code : {"total.office", "total.file", "total.state", "total.not-read"})
        table.cells.push_back(header(column++, words.say(code)));
    int row = 0;
    for (auto const& member : total.members) {
        ++row;
        table.cells.push_back(content(row, 0, words.office(member)));
        table.cells.push_back(content(row, 1, member.file));
        table.cells.push_back(content(row, 2, words.state(member)));
        table.cells.push_back(content(row, 3, words.not_read(member)));
    }
    return table;
}

}  // namespace

Report consolidated_report(Total const& total, config::Texts const& texts)
{
    TotalWords const words{total, texts};
    auto report = total.report;
    auto const& form = *report.form;
    report.title = base::fill_words(form.title_pattern, {{"机关名称", report.organisation},
                                                         {"年份", std::to_string(report.year.value_or(0))}});
    for (std::size_t i = 0; i < section_count; ++i) {
        report.sections[i].present = true;
        report.sections[i].title = form.sections[i].title.official;
    }
    report.preamble.push_back({words.summary(), {}});
    if (auto const missing = words.missing(); !missing.empty())
        report.preamble.push_back({missing, {}});
    return report;
}

document::Document total_document(Total const& total, config::Texts const& texts)
{
    TotalWords const words{total, texts};
    auto document = official_document(consolidated_report(total, texts));
    document.blocks.push_back(document::Heading{1, words.say("total.members"), {}});
    document.blocks.push_back(document::Paragraph{words.counts(), {}});
    if (auto const hint = words.joint_documents(); !hint.empty())
        document.blocks.push_back(document::Paragraph{hint, {}});
    document.blocks.push_back(member_table(total, words));
    return document;
}

}  // namespace report
