#include "report/domain/consolidation.hpp"

#include <algorithm>

namespace report {
namespace {

std::map<base::AgencyId, Figures const*> by_unit(std::span<MemberFigures const> members)
{
    std::map<base::AgencyId, Figures const*> all;
    for (auto const& member : members)
        all[member.unit] = &member.figures;
    return all;
}

std::vector<CorrectedFigure> differences(Figures const& before, Figures const& after)
{
    std::vector<CorrectedFigure> found;
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
        auto const old = i < before.size() ? before[i] : std::nullopt;
        auto const now = i < after.size() ? after[i] : std::nullopt;
        if (old != now)
            found.push_back({static_cast<CellIndex>(i), old, now});
    }
    return found;
}

}  // namespace

std::vector<ConsolidatedCell> add_up(Form const& form, std::span<MemberFigures const> members)
{
    std::vector<ConsolidatedCell> cells(form.cells.size());
    for (auto const& member : members)
        for (std::size_t i = 0; i < cells.size(); ++i) {
            auto const& figure = i < member.figures.size() ? member.figures[i] : std::nullopt;
            if (figure)
                cells[i].known += *figure;
            else
                ++cells[i].unread;
        }
    return cells;
}

void count_once(std::vector<ConsolidatedCell>& cells, Form const& form, std::span<JointDocument const> documents,
                std::span<MemberFigures const> members)
{
    auto const known = by_unit(members);
    for (auto const& document : documents) {
        auto const take = [&](std::string_view column, bool counts) {
            auto const at = form.find_cell(document.row + std::string{column});
            if (!counts || !at)
                return;
            auto const counted = std::ranges::count_if(document.holders, [&](base::AgencyId holder) {
                auto const member = known.find(holder);
                return member != known.end() && member->second->at(*at).value_or(Decimal{0}) > Decimal{0};
            });
            cells.at(*at).doubles += std::max<std::int64_t>(counted - 1, 0);
        };
        take(".issued", document.issued_in_year);
        take(".repealed", document.repealed_in_year);
        take(".in_force", document.in_force);
    }
}

std::vector<MemberChange> changes_since(std::span<MemberFigures const> then, std::span<MemberFigures const> now)
{
    auto const before = by_unit(then);
    auto const after = by_unit(now);
    std::vector<MemberChange> changes;
    for (auto const& [unit, figures] : before)
        if (!after.contains(unit))
            changes.push_back({unit, MemberChange::Kind::gone});
    for (auto const& [unit, figures] : after) {
        auto const old = before.find(unit);
        if (old == before.end())
            changes.push_back({unit, MemberChange::Kind::came});
        else if (auto differing = differences(*old->second, *figures); !differing.empty())
            changes.push_back({unit, MemberChange::Kind::changed, std::move(differing)});
    }
    std::ranges::sort(changes, {}, &MemberChange::unit);
    return changes;
}

}  // namespace report
