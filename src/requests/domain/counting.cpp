#include "requests/domain/counting.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

constexpr auto total = "total";
constexpr auto pending = "pending";
constexpr auto all_results = "t3.total";
constexpr auto carried_out = "t3.carry_out";
constexpr std::array blocks{"t4.review.", "t4.suit_direct.", "t4.suit_after."};

char const* row_of(Placing::Came came)
{
    return came == Placing::Came::in_year ? "t3.new" : "t3.carry_in";
}

std::string leaf_of(Request const& request, RequestLaw const& law)
{
    switch (request.ending) {
    case Ending::withdrawn: return law.closing("withdrawn").leaf;
    case Ending::transferred: return law.closing("transferred").leaf;
    case Ending::told:
    case Ending::open: break;
    }
    auto const* decision = law.decision(request.result->kind);
    base::ensure(decision != nullptr, "a request ended with a decision that the law knows");
    return decision->leaf;
}

std::optional<int> year_of(std::optional<Date> const& day)
{
    return day ? std::optional{day->year()} : std::nullopt;
}

// One trial of a case, from its filing to its end, as table four sees it.
struct Trial {
    int from = 0;
    std::optional<int> to;  // none while it is pending
    std::string outcome;
};

std::vector<Trial> trials_of(CountedRemedy const& remedy, SecondInstance second)
{
    Trial first{remedy.filed_year, remedy.decided_year, remedy.outcome};
    if (!remedy.appealed_year)
        return {first};
    Trial const appeal{*remedy.appealed_year, remedy.appeal_decided_year, remedy.appeal_outcome};
    if (second == SecondInstance::new_case)
        return {first, appeal};
    // Within one year the judgment is not the end of the case yet; a later appeal does not change a year that was reported.
    if (appeal.from == first.to)
        return {{first.from, appeal.to, appeal.outcome}};
    return {first};
}

std::optional<std::string> column_of(Trial const& trial, int year, PendingCases choice, RequestLaw const& law)
{
    if (year < trial.from || (trial.to && year > *trial.to) || (choice == PendingCases::counted_once && year != trial.from))
        return std::nullopt;
    if (trial.to != year)
        return pending;
    auto const* outcome = law.outcome(trial.outcome);
    base::ensure(outcome != nullptr, "a case ended with an outcome that the law knows");
    return outcome->column;
}

char const* block_of(CountedRemedy const& remedy)
{
    if (remedy.kind == RemedyKind::review)
        return blocks[0];
    return remedy.before == Before::nothing ? blocks[1] : blocks[2];
}

}  // namespace

std::optional<CountedRequest> counted(Request const& request, RequestLaw const& law)
{
    if (!request.received_on)
        return std::nullopt;
    return CountedRequest{.received_year = request.received_on->year(),
                          .ended_year = year_of(request.closed_on),
                          .applicant_kind = request.intake.applicant_kind,
                          .leaf = request.closed_on ? leaf_of(request, law) : "",
                          .is_part = request.intake.split_from.has_value(),
                          .received_on = request.received_on,
                          .ended_on = request.closed_on};
}

CountedRemedy counted(RemedyCase const& remedy)
{
    return {.kind = remedy.filing.kind,
            .before = remedy.filing.before,
            .filed_year = remedy.filed_on.year(),
            .decided_year = year_of(remedy.decided_on),
            .outcome = remedy.outcome,
            .appealed_year = year_of(remedy.appealed_on),
            .appeal_decided_year = year_of(remedy.appeal_decided_on),
            .appeal_outcome = remedy.appeal_outcome};
}

std::optional<Placing> placing_of(CountedRequest const& request, int year, CountingChoices const& choices, RequestLaw const& law)
{
    if (request.received_year > year || (request.is_part && choices.split == SplitPapers::counted_once) ||
        (request.ended_year && *request.ended_year < year))
        return std::nullopt;
    auto const* applicant = law.applicant(request.applicant_kind);
    base::ensure(applicant != nullptr, "a request was registered with a kind of applicant that the law knows");
    Placing placing{.came = request.received_year == year ? Placing::Came::in_year : Placing::Came::before,
                    .column = applicant->column};
    if (request.ended_year == year)
        placing.leaf = request.leaf;
    return placing;
}

bool is_counted_in(std::string_view cell, Placing const& placing)
{
    auto const dot = cell.rfind('.');
    auto const row = cell.substr(0, dot);
    auto const column = cell.substr(dot + 1);
    if (column != total && column != placing.column)
        return false;
    return row == row_of(placing.came) || row == placing.leaf.value_or(carried_out) || (row == all_results && placing.leaf);
}

Cells count_table_three(std::span<Several<CountedRequest> const> requests, int year, CountingChoices const& choices, RequestLaw const& law)
{
    Cells cells;
    auto const cell = [&](std::string const& row, std::string const& column) -> std::int64_t& { return cells[row + "." + column]; };
    auto const add = [&](std::string const& row, std::string const& column, std::int64_t count) {
        cell(row, column) += count;
        cell(row, total) += count;
    };
    auto const begin_row = [&](std::string const& row) {
        for (auto const& applicant : law.applicants)
            cell(row, applicant.column) = 0;
        cell(row, total) = 0;
    };
    for (auto const* row : {row_of(Placing::Came::in_year), row_of(Placing::Came::before), all_results, carried_out})
        begin_row(row);
    for (auto const& decision : law.decisions)
        begin_row(decision.leaf);
    for (auto const& [request, count] : requests) {
        auto const placing = placing_of(request, year, choices, law);
        if (!placing)
            continue;
        add(row_of(placing->came), placing->column, count);
        add(placing->leaf.value_or(carried_out), placing->column, count);
        if (placing->leaf)
            add(all_results, placing->column, count);
    }
    return cells;
}

std::vector<std::string> cells_of(CountedRemedy const& remedy, int year, CountingChoices const& choices, RequestLaw const& law)
{
    std::vector<std::string> ids;
    for (auto const& trial : trials_of(remedy, choices.second))
        if (auto const column = column_of(trial, year, choices.pending, law))
            ids.push_back(block_of(remedy) + *column);
    return ids;
}

bool is_counted_in(std::string_view cell, CountedRemedy const& remedy, int year, CountingChoices const& choices, RequestLaw const& law)
{
    auto const ids = cells_of(remedy, year, choices, law);
    return cell == block_of(remedy) + std::string{total} ? !ids.empty() : std::ranges::find(ids, cell) != ids.end();
}

Cells count_table_four(std::span<Several<CountedRemedy> const> cases, int year, CountingChoices const& choices, RequestLaw const& law)
{
    Cells cells;
    for (std::string const block : blocks) {
        for (auto const& outcome : law.outcomes)
            cells[block + outcome.column] = 0;
        cells[block + pending] = 0;
        cells[block + total] = 0;
    }
    for (auto const& [remedy, count] : cases)
        for (auto const& id : cells_of(remedy, year, choices, law)) {
            cells[id] += count;
            cells[block_of(remedy) + std::string{total}] += count;
        }
    return cells;
}

}  // namespace requests
