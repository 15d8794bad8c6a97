#include "report/reading/label_alignment.hpp"

#include "base/utf8.hpp"
#include "report/reading/label_key.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr double alike = 0.6;           // from which on two labels may be the same by their characters alone
constexpr double perhaps_alike = 0.3;   // where the labels on both sides are known
constexpr double hardly_alike = 0.15;   // where moreover the text is not clear and stands in the form's place
constexpr std::size_t fewest_characters = 3;  // of a text that is not clear, to speak against its place

// From 0, nothing in common, to 1, the same.
double likeness(std::u32string const& a, std::u32string const& b)
{
    auto const longest = std::max(a.size(), b.size());
    if (longest == 0 || std::min(a.size(), b.size()) * 4 < longest)
        return 0;
    return 1 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(longest);
}

bool is_clear(document::Cell const& cell) { return cell.legibility == document::Legibility::clear; }

}  // namespace

std::u32string characters_of_key(std::string_view text)
{
    auto const key = label_key(text);
    std::u32string characters;
    for (std::size_t at = 0; at < key.size();)
        characters += base::next_code_point(key, at);
    return characters;
}

PrintedLabels::PrintedLabels(Form const& form)
{
    std::vector<std::string> const no_values(form.cells.size());
    for (auto const id : {TableId::t2, TableId::t3, TableId::t4}) {
        auto const table = form_table(form, id, no_values);
        for (auto const& cell : table.cells)
            if (cell.header && !cell.text.empty()) {
                if (!ends_header.empty())
                    ends_header.back() = cells.back().row < table.header_rows && cell.row >= table.header_rows;
                keys.push_back(characters_of_key(cell.text));
                cells.push_back(cell);
                ends_header.push_back(false);
            }
    }
}

LabelAlignment::LabelAlignment(Piece const& read, PrintedLabels const& form)
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

double LabelAlignment::worth(std::size_t i, std::size_t j) const
{
    return at(i, j) >= alike ? at(i, j) * at(i, j) : 0;
}

std::optional<std::size_t> LabelAlignment::label(std::size_t i) const
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

void LabelAlignment::align()
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

bool LabelAlignment::leaves_room(std::size_t begin, std::size_t end) const
{
    auto const first = partner_[begin];
    auto const next = first + (end - begin);
    return partner_[end] == next || (partner_[end] > next && form_.ends_header[next - 1]);
}

void LabelAlignment::enclose(std::size_t begin, std::size_t end)
{
    for (auto i = begin + 1; i < end; ++i) {
        partner_[i] = partner_[begin] + (i - begin);
        enclosed_[i] = true;
    }
}

bool LabelAlignment::stands_in_place(std::size_t i) const
{
    auto const& cell = *read_[i].cell;
    auto const& official = form_.cells[partner_[i]];
    auto const is_beside = [&](std::size_t other) {
        return read_[other].cell->row - cell.row == form_.cells[partner_[other]].row - official.row;
    };
    return cell.column == official.column && cell.column_span == official.column_span && is_beside(i - 1) &&
           (form_.ends_header[partner_[i]] || is_beside(i + 1));
}

}  // namespace report
