#pragma once

#include "base/json.hpp"
#include "platform/files/file_store.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/transaction.hpp"
#include "report/desk/door/door_decision.hpp"
#include "report/desk/door/door_service.hpp"

// What the parts of the door's service share.
namespace report {

template <class Step>
auto look(DoorTools const& tools, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return step(*connection);
    });
}

// Kept unless it is refused.
template <class Step>
auto write(DoorTools const& tools, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction transaction{*connection};
        auto done = step(*connection);
        if (done)
            transaction.commit();
        return done;
    });
}

// An act for the journal of an agency.
struct DoorAct {
    std::string event;
    std::string subject;
    std::string actor;
    base::Json details;
};
void note(sql::Connection& connection, clocks::Clock const& clock, AgencyId agency, DoorAct const& act);
[[nodiscard]] std::string subject_of(DoorKey const& file);

// Under the digest of its content, as anything that is to be published.
[[nodiscard]] base::Result<files::StoredFile> store_bytes(files::FileStore& store, std::string_view content);

// What is stored of the unit's report, without what would be counted now.
[[nodiscard]] Draft draft_of(sql::Connection& connection, Statutes const& statutes, Agency const& unit, int year);
[[nodiscard]] Before standing_before(sql::Connection& connection, Statutes const& statutes, DoorFile const& file, Agency const& unit);

// Whether a person may still say what becomes of it.
[[nodiscard]] bool may_be_answered(DoorState state);

// A file as it was read just now.
struct DoorService::Read {
    FileResult result;
    DoorContent content = {};
};

}  // namespace report
