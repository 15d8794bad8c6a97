#include "report/desk/door/door_decision.hpp"

#include "report/domain/received_report.hpp"

#include <algorithm>

namespace report {
namespace {


Decision doubtful(std::string reason, std::optional<std::int64_t> other = {})
{
    return {DoorState::doubtful, std::move(reason), other};
}

}  // namespace

bool is_vouched_for(Draft const& draft)
{
    return std::ranges::any_of(draft.cells, [](DraftCell const& cell) { return cell.confirmed.has_value(); });
}

Standing standing_of(Draft const& draft)
{
    if (draft.version == 0 || is_untouched(draft))
        return Standing::free;
    switch (draft.state) {
    case ReportState::draft:
    case ReportState::in_review: return Standing::being_made;
    case ReportState::returned:
        // Nobody vouches for what came by a file: once somebody does, people of the unit have gone on with it here.
        return came_by_file(draft.submitted_by) && !is_vouched_for(draft) ? Standing::by_file : Standing::being_made;
    case ReportState::submitted: return came_by_file(draft.submitted_by) ? Standing::by_file : Standing::handed_in;
    case ReportState::accepted:
    case ReportState::published: return Standing::handed_in;
    }
    return Standing::handed_in;
}

std::optional<Decision> doubt_of(DoorFile const& file, MatchedUnits const& matched)
{
    if (file.organisation.empty())
        return doubtful("door.doubt.no-name");
    switch (matched.match) {
    case NameMatch::none: return doubtful("door.doubt.unknown");
    case NameMatch::several: return doubtful("door.doubt.several");
    case NameMatch::elsewhere: return doubtful("door.doubt.elsewhere");
    case NameMatch::one: break;
    }
    if (matched.units.front() == file.key.agency)
        return doubtful("door.doubt.own");
    if (!file.report_year)
        return doubtful("door.doubt.no-year");
    if (*file.report_year != file.year)
        return doubtful("door.doubt.other-year");
    return std::nullopt;
}

std::optional<Decision> doubt_of_figures(Report const& report, Form const& form)
{
    if (std::ranges::none_of(report.cells, [](Cell const& cell) { return cell.known().has_value(); }))
        return doubtful("door.doubt.no-figures");
    if (report.form != &form)
        return doubtful("door.doubt.other-form");
    return std::nullopt;
}

Decision decide(DoorFile const& file, Before const& before)
{
    if (before.file && before.file->report_id == file.report_id)
        return {DoorState::duplicate, {}, before.file->key.id};
    auto const other = before.file ? std::optional{before.file->key.id} : std::nullopt;
    switch (before.standing) {
    case Standing::free: return {DoorState::received, {}, {}};
    case Standing::being_made: return doubtful("door.doubt.being-made");
    case Standing::handed_in: return doubtful("door.doubt.handed-in", other);
    case Standing::by_file: break;
    }
    auto const is_awaited = before.state == ReportState::returned || (other && before.to_replace == other);
    return is_awaited ? Decision{DoorState::received, {}, other} : doubtful("door.doubt.second", other);
}

base::Result<void> check_takable(Before const& before)
{
    if (before.standing == Standing::handed_in)
        return base::fail(base::ErrorKind::conflict, "door.handed-in",
                          "The unit's report is handed in by the unit itself, or accepted already. Send it back, or have it corrected, first.");
    if (before.standing == Standing::being_made && (before.state == ReportState::in_review || before.is_vouched_for))
        return base::fail(base::ErrorKind::conflict, "door.being-made",
                          "People of the unit are making this report here and have confirmed figures of it, or are reviewing it. Ask the unit first.");
    return {};
}

}  // namespace report
