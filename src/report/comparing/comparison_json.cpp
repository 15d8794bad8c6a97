#include "report/comparing/comparison_json.hpp"

#include "report/exchange/json_text.hpp"

#include <cmath>

namespace report {
namespace {

class ComparisonJson {
public:
    explicit ComparisonJson(ReportComparison const& comparison) : comparison_{comparison} {}

    std::string write()
    {
        out_ += '{';
        append_name(out_, "schema");
        append_quoted(out_, comparison_schema);
        head("older", comparison_.older);
        head("newer", comparison_.newer);
        list("notes", comparison_.notes, [&](auto note) { append_quoted(out_, to_string(note)); });
        list("equations", comparison_.equations, [&](auto const& equation) { put(equation); });
        cells();
        cell_ids("only_in_older", comparison_.older.form, comparison_.only_in_older);
        cell_ids("only_in_newer", comparison_.newer.form, comparison_.only_in_newer);
        std::size_t index = 0;
        list("sections", comparison_.sections, [&](auto const& section) { put(section, ++index); });
        out_ += "}\n";
        return std::move(out_);
    }

private:
    template <class Values, class Put>
    void list(std::string_view name, Values const& values, Put const& put_value)
    {
        append_name(out_, name);
        char before = '[';
        for (auto const& value : values) {
            out_ += before;
            put_value(value);
            before = ',';
        }
        out_ += before == '[' ? "[]" : "]";
    }

    void head(std::string_view name, ComparedReport const& report)
    {
        append_name(out_, name);
        out_ += '{';
        append_text_member(out_, "title", report.title);
        append_text_member(out_, "organisation", report.organisation);
        append_number_member(out_, "year", report.year);
        append_text_member(out_, "form", report.form == nullptr ? std::string_view{} : std::string_view{report.form->id});
        out_ += '}';
    }

    void put(YearEquation const& equation)
    {
        out_ += '{';
        append_name(out_, "rule");
        append_quoted(out_, equation.rule->id);
        append_name(out_, "label");
        append_quoted(out_, equation.label);
        append_name(out_, "state");
        append_quoted(out_, to_string(equation.state));
        list("left", equation.left, [&](auto const& term) { put(term); });
        list("right", equation.right, [&](auto const& term) { put(term); });
        append_name(out_, "residual");
        append_number(out_, equation.residual);
        out_ += '}';
    }

    void put(EquationTerm const& term)
    {
        out_ += '{';
        append_name(out_, "coefficient");
        out_ += std::to_string(term.coefficient);
        append_text_member(out_, "cell", term.cell);
        append_name(out_, "value");
        append_number(out_, term.value);
        out_ += '}';
    }

    void cells()
    {
        append_name(out_, "cells");
        out_ += '{';
        for (auto const& cell : comparison_.cells) {
            append_name(out_, comparison_.newer.form->cells[cell.index].id);
            out_ += '{';
            side("older", cell.older);
            side("newer", cell.newer);
            append_name(out_, "difference");
            append_number(out_, cell.difference);
            out_ += '}';
        }
        out_ += '}';
    }

    void side(std::string_view name, Cell const& cell)
    {
        append_name(out_, name);
        out_ += '{';
        append_name(out_, "value");
        append_number(out_, cell.known());
        append_name(out_, "state");
        append_quoted(out_, to_string(cell.state));
        out_ += '}';
    }

    void cell_ids(std::string_view name, Form const* form, std::vector<CellIndex> const& cells)
    {
        list(name, cells, [&](auto cell) { append_quoted(out_, form->cells[cell].id); });
    }

    void put(ComparedSection const& section, std::size_t number)
    {
        out_ += '{';
        append_name(out_, "id");
        append_quoted(out_, "s" + std::to_string(number));
        append_text_member(out_, "title", section.title);
        append_name(out_, "in_older");
        out_ += section.in_older ? "true" : "false";
        append_name(out_, "in_newer");
        out_ += section.in_newer ? "true" : "false";
        append_name(out_, "similarity");
        auto const thousandths = [](double share) { return Decimal::from_micros(std::llround(share * 1000) * 1000); };
        append_number(out_, section.similarity ? std::optional{thousandths(*section.similarity)} : std::nullopt);
        list("sentences", section.sentences, [&](auto const& sentence) { put(sentence); });
        out_ += '}';
    }

    void put(ComparedSentence const& sentence)
    {
        out_ += '{';
        append_name(out_, "change");
        append_quoted(out_, to_string(sentence.change));
        append_text_member(out_, "older", sentence.older);
        append_text_member(out_, "newer", sentence.newer);
        if (sentence.change == TextChange::changed)
            list("pieces", sentence.pieces, [&](auto const& piece) {
                out_ += '{';
                append_name(out_, "change");
                append_quoted(out_, to_string(piece.change));
                append_name(out_, "text");
                append_quoted(out_, piece.text);
                out_ += '}';
            });
        out_ += '}';
    }

    ReportComparison const& comparison_;
    std::string out_;
};

}  // namespace

std::string comparison_json(ReportComparison const& comparison)
{
    return ComparisonJson{comparison}.write();
}

}  // namespace report
