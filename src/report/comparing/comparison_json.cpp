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
        member("{", "schema");
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
    void member(std::string_view before, std::string_view name)
    {
        out_ += before;
        append_quoted(out_, name);
        out_ += ':';
    }

    template <class Values, class Put>
    void list(std::string_view name, Values const& values, Put const& put_value)
    {
        member(",", name);
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
        member(",", name);
        member("{", "title");
        append_quoted_or_null(out_, report.title);
        member(",", "organisation");
        append_quoted_or_null(out_, report.organisation);
        member(",", "year");
        append_number(out_, report.year);
        member(",", "form");
        append_quoted_or_null(out_, report.form == nullptr ? std::string_view{} : std::string_view{report.form->id});
        out_ += '}';
    }

    void put(YearEquation const& equation)
    {
        member("{", "rule");
        append_quoted(out_, equation.rule->id);
        member(",", "label");
        append_quoted(out_, equation.label);
        member(",", "state");
        append_quoted(out_, to_string(equation.state));
        list("left", equation.left, [&](auto const& term) { put(term); });
        list("right", equation.right, [&](auto const& term) { put(term); });
        member(",", "residual");
        append_number(out_, equation.residual);
        out_ += '}';
    }

    void put(EquationTerm const& term)
    {
        member("{", "coefficient");
        out_ += std::to_string(term.coefficient);
        member(",", "cell");
        append_quoted_or_null(out_, term.cell);
        member(",", "value");
        append_number(out_, term.value);
        out_ += '}';
    }

    void cells()
    {
        member(",", "cells");
        char const* before = "{";
        for (auto const& cell : comparison_.cells) {
            member(before, comparison_.newer.form->cells[cell.index].id);
            side("{", "older", cell.older);
            side(",", "newer", cell.newer);
            member(",", "difference");
            append_number(out_, cell.difference);
            out_ += '}';
            before = ",";
        }
        out_ += comparison_.cells.empty() ? "{}" : "}";
    }

    void side(std::string_view before, std::string_view name, Cell const& cell)
    {
        member(before, name);
        member("{", "value");
        append_number(out_, cell.known());
        member(",", "state");
        append_quoted(out_, to_string(cell.state));
        out_ += '}';
    }

    void cell_ids(std::string_view name, Form const* form, std::vector<CellIndex> const& cells)
    {
        list(name, cells, [&](auto cell) { append_quoted(out_, form->cells[cell].id); });
    }

    void put(ComparedSection const& section, std::size_t number)
    {
        member("{", "id");
        append_quoted(out_, "s" + std::to_string(number));
        member(",", "title");
        append_quoted_or_null(out_, section.title);
        member(",", "in_older");
        out_ += section.in_older ? "true" : "false";
        member(",", "in_newer");
        out_ += section.in_newer ? "true" : "false";
        member(",", "similarity");
        auto const thousandths = [](double share) { return Decimal::from_micros(std::llround(share * 1000) * 1000); };
        append_number(out_, section.similarity ? std::optional{thousandths(*section.similarity)} : std::nullopt);
        list("sentences", section.sentences, [&](auto const& sentence) { put(sentence); });
        out_ += '}';
    }

    void put(ComparedSentence const& sentence)
    {
        member("{", "change");
        append_quoted(out_, to_string(sentence.change));
        member(",", "older");
        append_quoted_or_null(out_, sentence.older);
        member(",", "newer");
        append_quoted_or_null(out_, sentence.newer);
        if (sentence.change == TextChange::changed)
            list("pieces", sentence.pieces, [&](auto const& piece) {
                member("{", "change");
                append_quoted(out_, to_string(piece.change));
                member(",", "text");
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
