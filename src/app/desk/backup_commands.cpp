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

// A folder in which a new installation is being made: emptied again unless it was kept.
class NewFolder {
public:
    enum class Before { was_there, was_not_there };
    NewFolder(std::string const& path, Before before) : path_{path}, before_{before} {}
    ~NewFolder()
    {
        std::error_code ignored;
        if (kept_)
            return;
        std::filesystem::remove_all(path_, ignored);
        if (before_ == Before::was_there)
            std::filesystem::create_directories(path_, ignored);
    }
    NewFolder(NewFolder const&) = delete;
    NewFolder& operator=(NewFolder const&) = delete;

    void keep() { kept_ = true; }

private:
    std::filesystem::path path_;
    Before before_;
    bool kept_ = false;
};

NewFolder::Before before(std::string const& folder)
{
    return std::filesystem::exists(folder) ? NewFolder::Before::was_there : NewFolder::Before::was_not_there;
}

// All rows in an empty database, or none. The keys are not needed for it.
Result<std::int64_t> fill_database(InstallationPlace const& place, std::filesystem::path const& tables)
{
    sql::Database database{{.address = place.database_address(), .connections = 1}};
    auto const connection = database.connection();
    if (auto const made = sql::migrate(*connection, whole_schema()); !made)
        return tl::unexpected{made.error()};
    return backup::import_tables(*connection, tables);
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
    if (auto const& elsewhere = (*installation)->files_address(); !elsewhere.empty())
        console.out << console.texts.say("backup.files-elsewhere", {{"address", elsewhere}, {"file", given.place.files_address_file().string()}}) << '\n';
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
    auto const folder_before = before(given.place.data);
    auto const read = backup::read_archive(given.file, given.place.data, key);
    if (!read)
        return tl::unexpected{read.error()};
    NewFolder folder{given.place.data, folder_before};
    auto const tables = std::filesystem::path{given.place.data} / backup::tables_name;
    auto const has_tables = std::filesystem::exists(tables);
    if (!has_tables && !given.place.database.empty())
        return base::fail(base::ErrorKind::wrong_call, "restore.other-engine",
                          "this backup is of SQLite: restore it without --database, then change over with export and import");
    if (has_tables) {
        if (auto const rows = fill_database(given.place, tables); !rows)
            return tl::unexpected{rows.error()};
        std::filesystem::remove_all(tables);
    }
    if (!given.key_file.empty())
        ring->save(given.place.key_file());
    folder.keep();
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
    auto const ring = keys::KeyRing::load(given.key_file);
    if (!ring)
        return tl::unexpected{ring.error()};
    if (std::filesystem::exists(given.place.data) && !std::filesystem::is_empty(given.place.data))
        return base::fail(base::ErrorKind::conflict, "backup.folder-not-empty", "{folder} is not empty.", {{"folder", given.place.data}});
    NewFolder folder{given.place.data, before(given.place.data)};
    std::filesystem::create_directories(given.place.data);
    std::filesystem::permissions(given.place.data, std::filesystem::perms::owner_all);
    auto const rows = fill_database(given.place, given.folder);
    if (!rows)
        return tl::unexpected{rows.error()};
    if (auto const created = ring->create(given.place.key_file()); !created)
        return tl::unexpected{created.error()};
    folder.keep();
    console.out << console.texts.say("import.done", {{"folder", given.place.data}, {"rows", std::to_string(*rows)}}) << '\n';
    return console::Outcome::good;
}

}  // namespace app
