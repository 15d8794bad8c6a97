#include "report/sample/damage.hpp"

#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

using document::Cell;
using document::Table;

// Applies `change` (std::string&) to every label of the tables; true when any was changed.
template <class Change>
bool change_labels(SampleSource& source, Change const& change)
{
    bool any = false;
    for (auto& block : source.document.blocks)
        if (auto* table = std::get_if<Table>(&block))
            for (auto& cell : table->cells)
                if (cell.header) {
                    auto const before = cell.text;
                    change(cell.text);
                    any = any || cell.text != before;
                }
    return any;
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// The text with `between` put behind every `every`-th character.
std::string spread(std::string_view text, std::size_t every, std::string_view between)
{
    std::string spread_out;
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        (void)base::next_code_point(text, at);
        spread_out += text.substr(begin, at - begin);
        if (++count % every == 0 && at < text.size())
            spread_out += between;
    }
    return spread_out;
}

bool spaces_in_labels(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) { text = spread(text, 2, " "); });
}

bool line_breaks_in_headers(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) {
        if (text.size() <= 24)
            text = spread(text, 2, "\n");
    });
}

bool half_width_brackets(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) {
        for (auto const& [wide, narrow] : {std::pair{"（", "("}, {"）", ")"}, {"，", ","}, {"：", ":"}})
            replace_all(text, wide, narrow);
    });
}

bool other_numbering_marks(SampleSource& source, Random& random)
{
    static constexpr std::array<std::string_view, 4> marks{"．", "、", " ", ". "};
    auto const mark = marks[random.below(marks.size())];
    return change_labels(source, [mark](std::string& text) {
        if (text.size() > 2 && text[0] >= '1' && text[0] <= '9' && text[1] == '.')
            text.replace(1, 1, mark);
    });
}

bool plain_quotes(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) {
        replace_all(text, "“", "\"");
        replace_all(text, "”", "\"");
    });
}

bool typing_errors(SampleSource& source, Random& random)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> slips{{
        {"本年废止件数", "本年度止件数"},
        {"其他", "其它"},
        {"已获取", "己获取"},
        {"结转下年度", "转结下年度"},
        {"三类内部事务", "三类内容事务"},
        {"总计", "合计"},
        {"现行有效件数", "现行有效件"},
    }};
    auto const& slip = slips[random.below(slips.size())];
    return change_labels(source, [&](std::string& text) { replace_all(text, slip.first, slip.second); });
}

bool fill_in_notes(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) {
        if (text == "规章")
            text += "（设区的市、自治州人民政府应提供相关数据）";
    });
}

bool traditional_characters(SampleSource& source, Random&)
{
    for (auto& block : source.document.blocks) {
        if (auto* heading = std::get_if<document::Heading>(&block))
            heading->text = base::to_traditional(heading->text);
        if (auto* paragraph = std::get_if<document::Paragraph>(&block))
            paragraph->text = base::to_traditional(paragraph->text);
    }
    return change_labels(source, [](std::string& text) { text = base::to_traditional(text); });
}

// 规章000: a label and its figures in one cell, the others of the row gone.
bool glue_row(Table& table, int row, bool with_label)
{
    Cell* first = nullptr;
    std::string glued;
    for (auto& cell : table.cells) {
        if (cell.row != row || cell.text.find('\n') != std::string::npos)
            continue;
        if (cell.header) {
            first = with_label ? &cell : nullptr;
            continue;
        }
        if (first == nullptr)
            first = &cell;
        glued += cell.text;
        if (&cell != first)
            cell.text.clear();
    }
    if (first == nullptr || glued.empty())
        return false;
    first->text = with_label ? first->text + glued : glued;
    std::erase_if(table.cells, [&](Cell const& cell) { return cell.row == row && !cell.header && &cell != first && cell.text.empty(); });
    return true;
}

bool glued_to_label(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t2);
    bool any = false;
    for (int row = 0; table != nullptr && row < table->rows; ++row) {
        auto const figures = std::count_if(table->cells.begin(), table->cells.end(),
                                           [row](Cell const& cell) { return cell.row == row && !cell.header; });
        any = (figures > 1 && glue_row(*table, row, true)) || any;
    }
    return any;
}

bool separators_lost(SampleSource& source, Random&)
{
    auto* table = find_table(source, TableId::t3);
    bool any = false;
    for (int row = 3; table != nullptr && row < table->rows; ++row)
        any = glue_row(*table, row, true) || any;
    return any;
}

bool item_number_lost(SampleSource& source, Random&)
{
    return change_labels(source, [](std::string& text) {
        if (text.starts_with("第二十条第"))
            text = "第二十条第";
        if (text == "规章")
            text.clear();
    });
}

constexpr std::array damages{
    Damage{"spaces-in-labels", "spaces inside labels", spaces_in_labels},
    Damage{"line-breaks-in-headers", "header cells broken by line feeds", line_breaks_in_headers},
    Damage{"half-width-brackets", "half-width brackets and commas in labels", half_width_brackets},
    Damage{"other-numbering-marks", "1．, 1、 or 1 for 1.", other_numbering_marks},
    Damage{"plain-quotes", "\" for “ and ”", plain_quotes},
    Damage{"typing-errors", "slips of the pen in labels", typing_errors},
    Damage{"fill-in-notes", "a bracketed note behind a label", fill_in_notes},
    Damage{"traditional-characters", "a mirror copy in traditional characters", traditional_characters},
    Damage{"glued-to-label", "规章000", glued_to_label},
    Damage{"separators-lost", "all separators of a row of table three lost: 0000000", separators_lost},
    Damage{"item-number-lost", "第二十条第 without its item, 规章 without its label", item_number_lost},
};

}  // namespace

std::span<Damage const> label_damages()
{
    return damages;
}

}  // namespace report
