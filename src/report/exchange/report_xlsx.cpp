#include "report/exchange/report_xlsx.hpp"

#include "base/chinese_number.hpp"
#include "report/exchange/report_sheets.hpp"
#include "report/writing/official_document.hpp"

namespace report {
namespace {

using document::Sheet;
using document::SheetCell;
using document::SheetStyle;

// "一、总体情况" for text, "表二" for tables.
std::string sheet_name(Report const& report, std::size_t section)
{
    auto number = base::to_chinese_ordinal(static_cast<int>(section) + 1);
    if (report.form == nullptr)
        return number;
    if (report.form->sections[section].is_table)
        return std::string{table_name(all_tables.at(section - 1))};
    return number + "、" + report.form->sections[section].title.official;
}

SheetCell figure(document::Cell const& cell)
{
    SheetStyle style;
    style.alignment = cell.alignment;
    style.border = true;
    if (cell.text.empty())
        return {{}, {}, style};
    if (auto const number = base::parse_decimal(cell.text))
        return {{}, *number, style};
    return {{}, cell.text, style};
}

// Takes the blocks of the official document one by one and begins a sheet with each part.
class Sheets {
public:
    explicit Sheets(Report const& report) : report_{report} {}

    std::vector<Sheet> take() { return std::move(sheets_); }

    void operator()(document::Heading const& heading)
    {
        auto const begins_part = heading.level == 1 && parts_++ > 0;
        if (begins_part || sheets_.empty())
            begin();
        if (heading.level > 1)
            add_line(sheets_.back(), heading.text, subheading_style());
        else
            add_line(sheets_.back(), heading.text, heading.level == 0 ? title_style : heading_style);
    }

    void operator()(document::Paragraph const& paragraph)
    {
        if (sheets_.empty())
            begin();
        add_paragraph(sheets_.back(), paragraph.text);
    }

    // A table stands on the sheet of its part, whose width it sets; what stands there already is set anew.
    void operator()(document::Table const& table)
    {
        auto const before = std::move(sheets_.back());
        auto const& heading = std::get<std::string>(before.cells.front().content);
        sheets_.back() = table_sheet(before.name, heading, table, figure);
        for (std::size_t i = 1; i < before.cells.size(); ++i)
            add_paragraph(sheets_.back(), std::get<std::string>(before.cells[i].content));
    }

    void operator()(document::Picture const&) {}

private:
    static SheetStyle subheading_style()
    {
        SheetStyle style;
        style.bold = true;
        style.alignment = document::Alignment::left;
        return style;
    }

    void begin() { sheets_.push_back(text_sheet(sheet_name(report_, sheets_.size()))); }

    Report const& report_;
    std::vector<Sheet> sheets_;
    std::size_t parts_ = 0;
};

}  // namespace

base::Result<std::string> write_xlsx(Report const& report)
{
    auto const official = official_document(report);
    Sheets sheets{report};
    for (auto const& block : official.blocks)
        std::visit(sheets, block);
    return document::write_workbook({official.title, sheets.take()});
}

}  // namespace report
