#include "app/desk/installation.hpp"

#include "agencies/api/api_key_store.hpp"
#include "agencies/schema.hpp"
#include "disclosure/schema.hpp"
#include "journal/journal.hpp"
#include "platform/backup/backup.hpp"
#include "platform/files/case_files.hpp"
#include "platform/files/s3_store.hpp"
#include "platform/jobs/queue.hpp"
#include "platform/keys/vault.hpp"
#include "report/desk/schema.hpp"
#include "report/drafting/schema.hpp"
#include "requests/schema.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace app {
namespace {

constexpr std::size_t connections = 16;  // two for each worker of the server at most

base::Result<void> bring_up_to_date(sql::Database& database)
{
    auto const steps = whole_schema();
    auto const done = sql::migrate(*database.connection(), steps);
    if (!done)
        return tl::unexpected{done.error()};
    return {};
}

// The key is the operator's and stands in no file of ours.
base::Result<files::S3Place> s3_place(std::string const& address)
{
    auto place = files::parse_s3_place(address);
    auto const* key_id = std::getenv("AWS_ACCESS_KEY_ID");
    auto const* secret = std::getenv("AWS_SECRET_ACCESS_KEY");
    if (place && (key_id == nullptr || secret == nullptr))
        return base::fail(base::ErrorKind::wrong_call, "files.no-key",
                          "the files lie in {address}: give its key in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", {{"address", address}});
    if (!place)
        return place;
    place->key_id = key_id;
    place->secret = secret;
    if (auto const* region = std::getenv("AWS_REGION"); region != nullptr)
        place->region = region;
    return place;
}

std::string first_line_of(std::filesystem::path const& file)
{
    std::string line;
    std::ifstream in{file};
    std::getline(in, line);
    return line;
}

}  // namespace

std::string InstallationPlace::database_address() const
{
    return database.empty() ? (std::filesystem::path{data} / "gongkai.sqlite").string() : database;
}

std::vector<sql::Migration> whole_schema()
{
    std::vector<sql::Migration> steps;
    for (auto const& of_one : {journal::schema(), keys::schema(), files::schema(), jobs::schema(), agencies::schema(), agencies::api_schema(), requests::schema(),
                              disclosure::schema(), report::schema(), report::drafting_schema()})
        steps.insert(steps.end(), of_one.begin(), of_one.end());
    std::ranges::sort(steps, {}, &sql::Migration::number);
    return steps;
}

Installation::Installation(InstallationPlace const& place, keys::KeyRing keys)
    : keys_{std::move(keys)},
      files_folder_{std::filesystem::path{place.data} / backup::files_name},
      database_{{.address = place.database_address(), .connections = connections}},
      files_{std::make_unique<files::FolderStore>(files_folder_)},
      scanner_{place.scanner.empty() ? std::nullopt : std::optional{std::filesystem::path{place.scanner}}}
{
}

base::Result<void> Installation::use_files_at(InstallationPlace const& place)
{
    files_address_ = first_line_of(place.files_address_file());
    if (files_address_.empty())
        return {};
    return s3_place(files_address_).map([&](files::S3Place store) { files_ = std::make_unique<files::S3Store>(std::move(store)); });
}

base::Result<std::unique_ptr<Installation>> Installation::open(InstallationPlace const& place)
{
    if (!std::filesystem::exists(place.key_file()))
        return base::fail(base::ErrorKind::not_found, "installation.missing",
                          "there is no installation in {folder}: make one with gongkai init", {{"folder", place.data}});
    auto keys = keys::KeyRing::load(place.key_file());
    if (!keys)
        return tl::unexpected{keys.error()};
    std::unique_ptr<Installation> installation{new Installation{place, std::move(*keys)}};
    if (auto const found = installation->use_files_at(place); !found)
        return tl::unexpected{found.error()};
    if (auto const ready = bring_up_to_date(installation->database()); !ready)
        return tl::unexpected{ready.error()};
    return installation;
}

base::Result<std::unique_ptr<Installation>> Installation::create(InstallationPlace const& place, keys::KeyRing const& keys)
{
    if (!place.files.empty())
        if (auto const good = s3_place(place.files); !good)
            return tl::unexpected{good.error()};
    std::filesystem::create_directories(place.data);
    std::filesystem::permissions(place.data, std::filesystem::perms::owner_all);
    if (auto const created = keys.create(place.key_file()); !created)
        return tl::unexpected{created.error()};
    if (!place.files.empty())
        std::ofstream{place.files_address_file()} << place.files << '\n';
    return open(place);
}

std::unique_ptr<Installation> Installation::in_memory()
{
    return std::unique_ptr<Installation>{new Installation{{.data = {}, .database = ":memory:"}, keys::KeyRing{keys::MainKey::random()}}};
}

}  // namespace app
