#include "requests/letters/letter_text.hpp"

#include "requests/letters/letter_filling.hpp"

namespace requests {
namespace {

using document::Document;
using document::Heading;
using document::Paragraph;
using document::ParagraphRole;
using document::Table;

// A row of a table as one line of text.
std::string line_of(std::vector<std::string> const& cells)
{
    std::string line;
    for (auto const& cell : cells)
        line += (line.empty() ? "" : " | ") + cell;
    return line;
}

// Lays a letter out: title, number, box, addressee, text, enclosures, signature, date.
class Laying {
public:
    Laying(LetterTemplate const& letter, LetterFacts const& facts, Filling& filling) : letter_{letter}, facts_{facts}, filling_{filling} {}

    Document lay()
    {
        document_.format = "letter";
        document_.title = filling_.fill("{title}");
        auto const* head = letter_.is_signed ? "{agency}\n{title}" : "{title}";
        document_.blocks.emplace_back(Heading{.level = 0, .text = filling_.fill(head), .at = {}});
        if (letter_.is_signed && facts_.find("number") != nullptr)
            add(ParagraphRole::number, filling_.fill("{number}"));
        lay_box();
        if (letter_.is_addressed)
            add(ParagraphRole::addressee, filling_.fill("{addressee}") + "：");
        for (auto const& passage : letter_.passages)
            lay_passage(passage);
        lay_enclosures();
        if (letter_.is_signed)
            sign();
        for (auto const& passage : letter_.behind_signature)
            lay_passage(passage);
        return std::move(document_);
    }

private:
    void add(ParagraphRole role, std::string text) { document_.blocks.emplace_back(Paragraph{.text = std::move(text), .at = {}, .role = role}); }

    void lay_box()
    {
        std::vector<std::vector<std::string>> rows;
        for (auto const& line : letter_.box)
            if (filling_.hold(line.when))
                rows.push_back({line.label, filling_.fill(line.text)});
        if (!rows.empty())
            add_table(rows, {1, 4});
    }

    void add_table(std::vector<std::vector<std::string>> const& rows, std::vector<double> const& widths, int header_rows = 0)
    {
        using document::Alignment;
        Table table{.rows = static_cast<int>(rows.size()), .columns = static_cast<int>(rows.front().size()), .cells = {}, .at = {},
                    .header_rows = header_rows, .column_widths = widths, .setting = document::TableSetting::roomy};
        for (int row = 0; row < table.rows; ++row)
            for (int column = 0; column < table.columns; ++column) {
                auto const is_head = row < header_rows || (header_rows == 0 && column == 0);
                table.cells.push_back({.row = row, .column = column, .text = rows.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)),
                                       .at = {}, .header = is_head,
                                       .alignment = is_head || header_rows > 0 ? Alignment::centre : Alignment::left});
            }
        document_.blocks.emplace_back(std::move(table));
    }

    void lay_passage(Passage const& passage)
    {
        if (!passage.each.empty()) {
            lay_each(passage);
            return;
        }
        if (!filling_.hold(passage.when))
            return;
        if (passage.kind == PassageKind::table)
            lay_table(passage);
        else
            lay_words(passage);
    }

    void lay_each(Passage const& passage)
    {
        auto const* rows = facts_.rows(passage.each);
        if (rows == nullptr)
            return;
        if (passage.kind == PassageKind::table) {
            lay_list(passage, *rows);
            return;
        }
        for (auto const& row : *rows) {
            filling_.in_row(&row);
            if (filling_.hold(passage.when))
                lay_words(passage);
            filling_.in_row(nullptr);
        }
    }

    std::vector<std::string> filled(std::vector<std::string> const& cells)
    {
        std::vector<std::string> texts;
        for (auto const& cell : cells)
            texts.push_back(filling_.fill(cell));
        return texts;
    }

    void lay_table(Passage const& passage)
    {
        std::vector<std::vector<std::string>> rows;
        for (auto const& row : passage.rows)
            rows.push_back(filled(row));
        add_table(rows, passage.widths);
    }

    void lay_list(Passage const& passage, std::vector<LetterFacts> const& facts)
    {
        std::vector<std::vector<std::string>> rows{filled(passage.rows.at(0))};
        for (auto const& row : facts) {
            filling_.in_row(&row);
            rows.push_back(filled(passage.rows.at(1)));
            filling_.in_row(nullptr);
            for (auto const& element : passage.fills)
                filling_.note_element(element, line_of(rows.back()));
        }
        add_table(rows, passage.widths, 1);
    }

