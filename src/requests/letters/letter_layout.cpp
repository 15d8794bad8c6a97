#include "requests/letters/letter_layout.hpp"

#include "requests/letters/letter_lines.hpp"

#include <algorithm>

namespace requests {
namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::ParagraphRole;
using document::Table;

// A table with that many columns that the template has below the addressee, for its widths and its head.
Passage const* table_like(LetterTemplate const& letter, std::size_t columns)
{
    for (auto const* passages : {&letter.passages, &letter.behind_signature})
        for (auto const& passage : *passages)
            if (passage.kind == PassageKind::table && passage.rows.front().size() == columns)
                return &passage;
    return nullptr;
}

class Layout {
public:
    Layout(LetterTemplate const& letter, std::vector<LetterLine> const& lines) : letter_{letter}, lines_{lines} {}

    Document lay()
    {
        document_.format = "letter";
        document_.title = letter_.title;
        for (std::size_t i = 0; i < lines_.size();)
            i = lay_from(i);
        return std::move(document_);
    }

private:
    // Lays the lines that belong together from there; gives where the next ones begin.
    std::size_t lay_from(std::size_t begin)
    {
        auto const role = lines_[begin].role;
        auto end = begin + 1;
        if (role == LineRole::head || role == LineRole::row || role == LineRole::box_row)
            while (end < lines_.size() && lines_[end].role == role)
                ++end;
        if (role == LineRole::head)
            lay_head(begin, end);
        else if (role == LineRole::row || role == LineRole::box_row)
            lay_rows(begin, end);
        else
            lay_line(lines_[begin]);
        return end;
    }

    void lay_head(std::size_t begin, std::size_t end)
    {
        std::string text;
        for (auto i = begin; i < end; ++i)
            text += (text.empty() ? "" : "\n") + lines_[i].text;
        document_.blocks.emplace_back(Heading{.level = 0, .text = std::move(text), .at = {}});
    }

    void lay_rows(std::size_t begin, std::size_t end)
    {
        std::vector<std::vector<std::string>> rows;
        std::size_t columns = 0;
        for (auto i = begin; i < end; ++i) {
            rows.push_back(cells_of(lines_[i].text));
            columns = std::max(columns, rows.back().size());
        }
        auto const* passage = lines_[begin].role == LineRole::box_row ? nullptr : table_like(letter_, columns);
        auto const header_rows = columns > 2 || (passage != nullptr && !passage->each.empty()) ? 1 : 0;
        auto widths = passage != nullptr ? passage->widths : std::vector<double>{};
        if (widths.empty() && columns == 2)
            widths = {1, 4};
        using document::Alignment;
        Table table{.rows = static_cast<int>(rows.size()), .columns = static_cast<int>(columns), .cells = {}, .at = {},
                    .header_rows = header_rows, .column_widths = std::move(widths), .setting = document::TableSetting::roomy};
        for (int row = 0; row < table.rows; ++row)
            for (int column = 0; column < table.columns; ++column) {
                auto const& cells = rows[static_cast<std::size_t>(row)];
                auto const is_head = row < header_rows || (header_rows == 0 && column == 0);
                table.cells.push_back({.row = row, .column = column,
                                       .text = static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : "",
                                       .at = {}, .header = is_head,
                                       .alignment = is_head || header_rows > 0 ? Alignment::centre : Alignment::left});
            }
        document_.blocks.emplace_back(std::move(table));
    }

    void lay_line(LetterLine const& line)
    {
        if (line.role == LineRole::heading || line.role == LineRole::page_heading) {
            auto const begins_page = line.role == LineRole::page_heading;
            document_.blocks.emplace_back(Heading{.level = begins_page ? 0 : 1, .text = line.text, .at = {}, .begins_page = begins_page});
            return;
        }
        document_.blocks.emplace_back(Paragraph{.text = line.text, .at = {}, .role = paragraph_role(line.role)});
    }

    static ParagraphRole paragraph_role(LineRole role)
    {
        switch (role) {
        case LineRole::number: return ParagraphRole::number;
        case LineRole::addressee:
        case LineRole::unindented: return ParagraphRole::addressee;
        case LineRole::note: return ParagraphRole::note;
        case LineRole::signature: return ParagraphRole::signature;
        case LineRole::date: return ParagraphRole::date;
        case LineRole::head:
        case LineRole::heading:
        case LineRole::page_heading:
        case LineRole::row:
        case LineRole::box_row:
        case LineRole::body: break;
        }
        return ParagraphRole::body;
    }

    LetterTemplate const& letter_;
    std::vector<LetterLine> const& lines_;
    Document document_;
};

}  // namespace

std::string completed_text(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates)
{
    std::string completed;
    for (auto const& line : completed_lines(text, frame, templates))
        completed += line.text + "\n";
    return completed;
}

document::Document lay_out(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates)
{
    auto const lines = completed_lines(text, frame, templates);
    return Layout{templates.letter(frame.kind), lines}.lay();
}

void mark_as_draft(document::Document& letter, LetterTemplates const& templates)
{
    letter.page_mark = templates.phrases().at("draft_mark").front().text;
    letter.blocks.insert(letter.blocks.begin(), Paragraph{.text = templates.phrases().at("draft_note").front().text, .at = {}, .role = ParagraphRole::note});
}

}  // namespace requests
