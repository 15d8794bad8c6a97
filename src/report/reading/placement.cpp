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
void add_in_order(Choices& choices, std::size_t skipped)
{
    for (std::size_t c = 0; c < choices.size(); ++c)
        choices[c].push_back(static_cast<int>(c + skipped));
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

void add_choice(std::vector<int>& choices, int slot)
{
    if (std::find(choices.begin(), choices.end(), slot) == choices.end())
        choices.push_back(slot);
}

// Every way in which `run` slots from `begin` on, fewer than columns, can stand in order.
void add_with_gaps(Choices& choices, std::size_t begin, std::size_t run, Gaps gaps)
{
    auto const width = choices.size();
    auto const lost = width - run;
    for (std::size_t c = 0; c < width; ++c) {
        auto const first = c > lost ? c - lost : 0;
        for (auto i = first; i <= std::min(c, run - 1); ++i)
            add_choice(choices[c], static_cast<int>(begin + i));
        if (gaps == Gaps::anywhere || c < lost || c >= run)
            add_choice(choices[c], -1);
    }
}

}  // namespace

Choices possible_places(std::vector<Slot> const& slots, std::size_t width, Gaps gaps, std::size_t fillers)
{
    auto const blank = [&slots](std::size_t i) { return slots[i].legible && slots[i].text.empty(); };
    std::size_t begin = 0;
    auto end = slots.size();
    while (begin < end && blank(begin))
        ++begin;
    while (end > begin && blank(end - 1))
        --end;
    auto const run = end - begin;

    Choices choices(width);
    if (run == width || (run == 0 && slots.size() >= width)) {
        add_in_order(choices, run == 0 ? 0 : begin);
        return choices;
    }
    if (slots.size() >= width) {
        // Windows of `width` slots that leave only blanks outside.
        for (std::size_t skipped = 0; skipped + width <= slots.size(); ++skipped)
            if (skipped <= begin && skipped + width >= end)
                add_in_order(choices, skipped);
        if (run > 0 && run < width && begin > 0 && fillers > 0 && slots.size() != fillers + width)
            add_with_gaps(choices, begin, run, Gaps::anywhere);
        return choices.front().empty() ? Choices{} : choices;
    }
    if (run == 0 || run > width)
        return {};
    add_with_gaps(choices, begin, run, gaps);
    return choices;
}

Cell agreed_cell(std::vector<Slot> const& slots, std::span<int const> choices, CellType type)
{
    auto const cell_at = [&](int index) { return index < 0 ? Cell{} : slot_cell(slots[static_cast<std::size_t>(index)], type); };
    if (choices.size() == 1)
        return cell_at(choices.front());
    Cell agreed;
    bool first = true;
    bool agree = true;
    std::vector<std::optional<Decimal>> candidates;
    for (auto const index : choices) {
        auto cell = cell_at(index);
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
