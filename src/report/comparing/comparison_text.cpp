#include "report/comparing/comparison_text.hpp"

#include "base/utf8.hpp"
#include "platform/console/console.hpp"
#include "report/comparing/comparison_words.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t value_width = 10;
constexpr std::size_t widest_label = 56;

class ComparisonText {
public:
    ComparisonText(ReportComparison const& comparison, config::Texts const& texts)
        : comparison_{comparison}, words_{comparison, texts}
    {
    }

    std::string write()
    {
        head();
        equations();
        cells();
        texts();
        return std::move(out_);
    }

private:
    void line(std::string_view indent, std::string const& text) { (out_ += indent) += text + '\n'; }

    void head()
    {
        line("", words_.say("compare.heading"));
        report_line("compare.older", comparison_.older);
        report_line("compare.newer", comparison_.newer);
        for (auto const& note : words_.notes())
            line("  ! ", note);
    }

    void report_line(std::string_view which, ComparedReport const& report)
    {
        auto text = console::padded(words_.say(which), value_width) +
                    (report.title.empty() ? words_.say("compare.untitled") : report.title);
        if (report.form != nullptr)
            text += "  " + words_.say("compare.form", {{"form", report.form->id}});
        line("  ", text);
    }

    void equations()
    {
        line("\n", words_.say("compare.equations"));
        if (comparison_.equations.empty())
            return line("  ", words_.say("compare.equations.none"));
        std::size_t verdict_width = 0;
        std::size_t label_width = 0;
        for (auto const& equation : comparison_.equations) {
            verdict_width = std::max(verdict_width, base::display_width(words_.verdict(equation)));
            label_width = std::max(label_width, base::display_width(equation.label));
        }
        for (auto const& equation : comparison_.equations)
            line("  ", console::padded(words_.verdict(equation), verdict_width + 2) +
                           console::padded(equation.label, label_width + 2) +
                           console::padded(to_string(equation), value_width * 2) + words_.rule_title(equation));
        line("  ", words_.equation_counts());
    }

    void cells()
    {
        line("\n", words_.say("compare.cells"));
        for (auto const table : all_tables)
            cells_of(table);
        if (!comparison_.cells.empty())
            line("  ", words_.cell_counts());
        for (auto const& sentence : words_.one_sided_cells())
            line("  ", sentence);
    }

    void cells_of(TableId table)
    {
        auto const& form = comparison_.newer.form;
        std::vector<ComparedCell const*> listed;
        std::size_t label_width = 0;
        for (auto const& cell : comparison_.cells)
            if (form->cells[cell.index].table == table && (cell.is_changed() || !cell.is_known())) {
                listed.push_back(&cell);
                label_width = std::max(label_width, base::display_width(form->cell_label(cell.index)));
            }
        if (listed.empty())
            return;
        label_width = std::min(label_width, widest_label) + 2;
        line("  ", console::padded(form->table(table).title, label_width + 2) +
                       row(words_.older_year(), words_.newer_year(), words_.say("compare.difference")));
        for (auto const* cell : listed) {
            auto const label = form->cell_label(cell->index);
            if (base::display_width(label) >= label_width)
                line("    ", label);
            line("    ", console::padded(base::display_width(label) < label_width ? label : "", label_width) +
                             row(words_.value(cell->older), words_.value(cell->newer), words_.difference(*cell)));
        }
    }

    static std::string row(std::string const& older, std::string const& newer, std::string const& difference)
    {
        return console::padded_left(older, value_width) + console::padded_left(newer, value_width) +
               console::padded_left(difference, value_width);
    }

    void texts()
    {
        line("\n", words_.say("compare.texts") + "  " + words_.say("compare.legend"));
        for (auto const& section : comparison_.sections)
            if (!section.sentences.empty() || section.in_older != section.in_newer)
                section_text(section);
        line("  ", words_.say("compare.similarity.note"));
    }

    void section_text(ComparedSection const& section)
    {
        line("  ", heading_of(section) + "  " + words_.say("compare.similarity") + " " + words_.similarity(section) + "  " +
                       words_.sentence_counts(section));
        if (section.in_older != section.in_newer)
            line("    ! ", words_.say(section.in_older ? "compare.only-in-older" : "compare.only-in-newer"));
        for (auto const& sentence : section.sentences)
            sentence_text(sentence);
    }

    // What is the same is counted in the line above, not repeated.
    void sentence_text(ComparedSentence const& sentence)
    {
        switch (sentence.change) {
        case TextChange::same: return;
        case TextChange::removed: return line("    - ", sentence.older);
        case TextChange::added: return line("    + ", sentence.newer);
        case TextChange::changed: break;
        }
        std::string text;
        for (auto const& piece : sentence.pieces)
            text += piece.change == TextChange::same      ? piece.text
                    : piece.change == TextChange::removed ? "[-" + piece.text + "-]"
                                                          : "{+" + piece.text + "+}";
        line("    ~ ", text);
    }

    ReportComparison const& comparison_;
    ComparisonWords words_;
    std::string out_;
};

}  // namespace

std::string comparison_text(ReportComparison const& comparison, config::Texts const& texts)
{
    return ComparisonText{comparison, texts}.write();
}

}  // namespace report
