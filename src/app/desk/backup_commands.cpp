#include "agencies/agency_store.hpp"
#include "agencies/domain/person.hpp"
#include "app/desk/desk_commands.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/backup/backup.hpp"
#include "platform/backup/exchange.hpp"
#include "platform/sql/transaction.hpp"

namespace app {
namespace {

using base::Result;

base::Error not_sealed_without_reason()
{
    return {base::ErrorKind::wrong_call, "export.no-reason", "an export lies open: say why with --plain", {}};
}

// Who may open the archive. Nobody named: who has the main key.
Result<backup::Protection> protection_of(BackupArguments const& given, keys::KeyRing const& ring)
{
    if (!given.plain.empty())
        return backup::Protection{backup::Unsealed{given.plain}};
    std::vector<crypto::Recipient> recipients;
    for (auto const& text : given.recipients) {
        auto recipient = crypto::parse_recipient("recipient", text);
        if (!recipient)
            return tl::unexpected{recipient.error()};
        recipients.push_back(std::move(*recipient));
    }
    if (recipients.empty())
        recipients.push_back({"main key", crypto::RecipientKey::of(ring.active().backup_key()).public_key});
    return backup::Protection{std::move(recipients)};
}

// That data is about to leave the machine, before it does, in the chains of the agencies that have no superior here; with the reason where it lies open.
void record(Installation& installation, clocks::Clock const& clock, std::string const& event, std::string const& reason)
{
    auto const details = reason.empty() ? std::string{} : base::Json{{"plain", reason}}.dump();
    sql::retry_when_busy([&] {
        auto const connection = installation.database().connection();
        sql::Transaction transaction{*connection};
        for (auto const& root : agencies::AgencyStore{*connection}.roots())
            journal::Journal{*connection, clock}.record(root.id, {.event = event, .subject = "agency/" + std::to_string(root.id.value),
                                                                  .actor = std::string{agencies::operator_actor},
                                                                  .happened_at = clock.now(), .details = details});
        transaction.commit();
    });
}

// An empty installation under the key of another one.
Result<std::unique_ptr<Installation>> empty_installation(InstallationPlace const& place, std::string const& key_file)
{
    auto const ring = keys::KeyRing::load(key_file);
    if (!ring)
        return tl::unexpected{ring.error()};
    return Installation::create(place, *ring);
}

}  // namespace

Result<console::Outcome> run_backup(BackupArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto const protection = protection_of(given, (*installation)->keys());
    if (!protection)
        return tl::unexpected{protection.error()};
    clocks::SystemClock const clock;
    record(**installation, clock, "backup.begun", given.plain);
    auto const connection = (*installation)->database().connection();
    auto const made = connection->engine() == sql::Engine::sqlite
                          ? backup::back_up_sqlite(given.place.data, given.file, *protection, clock.now())
                          : backup::back_up_tables(*connection, given.place.data, given.file, *protection, clock.now());
    if (!made)
        return tl::unexpected{made.error()};
    console.out << console.texts.say("backup.done", {{"file", given.file}, {"files", std::to_string(made->files)}, {"sha256", made->sha256}})
                << '\n';
    return console::Outcome::good;
}

Result<console::Outcome> run_restore(RestoreArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto const ring = given.key_file.empty() ? Result<keys::KeyRing>{keys::KeyRing{keys::MainKey::random()}}
                                             : keys::KeyRing::load(given.key_file);
    if (!ring)
        return tl::unexpected{ring.error()};
    auto const key = given.key_file.empty() ? std::nullopt
                                            : std::optional{crypto::RecipientKey::of(ring->active().backup_key())};
    auto const read = backup::read_archive(given.file, given.place.data, key);
    if (!read)
        return tl::unexpected{read.error()};
    if (!given.key_file.empty())
        ring->save(given.place.key_file());
    auto const tables = std::filesystem::path{given.place.data} / backup::tables_name;
    if (std::filesystem::exists(tables)) {
        auto installation = Installation::open(given.place);
        if (!installation)
            return tl::unexpected{installation.error()};
        if (auto const rows = backup::import_tables(*(*installation)->database().connection(), tables); !rows)
            return tl::unexpected{rows.error()};
        std::filesystem::remove_all(tables);
    }
    console.out << console.texts.say(given.key_file.empty() ? "restore.done-without-key" : "restore.done", {{"folder", given.place.data}}) << '\n';
    return console::Outcome::good;
}

Result<console::Outcome> run_export(ExportArguments const& given, config::LawFiles const&, console::Console const& console)
{
    if (given.plain.empty())
        return tl::unexpected{not_sealed_without_reason()};
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    record(**installation, clock, "export.begun", given.plain);
    auto const rows = backup::export_tables(*(*installation)->database().connection(), given.folder);
    if (!rows)
        return tl::unexpected{rows.error()};
    console.out << console.texts.say("export.done", {{"folder", given.folder}, {"rows", std::to_string(*rows)}}) << '\n';
    return console::Outcome::good;
}

Result<console::Outcome> run_import(ImportArguments const& given, config::LawFiles const&, console::Console const& console)
{
    auto installation = empty_installation(given.place, given.key_file);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto const rows = backup::import_tables(*(*installation)->database().connection(), given.folder);
    if (!rows)
        return tl::unexpected{rows.error()};
    console.out << console.texts.say("import.done", {{"folder", given.place.data}, {"rows", std::to_string(*rows)}}) << '\n';
    return console::Outcome::good;
}

}  // namespace app
