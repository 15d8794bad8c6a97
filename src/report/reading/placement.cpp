#include "report/reading/placement.hpp"

#include "report/reading/cell_text.hpp"

#include <algorithm>

namespace report {
namespace {

Cell slot_cell(Slot const& slot, CellType type)
{
    auto cell = read_cell_text(slot.text, type, slot.at);
    if (slot.legible && slot.alternatives == nullptr)
        return cell;
    if (slot.alternatives == nullptr) {
        cell.state = CellState::unreadable;
        return cell;
    }
    auto const first = cell.known();
    cell.state = CellState::ambiguous;
    cell.candidates = {first};
    for (auto const& alternative : *slot.alternatives)
        if (auto const other = read_cell_text(alternative, type, slot.at).known();
            std::find(cell.candidates.begin(), cell.candidates.end(), other) == cell.candidates.end())
            cell.candidates.push_back(other);
    return cell;
}

// One slot under each column, the first `skipped` slots being fillers.
Alignment in_order(std::size_t width, std::size_t skipped)
{
    Alignment alignment(width);
    for (std::size_t c = 0; c < width; ++c)
        alignment[c] = static_cast<int>(c + skipped);
    return alignment;
}

bool same_content(Cell const& a, Cell const& b)
{
    return a.state == b.state && a.value == b.value && a.raw == b.raw;
}

void add_candidate(std::vector<std::optional<Decimal>>& candidates, std::optional<Decimal> value)
{
    if (std::find(candidates.begin(), candidates.end(), value) == candidates.end())
        candidates.push_back(value);
}

void split_rest(std::string_view digits, std::size_t width, std::size_t most, std::vector<Decimal>& so_far,
                std::vector<std::vector<Decimal>>& splits)
{
    if (splits.size() > most)
        return;
    if (width == 0) {
        if (digits.empty())
            splits.push_back(so_far);
        return;
    }
    auto const longest = digits.starts_with('0') ? std::min<std::size_t>(1, digits.size()) : std::min<std::size_t>(9, digits.size());
    for (std::size_t length = 1; length <= longest; ++length) {
        if (digits.size() - length < width - 1)
            break;
        so_far.push_back(*base::parse_decimal(digits.substr(0, length)));
        split_rest(digits.substr(length), width - 1, most, so_far, splits);
        so_far.pop_back();
    }
}

}  // namespace

std::vector<Alignment> possible_alignments(std::vector<Slot> const& slots, std::size_t width)
{
    auto const blank = [&slots](std::size_t i) { return slots[i].legible && is_blank(slots[i].text); };
    std::size_t begin = 0;
    auto end = slots.size();
    while (begin < end && blank(begin))
        ++begin;
    while (end > begin && blank(end - 1))
        --end;

    std::vector<Alignment> alignments;
    if (slots.size() >= width) {
        // Windows of `width` slots that leave only blanks outside.
        for (std::size_t skipped = 0; skipped + width <= slots.size(); ++skipped)
            if (skipped <= begin && skipped + width >= end)
                alignments.push_back(in_order(width, skipped));
        if (begin == end && !alignments.empty())
            alignments.resize(1);  // all blank: whichever window, every cell is blank
        // Text that lost its fillers unevenly: a full run of values needs no fillers to be told.
        if (end - begin == width)
            alignments = {in_order(width, begin)};
        return alignments;
    }
    auto const run = end - begin;
    for (std::size_t first = 0; run > 0 && first + run <= width; ++first) {
        Alignment alignment(width, -1);
        for (std::size_t i = 0; i < run; ++i)
            alignment[first + i] = static_cast<int>(begin + i);
        alignments.push_back(std::move(alignment));
    }
    return alignments;
}

Cell agreed_cell(std::vector<Slot> const& slots, std::vector<Alignment> const& alignments, std::size_t column,
                 CellType type)
{
    Cell agreed;
    bool first = true;
    bool agree = true;
    std::vector<std::optional<Decimal>> candidates;
    for (auto const& alignment : alignments) {
        auto const index = alignment[column];
        auto cell = index < 0 ? Cell{} : slot_cell(slots[static_cast<std::size_t>(index)], type);
        if (cell.state == CellState::ambiguous)
            for (auto const candidate : cell.candidates)
                add_candidate(candidates, candidate);
        else
            add_candidate(candidates, cell.known());
        agree = agree && (first || same_content(agreed, cell));
        if (first || agreed.state == CellState::absent)
            agreed = std::move(cell);
        first = false;
    }
    if (!agree) {
        agreed.state = CellState::ambiguous;
        agreed.value = {};
        agreed.candidates = std::move(candidates);
    }
    return agreed;
}

std::vector<std::vector<Decimal>> possible_splits(std::string_view digits, std::size_t width, std::size_t most)
{
    std::vector<std::vector<Decimal>> splits;
    std::vector<Decimal> so_far;
    if (digits.size() <= width * 4)
        split_rest(digits, width, most, so_far, splits);
    if (splits.size() > most)
        splits.clear();
    return splits;
}

}  // namespace report
