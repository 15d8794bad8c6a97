#include "agencies/anchors/day_sheet.hpp"

#include "document/write/qr_code.hpp"
#include "platform/clock/local_time.hpp"

#include <sstream>

namespace agencies {
namespace {

using document::Cell;
using document::Paragraph;
using document::Table;

constexpr double code_width = 26;  // millimetres: what the foot of the page holds

std::vector<std::string> words_of(std::string const& line)
{
    std::istringstream in{line};
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(std::move(word));
    return words;
}

Table table_of(std::vector<std::vector<std::string>> const& rows, std::vector<double> widths)
{
    Table table{.rows = static_cast<int>(rows.size()), .columns = static_cast<int>(widths.size()), .cells = {}, .at = {}, .header_rows = 1,
                .column_widths = std::move(widths), .setting = document::TableSetting::roomy};
    for (int row = 0; row < table.rows; ++row)
        for (int column = 0; column < table.columns; ++column)
            table.cells.push_back(Cell{.row = row, .column = column, .text = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)],
                                       .at = {}, .header = row == 0, .alignment = document::Alignment::centre});
    return table;
}

}  // namespace

document::Document day_sheet(Agency const& agency, journal::NamedHead const& head, config::Texts const& texts)
{
    auto const lines = journal::sheet_lines(head);
    auto const say = [&](std::string_view code, base::Error::Words const& words = {}) { return texts.say(code, words); };
    auto const check = say("sheet.check");
    std::vector<std::vector<std::string>> rows{{say("sheet.line"), "", "", "", "", check}};
    for (std::size_t i = 1; i < lines.size(); ++i)
        rows.push_back(words_of(lines[i]));
    auto const& name = agencies::name_on(agency, clocks::civil_date(head.taken_at));
    auto const title = say("sheet.title", {{"agency", name.full}});

    document::Document sheet{.format = "sheet", .title = title};
    auto& blocks = sheet.blocks;
    blocks.emplace_back(document::Heading{.level = 0, .text = title, .at = {}});
    blocks.emplace_back(Paragraph{.text = say("sheet.about", {{"time", clocks::local_text(head.taken_at)}, {"number", std::to_string(head.number)}}), .at = {}});
    blocks.emplace_back(table_of({{say("sheet.code"), say("sheet.number"), say("sheet.day"), check}, words_of(lines.front())}, {2, 1, 1.5, 1}));
    blocks.emplace_back(table_of(rows, {0.8, 1, 1, 1, 1, 1}));
    blocks.emplace_back(Paragraph{.text = say("sheet.how"), .at = {}});
    blocks.emplace_back(Paragraph{.text = say("sheet.keep"), .at = {}});
    blocks.emplace_back(document::qr_code(to_line(head), code_width, say("sheet.qr")));
    return sheet;
}

}  // namespace agencies
