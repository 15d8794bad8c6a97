#include "report/desk/door/door_record.hpp"

#include "journal/journal.hpp"
#include "platform/files/upload.hpp"
#include "report/desk/report_store.hpp"
#include "report/desk/unit_facts.hpp"

namespace report {

using base::Result;

void note(sql::Connection& connection, clocks::Clock const& clock, AgencyId agency, DoorAct const& act)
{
    journal::Journal{connection, clock}.record(agency, journal::Act{.event = act.event, .subject = act.subject, .actor = act.actor, .rule = {},
                                                                    .happened_at = clock.now(), .details = act.details.dump()});
}

std::string subject_of(DoorKey const& file)
{
    return "report-file/" + std::to_string(file.id);
}

Result<files::StoredFile> store_bytes(files::FileStore& store, std::string_view content)
{
    files::Upload upload{store, content.size()};
    return upload.add(content).map([&] { return upload.finish(); });
}

Draft draft_of(sql::Connection& connection, Statutes const& statutes, Agency const& unit, int year)
{
    auto draft = new_draft(*statutes.forms->for_year(year), name_in(unit, year), year);
    ReportStore{connection, *statutes.forms}.read_into(draft, unit.id);
    return draft;
}

Before standing_before(sql::Connection& connection, Statutes const& statutes, DoorFile const& file, Agency const& unit)
{
    DoorStore const store{connection};
    auto const draft = draft_of(connection, statutes, unit, file.year);
    auto const drop = store.drop({file.key.agency, file.drop});
    return {.standing = standing_of(draft), .state = draft.state, .is_vouched_for = is_vouched_for(draft), .file = store.received(file.key.agency, file.year, unit.id),
            .to_replace = drop ? drop->replaces : std::nullopt};
}

bool may_be_answered(DoorState state)
{
    return state != DoorState::waiting && state != DoorState::unreadable && state != DoorState::received;
}

}  // namespace report
