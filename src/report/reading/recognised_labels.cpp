#include "report/reading/recognised_labels.hpp"

#include "base/utf8.hpp"
#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>
#include <array>

namespace report {
namespace {

constexpr double alike = 0.6;          // from which on two labels may be the same by their characters alone
constexpr double perhaps_alike = 0.3;  // where the labels on both sides are known
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

// The labels of the recognised tables in the order printed.
std::vector<ReadLabel> labels_of(document::Document& document)
{
    std::vector<ReadLabel> labels;
    for (auto& block : document.blocks) {
        auto* table = std::get_if<document::Table>(&block);
        if (table == nullptr || !table->recognised)
            continue;
        for (auto& cell : table->cells)
            if (!is_value_like(cell.text))
                labels.push_back({&cell, to_key(cell.text)});
    }
    return labels;
}

// The labels as read laid beside those of a form, both in their order, so that as much as possible is alike.
class Alignment {
public:
    Alignment(std::vector<ReadLabel> const& read, PrintedLabels const& form)
        : columns_{form.keys.size()}, likeness_(read.size() * columns_), partner_(read.size(), none)
    {
        for (std::size_t i = 0; i < read.size(); ++i)
            for (std::size_t j = 0; j < columns_; ++j)
                likeness_[i * columns_ + j] = likeness(read[i].key, form.keys[j]);
        align(read.size());
        fill_gaps();
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
        auto const begin = likeness_.begin() + static_cast<std::ptrdiff_t>(i * columns_);
        auto const best = *std::max_element(begin, begin + static_cast<std::ptrdiff_t>(columns_));
        return own >= best && own >= (is_enclosed(i) ? perhaps_alike : alike) ? std::optional{j} : std::nullopt;
    }

private:
    static constexpr auto none = static_cast<std::size_t>(-1);

    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return likeness_[i * columns_ + j]; }
    [[nodiscard]] double worth(std::size_t i, std::size_t j) const { return at(i, j) >= alike ? at(i, j) * at(i, j) : 0; }

    void align(std::size_t rows)
    {
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

    // A label that is like none stands where its neighbours leave room for exactly one.
    void fill_gaps()
    {
        auto const aligned = partner_;
        for (std::size_t i = 1; i + 1 < aligned.size(); ++i)
            if (aligned[i] == none && aligned[i - 1] != none && aligned[i + 1] == aligned[i - 1] + 2)
                partner_[i] = aligned[i - 1] + 1;
    }

    [[nodiscard]] bool is_enclosed(std::size_t i) const
    {
        return i > 0 && i + 1 < partner_.size() && partner_[i - 1] == partner_[i] - 1 && partner_[i + 1] == partner_[i] + 1 &&
               at(i - 1, partner_[i - 1]) >= alike && at(i + 1, partner_[i + 1]) >= alike;
    }

    std::size_t columns_;
    std::vector<double> likeness_;
    std::vector<std::size_t> partner_;
    double score_ = 0;
};

}  // namespace

PrintedLabels::PrintedLabels(Form const& form)
{
    std::vector<std::string> const no_values(form.cells.size());
    for (auto const table : {TableId::t2, TableId::t3, TableId::t4})
        for (auto const& cell : form_table(form, table, no_values).cells)
            if (cell.header && !cell.text.empty()) {
                texts.push_back(cell.text);
                keys.push_back(to_key(cell.text));
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
    auto const labels = labels_of(mended);
    std::vector<Alignment> alignments;
    for (auto const& form : forms)
        alignments.emplace_back(labels, form);
    auto const best = static_cast<std::size_t>(
        std::max_element(alignments.begin(), alignments.end(), [](auto const& a, auto const& b) { return a.score() < b.score(); }) -
        alignments.begin());
    bool changed = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        auto const label = alignments[best].label(i);
        if (!label || forms[best].keys[*label] == labels[i].key)
            continue;
        // Forms that fit as well must say the same.
        auto const agreed = [&](std::size_t form) {
            if (alignments[form].score() + clearly_better < alignments[best].score())
                return true;
            auto const other = alignments[form].label(i);
            return other && forms[form].keys[*other] == forms[best].keys[*label];
        };
        bool all_agree = true;
        for (std::size_t form = 0; form < forms.size(); ++form)
            all_agree = all_agree && agreed(form);
        if (!all_agree)
            continue;
        labels[i].cell->text = forms[best].texts[*label];
        changed = true;
    }
    return changed ? std::optional{std::move(mended)} : std::nullopt;
}

}  // namespace report