    void lay_words(Passage const& passage)
    {
        auto text = filling_.fill(passage.text);
        for (auto const& element : passage.fills)
            filling_.note_element(element, text);
        switch (passage.kind) {
        case PassageKind::table:
        case PassageKind::paragraph: return add(ParagraphRole::body, std::move(text));
        case PassageKind::unindented: return add(ParagraphRole::addressee, std::move(text));
        case PassageKind::note: return add(ParagraphRole::note, std::move(text));
        case PassageKind::heading:
        case PassageKind::page_heading:
            document_.blocks.emplace_back(Heading{.level = passage.kind == PassageKind::heading ? 1 : 0, .text = std::move(text), .at = {},
                                                  .begins_page = passage.kind == PassageKind::page_heading});
        }
    }

    // "附件：1. …", the next ones below it (GB/T 9704-2012, 7.3.4).
    void lay_enclosures()
    {
        auto const* rows = facts_.rows("enclosures");
        if (rows == nullptr)
            return;
        for (auto const& row : *rows) {
            filling_.in_row(&row);
            add(ParagraphRole::body, filling_.fill(&row == &rows->front() ? "{first_enclosure}" : "{further_enclosure}"));
            filling_.in_row(nullptr);
        }
    }

    void sign()
    {
        add(ParagraphRole::signature, filling_.fill("{agency}"));
        if (facts_.find("date") != nullptr)
            add(ParagraphRole::date, filling_.fill("{date}"));
    }

    LetterTemplate const& letter_;
    LetterFacts const& facts_;
    Filling& filling_;
    Document document_;
};

void append_line(std::string& text, std::string_view line)
{
    text += line;
    text += '\n';
}

void append_table(std::string& text, Table const& table)
{
    for (int row = 0; row < table.rows; ++row) {
        std::vector<std::string> cells;
        for (auto const& cell : table.cells)
            if (cell.row == row)
                cells.push_back(cell.text);
        append_line(text, line_of(cells));
    }
}

}  // namespace

std::string text_of(document::Document const& document)
{
    std::string text;
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<Heading>(&block))
            append_line(text, heading->text);
        else if (auto const* paragraph = std::get_if<Paragraph>(&block))
            append_line(text, paragraph->text);
        else if (auto const* table = std::get_if<Table>(&block))
            append_table(text, *table);
    }
    return text;
}

WrittenLetter write_letter(std::string_view kind, LetterFacts const& facts, LetterTemplates const& templates, RequestLaw const& law)
{
    auto const& letter = templates.letter(kind);
    auto with_title = facts;
    with_title.say("title", letter.title);
    Filling filling{letter, with_title, templates, law};
    WrittenLetter written{.document = Laying{letter, with_title, filling}.lay(), .text = {}};
    written.text = text_of(written.document);
    written.elements = filling.take_elements();
    written.missing = filling.take_missing();
    return written;
}

std::vector<Finding> check_written(std::string_view kind, WrittenLetter const& written, LetterFacts const& facts, LetterProgress const& progress,
                                   RequestLaw const& law)
{
    auto findings = written.missing;
    if (law.letter(kind) == nullptr)
        return findings;
    auto const fact = [&](std::string_view name) {
        auto const* found = facts.find(name);
        return found == nullptr ? std::string{} : *found;
    };
    LetterText text{.kind = std::string{kind}, .elements = written.elements, .text = written.text, .stage = progress.stage,
                    .decision = fact("decision_kind"), .dated = progress.dated, .service = progress.service, .carrier = progress.carrier,
                    .online_remedy = fact("online_reconsideration")};
    for (auto const& element : law.elements)
        if (auto const value = fact(element.id); !element.in_text && !value.empty())
            text.elements[element.id] = value;
    for (auto const& element : law.letter(kind)->must_not_hold)
        text.elements[element] = fact(element);
    if (auto const* withheld = facts.rows("withheld"))
        for (auto const& row : *withheld)
            if (auto const* ground = row.find("ground"))
                text.grounds.push_back(*ground);
    auto const more = check_letter(text, law);
    findings.insert(findings.end(), more.begin(), more.end());
    return findings;
}

}  // namespace requests
