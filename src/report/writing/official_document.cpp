#include "report/writing/official_document.hpp"

#include "base/chinese_number.hpp"
#include "base/fold.hpp"
#include "report/writing/form_table.hpp"
#include "report/writing/paragraph_role.hpp"
#include "report/writing/unknown_note.hpp"

#include <fmt/format.h>

namespace report {
namespace {

using document::Document;

// What stands in a cell on paper.
std::string printed(Cell const& cell)
{
    switch (cell.state) {
    case CellState::read: return to_string(cell.value);
    case CellState::dash: return cell.raw.empty() ? "—" : cell.raw;
    case CellState::blank:
    case CellState::ambiguous:
    case CellState::unreadable:
    case CellState::absent: return {};
    }
    return {};
}

std::string title_of(Report const& report)
{
    if (!report.title.empty() || report.form == nullptr || report.organisation.empty() || !report.year)
        return report.title;
    return base::fill_words(report.form->title_pattern,
                            {{"机关名称", report.organisation}, {"年份", std::to_string(*report.year)}});
}

template <class Visit>  // Visit: void(Paragraph const&)
void for_each_paragraph(Report const& report, Visit const& visit)
{
    for (auto const& paragraph : report.preamble)
        visit(paragraph);
    for (auto const& section : report.sections)
        for (auto const& paragraph : section.paragraphs)
            visit(paragraph);
}

std::string month_and_day(Date date)
{
    return fmt::format("{}月{}日", static_cast<unsigned>(date.civil().month()), static_cast<unsigned>(date.civil().day()));
}

bool states_period(Report const& report, Period const& period)
{
    auto const from = month_and_day(period.from);
    auto const to = month_and_day(period.to);
    auto stated = false;
    for_each_paragraph(report, [&](Paragraph const& paragraph) {
        auto const text = base::fold(paragraph.text);
        stated = stated || (text.find(from) != std::string::npos && text.find(to) != std::string::npos);
    });
    return stated;
}

void add_preamble(Document& document, Report const& report)
{
    for (auto const& paragraph : report.preamble)
        document.blocks.emplace_back(document::Paragraph{paragraph.text, {}});
    if (!report.period || states_period(report, *report.period))
        return;
    auto const& [from, to] = *report.period;
    document.blocks.emplace_back(document::Paragraph{
        fmt::format("本报告中所列数据的统计期限自{}年{}起，至{}年{}止。", from.year(), month_and_day(from), to.year(), month_and_day(to)), {}});
}

void add_table(Document& document, Report const& report, std::span<std::string const> texts, TableId table)
{
    document.blocks.emplace_back(form_table(*report.form, table, texts));
    if (auto note = unknown_note(report, table); !note.empty())
        document.blocks.emplace_back(document::Paragraph{std::move(note), {}, document::ParagraphRole::note});
}

// The heading of a part: as printed, else as the form has it; empty when neither is known.
std::string heading_of(Report const& report, std::size_t section)
{
    auto const& printed_title = report.sections[section].title;
    if (printed_title.empty() && report.form == nullptr)
        return {};
    return base::to_chinese_ordinal(static_cast<int>(section) + 1) + "、" +
           (printed_title.empty() ? report.form->sections[section].title.official : printed_title);
}

void add_text(Document& document, Report const& report, Section const& section, bool ends_report)
{
    auto const& paragraphs = section.paragraphs;
    auto const signature = ends_report ? find_signature(paragraphs, report.organisation) : Signature{};
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        auto const& text = paragraphs[i].text;
        if (i == signature.name)
            document.blocks.emplace_back(document::Paragraph{text, {}, document::ParagraphRole::signature});
        else if (i == signature.date)
            document.blocks.emplace_back(document::Paragraph{text, {}, document::ParagraphRole::date});
        else if (auto const level = subheading_level(text); level)
            document.blocks.emplace_back(document::Heading{*level, text, {}});
        else
            document.blocks.emplace_back(document::Paragraph{text, {}});
    }
}

std::vector<std::string> printed_cells(Report const& report)
{
    std::vector<std::string> texts;
    texts.reserve(report.cells.size());
    for (auto const& cell : report.cells)
        texts.push_back(printed(cell));
    return texts;
}

}  // namespace

document::Document official_document(Report const& report)
{
    Document document{.format = "report", .title = title_of(report)};
    if (!document.title.empty())
        document.blocks.emplace_back(document::Heading{0, document.title, {}});
    add_preamble(document, report);

    auto const texts = printed_cells(report);
    for (std::size_t i = 0; i < section_count; ++i) {
        if (auto heading = heading_of(report, i); !heading.empty())
            document.blocks.emplace_back(document::Heading{1, std::move(heading), {}});
        add_text(document, report, report.sections[i], i + 1 == section_count);
        // Parts two, three and four hold the three tables.
        if (report.form != nullptr && i >= 1 && i <= all_tables.size())
            add_table(document, report, texts, all_tables[i - 1]);
    }
    return document;
}

}  // namespace report
