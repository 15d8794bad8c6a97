#include "report/reading/recognised_labels.hpp"

#include "report/reading/cell_text.hpp"

#include <algorithm>
#include <set>

namespace report {
namespace {

constexpr int several = 3;
constexpr double clearly_better = 0.5; // by which one form must fit better than another

bool is_clear(document::Cell const& cell) { return cell.legibility == document::Legibility::clear; }

// The texts of the recognised tables that may be labels in the order printed, each page by itself: a header may stand on every one.
std::vector<Piece> pieces_of(document::Document& document)
{
    std::vector<Piece> pieces;
    for (auto& block : document.blocks) {
        auto* table = std::get_if<document::Table>(&block);
        if (table == nullptr || !table->recognised)
            continue;
        auto page = -1;
        for (auto& cell : table->cells) {
            if (is_clear(cell) && is_value_like(cell.text))
                continue;
            if (cell.at.first != page)
                pieces.emplace_back();
            page = cell.at.first;
            pieces.back().push_back({&cell, characters_of_key(cell.text)});
        }
    }
    return pieces;
}

// Which columns hold figures: several that are clear, and more of them than clear words.
std::vector<bool> figure_columns(document::Table const& table)
{
    std::vector<int> figures(static_cast<std::size_t>(table.columns));
    std::vector<int> words(static_cast<std::size_t>(table.columns));
    for (auto const& cell : table.cells)
        if (is_clear(cell) && !cell.text.empty())
            ++(is_value_like(cell.text) ? figures : words)[static_cast<std::size_t>(cell.column)];
    std::vector<bool> result;
    for (std::size_t column = 0; column < figures.size(); ++column)
        result.push_back(figures[column] >= several && figures[column] > words[column]);
    return result;
}

bool is_clear_figure(document::Cell const& cell) { return is_clear(cell) && !cell.text.empty() && is_value_like(cell.text); }

// How many clear figures each row holds.
std::vector<int> figures_of_rows(document::Table const& table)
{
    std::vector<int> figures(static_cast<std::size_t>(table.rows));
    for (auto const& cell : table.cells)
        figures[static_cast<std::size_t>(cell.row)] += is_clear_figure(cell) ? 1 : 0;
    return figures;
}

// A text among figures that is no label and not clear is a figure that could not be read.
void drop_unread_figures(document::Table& table, std::set<document::Cell const*> const& labels)
{
    auto const of_figures = figure_columns(table);
    auto const in_row = figures_of_rows(table);
    auto const is_full = [&](document::Cell const& cell) { return in_row[static_cast<std::size_t>(cell.row)] >= several; };
    auto first = table.columns;  // in which a row of figures has one
    for (auto const& cell : table.cells)
        if (is_clear_figure(cell) && is_full(cell))
            first = std::min(first, cell.column);
    for (auto& cell : table.cells) {
        auto const among_figures = of_figures[static_cast<std::size_t>(cell.column)] || (is_full(cell) && cell.column >= first);
        if (is_clear(cell) || is_value_like(cell.text) || !among_figures || labels.contains(&cell))
            continue;
        cell.text.clear();
        cell.alternatives.clear();
        cell.legibility = document::Legibility::unreadable;
    }
}

// Beside each form its alignments, one a piece.
struct FittedForm {
    PrintedLabels const* form;
    std::vector<LabelAlignment> alignments;
    double score = 0;
};

std::vector<FittedForm> fit(std::vector<Piece> const& pieces, std::vector<PrintedLabels> const& forms)
{
    std::vector<FittedForm> fitted;
    for (auto const& form : forms) {
        auto& one = fitted.emplace_back(FittedForm{&form, {}});
        for (auto const& piece : pieces)
            one.score += one.alignments.emplace_back(piece, form).score();
    }
    // The best first.
    std::stable_sort(fitted.begin(), fitted.end(), [](auto const& a, auto const& b) { return a.score > b.score; });
    return fitted;
}

// The label of the best form, where every form that fits about as well says the same.
document::Cell const* agreed_label(std::vector<FittedForm> const& fitted, std::size_t piece, std::size_t at)
{
    auto const& best = fitted.front();
    auto const label = best.alignments[piece].label(at);
    if (!label)
        return nullptr;
    for (auto const& other : fitted) {
        if (other.score + clearly_better < best.score)
            break;
        auto const same = other.alignments[piece].label(at);
        if (!same || other.form->keys[*same] != best.form->keys[*label])
            return nullptr;
    }
    return &best.form->cells[*label];
}

}  // namespace

std::optional<document::Document> mend_recognised_labels(document::Document const& document, std::vector<PrintedLabels> const& forms)
{
    auto const is_recognised = [](document::Block const& block) {
        auto const* table = std::get_if<document::Table>(&block);
        return table != nullptr && table->recognised;
    };
    if (forms.empty() || std::none_of(document.blocks.begin(), document.blocks.end(), is_recognised))
        return std::nullopt;
    auto mended = document;
    auto const pieces = pieces_of(mended);
    auto const fitted = fit(pieces, forms);
    std::set<document::Cell const*> known;
    for (std::size_t piece = 0; piece < pieces.size(); ++piece)
        for (std::size_t at = 0; at < pieces[piece].size(); ++at)
            if (auto const* label = agreed_label(fitted, piece, at)) {
                auto& read = pieces[piece][at];
                known.insert(read.cell);
                if (characters_of_key(label->text) != read.key)
                    read.cell->text = label->text;
            }
    for (auto& block : mended.blocks)
        if (auto* table = std::get_if<document::Table>(&block); table != nullptr && table->recognised)
            drop_unread_figures(*table, known);
    return mended;
}

}  // namespace report
