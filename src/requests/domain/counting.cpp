#include "requests/domain/counting.hpp"

#include "base/ensure.hpp"

#include <array>

namespace requests {
namespace {

constexpr auto total = "total";
constexpr auto pending = "pending";
constexpr std::array blocks{"t4.review.", "t4.suit_direct.", "t4.suit_after."};

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

// One trial of a case, from its filing to its end, as table four sees it.
struct Trial {
    int from = 0;
    std::optional<int> to;  // none while it is pending
    std::string outcome;
};

std::vector<Trial> trials_of(RemedyCase const& remedy, SecondInstance second)
{
    auto const year_of = [](std::optional<Date> const& day) { return day ? std::optional{day->year()} : std::nullopt; };
    Trial first{remedy.filed_on.year(), year_of(remedy.decided_on), remedy.outcome};
    if (!remedy.appealed_on)
        return {first};
    Trial const appeal{remedy.appealed_on->year(), year_of(remedy.appeal_decided_on), remedy.appeal_outcome};
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

char const* block_of(RemedyFiled const& filing)
{
    if (filing.kind == RemedyKind::review)
        return blocks[0];
    return filing.before == Before::nothing ? blocks[1] : blocks[2];
}

}  // namespace

std::optional<Placing> placing_of(Request const& request, int year, CountingChoices const& choices, RequestLaw const& law)
{
    auto const is_part = request.intake.split_from && choices.split == SplitPapers::counted_once;
    if (!request.received_on || request.received_on->year() > year || is_part ||
        (request.closed_on && request.closed_on->year() < year))
        return std::nullopt;
    auto const* applicant = law.applicant(request.intake.applicant_kind);
    base::ensure(applicant != nullptr, "a request was registered with a kind of applicant that the law knows");
    Placing placing{.came = request.received_on->year() == year ? Placing::Came::in_year : Placing::Came::before,
                    .column = applicant->column};
    if (request.closed_on && request.closed_on->year() == year)
        placing.leaf = leaf_of(request, law);
    return placing;
}

Cells count_table_three(std::span<Request const> requests, int year, CountingChoices const& choices, RequestLaw const& law)
{
    Cells cells;
    auto const cell = [&](std::string const& row, std::string const& column) -> std::int64_t& { return cells[row + "." + column]; };
    auto const add = [&](std::string const& row, std::string const& column) {
        ++cell(row, column);
        ++cell(row, total);
    };
    auto const begin_row = [&](std::string const& row) {
        for (auto const& applicant : law.applicants)
            cell(row, applicant.column) = 0;
        cell(row, total) = 0;
    };
    for (auto const* row : {"t3.new", "t3.carry_in", "t3.total", "t3.carry_out"})
        begin_row(row);
    for (auto const& decision : law.decisions)
        begin_row(decision.leaf);
    for (auto const& request : requests) {
        auto const placing = placing_of(request, year, choices, law);
        if (!placing)
            continue;
        add(placing->came == Placing::Came::in_year ? "t3.new" : "t3.carry_in", placing->column);
        add(placing->leaf.value_or("t3.carry_out"), placing->column);
        if (placing->leaf)
            add("t3.total", placing->column);
    }
    return cells;
}

std::vector<std::string> cells_of(RemedyCase const& remedy, int year, CountingChoices const& choices, RequestLaw const& law)
{
    std::vector<std::string> ids;
    for (auto const& trial : trials_of(remedy, choices.second))
        if (auto const column = column_of(trial, year, choices.pending, law))
            ids.push_back(block_of(remedy.filing) + *column);
    return ids;
}

Cells count_table_four(std::span<RemedyCase const> cases, int year, CountingChoices const& choices, RequestLaw const& law)
{
    Cells cells;
    for (std::string const block : blocks) {
        for (auto const& outcome : law.outcomes)
            cells[block + outcome.column] = 0;
        cells[block + pending] = 0;
        cells[block + total] = 0;
    }
    for (auto const& remedy : cases)
        for (auto const& id : cells_of(remedy, year, choices, law)) {
            ++cells[id];
            ++cells[block_of(remedy.filing) + std::string{total}];
        }
    return cells;
}

}  // namespace requests
