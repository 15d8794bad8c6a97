#include "app/desk/key_rotation.hpp"

#include "agencies/agency_store.hpp"
#include "agencies/domain/person.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/keys/main_key_in_use.hpp"
#include "platform/keys/vault.hpp"
#include "platform/process/operator_name.hpp"
#include "platform/sql/transaction.hpp"

namespace app {
namespace {

using base::Result;

// In the chains of the agencies that have no superior, by the ids of the keys, which tell nothing of them.
void record(sql::Connection& connection, clocks::Clock const& clock, std::string const& event, keys::KeyRing const& ring)
{
    auto const details = base::Json{{"from", ring.all().back().id()}, {"to", ring.active().id()}}.dump();
    for (auto const& root : agencies::AgencyStore{connection}.roots())
        journal::Journal{connection, clock}.record(
            root.id, {.event = event, .subject = "agency/" + std::to_string(root.id.value),
                      .actor = std::string{agencies::operator_actor} + "/" + process::operator_name(), .happened_at = clock.now(), .details = details});
}

void turn_to_new_key(sql::Database& database, clocks::Clock const& clock, keys::KeyRing const& ring)
{
    sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        if (keys::main_key_in_use(*connection) != ring.active().id())
            record(*connection, clock, "key.rotation-begun", ring);
        keys::set_main_key_in_use(*connection, ring.active());
        transaction.commit();
    });
}

void record_end(sql::Database& database, clocks::Clock const& clock, keys::KeyRing const& ring)
{
    sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction transaction{*connection};
        record(*connection, clock, "key.rotated", ring);
        transaction.commit();
    });
}

}  // namespace

void begin_rotation(InstallationPlace const& place, keys::MainKey const& next)
{
    auto ring = keys::KeyRing::load(place.key_file()).value();
    ring.rotate(next);
    ring.save(place.key_file());
}

Result<std::int64_t> finish_rotation(InstallationPlace const& place, clocks::Clock const& clock)
{
    auto const installation = Installation::open(place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto& database = (*installation)->database();
    auto ring = (*installation)->keys();
    turn_to_new_key(database, clock, ring);
    auto const connection = database.connection();
    keys::Vault vault{*connection, ring};
    auto sealed_anew = vault.rewrap();
    if (!sealed_anew)
        return sealed_anew;
    auto const check = vault.verify();
    if (check.bad > 0 || check.under_old_keys > 0)
        return base::fail(base::ErrorKind::unavailable, "key.some-do-not-open",
                          "{bad} keys do not open and {old} lie under the old main key: it is kept, call again", {
                              {"bad", std::to_string(check.bad)}, {"old", std::to_string(check.under_old_keys)}});
    record_end(database, clock, ring);
    ring.drop_old();
    ring.save(place.key_file());
    return sealed_anew;
}

}  // namespace app
