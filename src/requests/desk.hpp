#pragma once

#include "journal/journal.hpp"
#include "platform/keys/vault.hpp"
#include "platform/sql/transaction.hpp"
#include "requests/applicant_store.hpp"
#include "requests/attachments/attachment_store.hpp"
#include "requests/paper_store.hpp"
#include "requests/request_store.hpp"

namespace requests {

// What one transaction of the desk works with.
struct Desk {
    Desk(sql::Connection& on, RequestTools const& with)
        : connection{on}, tools{with}, today{with.clock.today()}, requests{on}, applicants{on}, papers{on}, attachments{on}, vault{on, with.keys}
    {
    }

    sql::Connection& connection;
    RequestTools const& tools;
    Date today;
    RequestStore requests;
    ApplicantStore applicants;
    PaperStore papers;
    AttachmentStore attachments;
    keys::Vault vault;
};

// Carries out `step`, which gets a Desk and whose refusal leaves nothing behind.
template <class Step>
auto write(RequestTools const& tools, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction transaction{*connection};
        Desk desk{*connection, tools};
        auto result = step(desk);
        if (result)
            transaction.commit();
        return result;
    });
}

// The same for a step that only reads.
template <class Step>
auto look(RequestTools const& tools, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = tools.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        Desk desk{*connection, tools};
        return step(desk);
    });
}

// Under whose key all that is personal about the request lies.
[[nodiscard]] keys::Case vault_case(RequestKey key);
// "request/17": as the journal names it.
[[nodiscard]] std::string subject_of(RequestKey key);

// What is told of an act in the journal. `act` names it ("correction_noticed") and finds the rule it rests on.
struct Note {
    std::string_view act;
    Actor by;
    std::optional<Date> happened_on = {};  // none: now
    std::string details = {};              // a JSON object without personal values, or empty
};
void note(Desk& desk, RequestKey key, Note const& note);
void note(Desk& desk, AgencyId agency, std::string subject, Note const& note);

// By the agency's own calendar.
[[nodiscard]] Result<Terms> terms_of(Desk const& desk, AgencyId agency);

}  // namespace requests
