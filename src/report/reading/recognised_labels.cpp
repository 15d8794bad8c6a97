#include "report/reading/recognised_labels.hpp"

#include "base/utf8.hpp"
#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>
#include <set>

namespace report {
namespace {

constexpr double alike = 0.6;           // from which on two labels may be the same by their characters alone
constexpr double perhaps_alike = 0.3;   // where the labels on both sides are known
constexpr double hardly_alike = 0.15;   // where moreover the text is not clear and stands in the form's place
constexpr std::size_t fewest_characters = 3;  // of a text that is not clear, to speak against its place
constexpr int several = 3;
constexpr double clearly_better = 0.5; // by which one form must fit better than another

std::u32string to_key(std::string_view text)
{
    auto const key = label_key(text);
    std::u32string characters;
    for (std::size_t at = 0; at < key.size();)
        characters += base::next_code_point(key, at);
    return characters;
}

// From 0, nothing in common, to 1, the same.
double likeness(std::u32string const& a, std::u32string const& b)
{
    auto const longest = std::max(a.size(), b.size());
    if (longest == 0 || std::min(a.size(), b.size()) * 4 < longest)
        return 0;
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
            diagonal = above;
        }
    }
    return 1 - static_cast<double>(row.back()) / static_cast<double>(longest);
}

struct ReadLabel {
    document::Cell* cell = nullptr;
    std::u32string key;
};

bool is_clear(document::Cell const& cell) { return cell.legibility == document::Legibility::clear; }

using Piece = std::vector<ReadLabel>;

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
            pieces.back().push_back({&cell, to_key(cell.text)});
        }
    }
    return pieces;
}

// The labels as read laid beside those of a form, both in their order, so that as much as possible is alike.
class Alignment {
public:
    Alignment(Piece const& read, PrintedLabels const& form)
        : read_{read}, form_{form}, columns_{form.keys.size()}, likeness_(read.size() * columns_), partner_(read.size(), none),
          enclosed_(read.size())
    {
        for (std::size_t i = 0; i < read.size(); ++i)
            for (std::size_t j = 0; j < columns_; ++j)
                likeness_[i * columns_ + j] = likeness(read[i].key, form.keys[j]);
        align();
        for (std::size_t begin = 0; begin < read.size();) {
            auto end = begin + 1;
            while (end < read.size() && partner_[end] == none)
                ++end;
            if (end < read.size() && partner_[begin] != none && leaves_room(begin, end))
                enclose(begin, end);
            begin = end;
        }
    }

    // How well the form fits.
    [[nodiscard]] double score() const { return score_; }

    // The form's label that the one read at `i` must be.
    [[nodiscard]] std::optional<std::size_t> label(std::size_t i) const
    {
        auto const j = partner_[i];
        if (j == none)
            return std::nullopt;
        auto const own = at(i, j);
        auto const says_nothing = !is_clear(*read_[i].cell) && (read_[i].key.size() < fewest_characters || own >= hardly_alike);
        if (enclosed_[i] && says_nothing && stands_in_place(i))
            return j;
        auto const begin = likeness_.begin() + static_cast<std::ptrdiff_t>(i * columns_);
        auto const best = *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(columns_));
        return own >= best && own >= (enclosed_[i] ? perhaps_alike : alike) ? std::optional{j} : std::nullopt;
    }

private:
    static constexpr auto none = static_cast<std::size_t>(-1);

    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return likeness_[i * columns_ + j]; }
    [[nodiscard]] double worth(std::size_t i, std::size_t j) const { return at(i, j) >= alike ? at(i, j) * at(i, j) : 0; }

    void align()
    {
        auto const rows = read_.size();
        std::vector<double> best((rows + 1) * (columns_ + 1));
        auto const cell = [&](std::size_t i, std::size_t j) -> double& { return best[i * (columns_ + 1) + j]; };
        for (std::size_t i = 1; i <= rows; ++i)
            for (std::size_t j = 1; j <= columns_; ++j)
                cell(i, j) = std::max({cell(i - 1, j), cell(i, j - 1), cell(i - 1, j - 1) + worth(i - 1, j - 1)});
        score_ = cell(rows, columns_);
        for (auto i = rows, j = columns_; i > 0 && j > 0;) {
            if (cell(i, j) <= cell(i - 1, j)) {
                --i;
            } else if (cell(i, j) <= cell(i, j - 1)) {
                --j;
            } else {
                partner_[i - 1] = j - 1;
                --i, --j;
            }
        }
    }

    // Whether the form has as many labels between two as were read; below a repeated header rows of the page before are missing.
    [[nodiscard]] bool leaves_room(std::size_t begin, std::size_t end) const
    {
        auto const first = partner_[begin];
        auto const next = first + (end - begin);
        return partner_[end] == next || (partner_[end] > next && form_.ends_header[next - 1]);
    }

    // Labels that are like none stand where their neighbours leave room for exactly as many.
    void enclose(std::size_t begin, std::size_t end)
    {
        for (auto i = begin + 1; i < end; ++i) {
            partner_[i] = partner_[begin] + (i - begin);
            enclosed_[i] = true;
        }
    }

    // Whether the cell stands to those beside it as the form has it, and is as wide.
    [[nodiscard]] bool stands_in_place(std::size_t i) const
    {
        auto const& cell = *read_[i].cell;
        auto const& official = form_.cells[partner_[i]];
        auto const is_beside = [&](std::size_t other) {
            return read_[other].cell->row - cell.row == form_.cells[partner_[other]].row - official.row;
        };
        return cell.column == official.column && cell.column_span == official.column_span && is_beside(i - 1) &&
               (form_.ends_header[partner_[i]] || is_beside(i + 1));
    }

    Piece const& read_;
    PrintedLabels const& form_;
    std::size_t columns_;
    std::vector<double> likeness_;
    std::vector<std::size_t> partner_;
    std::vector<bool> enclosed_;
    double score_ = 0;
};

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
    std::vector<Alignment> alignments;
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

PrintedLabels::PrintedLabels(Form const& form)
{
    std::vector<std::string> const no_values(form.cells.size());
    for (auto const id : {TableId::t2, TableId::t3, TableId::t4}) {
        auto const table = form_table(form, id, no_values);
        for (auto const& cell : table.cells)
            if (cell.header && !cell.text.empty()) {
                if (!ends_header.empty())
                    ends_header.back() = cells.back().row < table.header_rows && cell.row >= table.header_rows;
                keys.push_back(to_key(cell.text));
                cells.push_back(cell);
                ends_header.push_back(false);
            }
    }
}

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
                if (to_key(label->text) != read.key)
                    read.cell->text = label->text;
            }
    for (auto& block : mended.blocks)
        if (auto* table = std::get_if<document::Table>(&block); table != nullptr && table->recognised)
            drop_unread_figures(*table, known);
    return mended;
}

}  // namespace report
