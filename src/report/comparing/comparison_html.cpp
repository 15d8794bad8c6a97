#include "report/comparing/comparison_html.hpp"

#include "document/write/markup_text.hpp"
#include "report/comparing/comparison_style.hpp"
#include "report/comparing/comparison_words.hpp"

#include <algorithm>

namespace report {
namespace {

using document::append_escaped;

// Writes elements; every text is escaped, names and attributes are this file's own.
class Page {
public:
    void open(std::string_view tag) { ((out_ += '<') += tag) += '>'; }
    void close(std::string_view tag) { ((out_ += "</") += tag) += ">"; }
    void end_line() { out_ += '\n'; }
    void raw(std::string_view markup) { out_ += markup; }  // for the style sheet only
    void text(std::string_view text) { append_escaped(out_, text); }

    // `tag` may have attributes: "td class=n".
    void element(std::string_view tag, std::string_view content)
    {
        open(tag);
        text(content);
        close(tag.substr(0, tag.find(' ')));
    }
    void attribute_element(std::string_view tag, std::string_view name, std::string_view value)
    {
        (((out_ += '<') += tag) += ' ') += name;
        out_ += "=\"";
        text(value);
        out_ += "\">";
    }

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

std::string_view class_of(EquationState state)
{
    switch (state) {
    case EquationState::holds: return "td class=\"mark holds\"";
    case EquationState::broken: return "td class=\"mark broken\"";
    case EquationState::not_assessable: return "td class=\"mark unknown\"";
    }
    return {};
}

class ComparisonPage {
public:
    ComparisonPage(ReportComparison const& comparison, config::Texts const& texts)
        : comparison_{comparison}, words_{comparison, texts}
    {
    }

    std::string write()
    {
        page_.raw("<!DOCTYPE html>\n");
        page_.open(words_.is_chinese() ? "html lang=\"zh-CN\"" : "html lang=\"en\"");
        page_.open("head");
        page_.raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        page_.element("title", words_.say("compare.heading"));
        page_.open("style");
        page_.raw(comparison_style);
        page_.close("style");
        page_.close("head");
        page_.open("body");
        page_.open("main");
        page_.end_line();
        head();
        equations();
        cells();
        texts();
        page_.raw("</main></body></html>\n");
        return page_.take();
    }

private:
    void header_row(std::initializer_list<std::pair<std::string_view, std::string>> columns)
    {
        page_.open("thead");
        page_.open("tr");
        for (auto const& [tag, label] : columns)
            page_.element(tag, label);
        page_.close("tr");
        page_.close("thead");
        page_.end_line();
    }

    void head()
    {
        page_.element("h1", words_.say("compare.heading"));
        report_line("compare.older", comparison_.older);
        report_line("compare.newer", comparison_.newer);
        auto const notes = words_.notes();
        if (notes.empty())
            return;
        page_.open("div class=\"notes\"");
        for (auto const& note : notes) {
            page_.open("p");
            page_.element("b", words_.say("compare.note") + "：");
            page_.text(note);
            page_.close("p");
        }
        page_.close("div");
        page_.end_line();
    }

    void report_line(std::string_view which, ComparedReport const& report)
    {
        page_.open("p");
        page_.element("span class=\"muted\"", words_.say(which) + "　");
        page_.text(report.title.empty() ? words_.say("compare.untitled") : report.title);
        if (report.form != nullptr)
            page_.element("span class=\"muted\"", "　" + words_.say("compare.form", {{"form", report.form->id}}));
        page_.close("p");
        page_.end_line();
    }

    void equations()
    {
        page_.element("h2", words_.say("compare.equations"));
        if (comparison_.equations.empty())
            return page_.element("p", words_.say("compare.equations.none"));
        page_.element("p", words_.equation_counts());
        page_.open("table class=\"figures\"");
        header_row({{"th", words_.say("compare.equation")},
                    {"th", words_.say("compare.item")},
                    {"th class=\"n\"", words_.say("compare.figures")},
                    {"th", words_.say("compare.verdict")}});
        page_.open("tbody");
        for (auto const& equation : comparison_.equations) {
            page_.open("tr");
            page_.element("td", words_.rule_title(equation));
            page_.element("th scope=\"row\"", equation.label);
            page_.element("td class=\"n\"", to_string(equation));
            page_.element(class_of(equation.state), words_.verdict(equation));
            page_.close("tr");
            page_.end_line();
        }
        page_.close("tbody");
        page_.close("table");
        page_.end_line();
    }

    void cells()
    {
        page_.element("h2", words_.say("compare.cells"));
        if (!comparison_.cells.empty())
            page_.element("p", words_.cell_counts());
        for (auto const table : all_tables)
            cells_of(table);
        if (auto const zero = words_.count_zero_in_both(); zero > 0)
            page_.element("p class=\"muted\"", words_.say("compare.cells.zero", {{"count", std::to_string(zero)}}));
        for (auto const& sentence : words_.one_sided_cells())
            page_.element("p", sentence);
        page_.end_line();
    }

