#pragma once

#include "agencies/account_record.hpp"
#include "agencies/account_service.hpp"
#include "platform/sql/transaction.hpp"

#include <type_traits>

namespace agencies {

// Finds the person, lets `change` change it, and keeps it with a row in the journal, all or nothing. What `change` returns is
// returned; a refusal of it keeps nothing.
template <class Change>
auto change_person(AccountTools const& tools, PersonKey key, std::pair<std::string_view, std::string_view> const& event_and_actor,
                   Change const& change)
{
    return sql::retry_when_busy([&]() -> std::invoke_result_t<Change, sql::Connection&, PersonStore&, Person&> {
        auto const connection = tools.database.connection();
        sql::Transaction transaction{*connection};
        PersonStore store{*connection};
        auto person = store.find(key);
        if (!person)
            return tl::unexpected{person.error()};
        auto changed = change(*connection, store, *person);
        if (!changed)
            return changed;
        store.save(*person);
        record(*connection, tools.clock, key, std::string{event_and_actor.first}, event_and_actor.second);
        transaction.commit();
        return changed;
    });
}

}  // namespace agencies