    void cells_of(TableId table)
    {
        std::vector<ComparedCell const*> listed;
        for (auto const& cell : comparison_.cells)
            if (comparison_.newer.form->cells[cell.index].table == table && !ComparisonWords::is_zero_in_both(cell))
                listed.push_back(&cell);
        if (listed.empty())
            return;
        page_.open("table class=\"figures\"");
        page_.element("caption", comparison_.newer.form->table(table).title);
        header_row({{"th", words_.say("compare.item")},
                    {"th", words_.say("compare.column")},
                    {"th class=\"n\"", words_.older_year()},
                    {"th class=\"n\"", words_.newer_year()},
                    {"th class=\"n\"", words_.say("compare.difference")}});
        page_.open("tbody");
        for (auto at = listed.begin(); at != listed.end();) {
            auto const row = comparison_.newer.form->row_label((*at)->index);
            auto const end = std::find_if(at, listed.end(), [&](auto const* cell) {
                return comparison_.newer.form->row_label(cell->index) != row;
            });
            for (auto const first = at; at != end; ++at)
                cell_row(**at, at == first ? end - first : 0, row);
        }
        page_.close("tbody");
        page_.close("table");
        page_.end_line();
    }

    // `rows` cells stand in this row of the form; 0: its label has been written.
    void cell_row(ComparedCell const& cell, std::ptrdiff_t rows, std::string const& label)
    {
        page_.open("tr");
        if (rows > 0)
            page_.element("th scope=\"rowgroup\" rowspan=\"" + std::to_string(rows) + "\"", label);
        page_.element("td", comparison_.newer.form->column_label(cell.index));
        value(cell.older);
        value(cell.newer);
        page_.element(cell.is_changed()   ? "td class=\"n mark\""
                      : cell.is_known() ? "td class=\"n quiet\""
                                        : "td class=\"n mark unknown\"",
                      words_.difference(cell));
        page_.close("tr");
        page_.end_line();
    }

    void value(Cell const& cell)
    {
        page_.element(cell.known() ? "td class=\"n\"" : "td class=\"n unknown\"", words_.value(cell));
    }

    void texts()
    {
        page_.element("h2", words_.say("compare.texts"));
        page_.element("p class=\"muted\"", words_.say("compare.similarity.note"));
        for (auto const& section : comparison_.sections)
            if (!section.sentences.empty() || section.in_older != section.in_newer)
                section_text(section);
    }

    void section_text(ComparedSection const& section)
    {
        page_.element("h3", heading_of(section));
        if (section.in_older != section.in_newer)
            page_.element("p class=\"unknown\"",
                          words_.say(section.in_older ? "compare.only-in-older" : "compare.only-in-newer"));
        if (section.sentences.empty())
            return;
        page_.element("p", words_.say("compare.similarity") + " " + words_.similarity(section) + "　" +
                               words_.sentence_counts(section));
        page_.open("table class=\"pair\"");
        header_row({{"th class=\"mark\"", words_.say("compare.sentences")},
                    {"th", words_.older_year()},
                    {"th", words_.newer_year()}});
        page_.open("tbody");
        for (auto at = section.sentences.begin(); at != section.sentences.end();)
            at = sentence_rows(at, section.sentences.end());
        page_.close("tbody");
        page_.close("table");
        page_.end_line();
    }

    using Sentences = std::vector<ComparedSentence>::const_iterator;

    // One row for a changed sentence, or for as many as are the same, added or removed in a row.
    Sentences sentence_rows(Sentences at, Sentences end)
    {
        auto const change = at->change;
        auto const last = change == TextChange::changed
                              ? at + 1
                              : std::find_if(at, end, [change](auto const& s) { return s.change != change; });
        page_.open(change == TextChange::same ? "tr class=\"same\"" : "tr");
        page_.element(change == TextChange::same ? "td class=\"mark quiet\"" : "td class=\"mark\"",
                      words_.say("compare.mark." + std::string{to_string(change)}));
        page_.attribute_element("td", "data-of", words_.older_year());
        side({at, last}, Side::older);
        page_.close("td");
        page_.attribute_element("td", "data-of", words_.newer_year());
        side({at, last}, Side::newer);
        page_.close("td");
        page_.close("tr");
        page_.end_line();
        return last;
    }

    enum class Side { older, newer };

    void side(std::span<ComparedSentence const> sentences, Side side)
    {
        bool is_open = false;
        for (auto const& sentence : sentences) {
            if ((side == Side::older ? sentence.older : sentence.newer).empty())
                continue;
            auto const opens = !is_open || (side == Side::older ? sentence.opens_older : sentence.opens_newer);
            if (opens && is_open)
                page_.close("p");
            if (opens)
                page_.open("p");
            is_open = true;
            words(sentence, side);
        }
        if (is_open)
            page_.close("p");
    }

    void words(ComparedSentence const& sentence, Side side)
    {
        switch (sentence.change) {
        case TextChange::same: return page_.text(side == Side::older ? sentence.older : sentence.newer);
        case TextChange::removed: return page_.element("del", sentence.older);
        case TextChange::added: return page_.element("ins", sentence.newer);
        case TextChange::changed: break;
        }
        for (auto const& piece : sentence.pieces) {
            if (piece.change == TextChange::same)
                page_.text(piece.text);
            else if (side == Side::older && piece.change == TextChange::removed)
                page_.element("del", piece.text);
            else if (side == Side::newer && piece.change == TextChange::added)
                page_.element("ins", piece.text);
        }
    }

    ReportComparison const& comparison_;
    ComparisonWords words_;
    Page page_;
};

}  // namespace

std::string comparison_html(ReportComparison const& comparison, config::Texts const& texts)
{
    return ComparisonPage{comparison, texts}.write();
}

}  // namespace report
