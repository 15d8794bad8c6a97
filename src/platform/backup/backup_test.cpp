#include "platform/backup/backup.hpp"

#include "platform/backup/exchange.hpp"
#include "platform/files/case_files.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/sql/database.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <thread>

namespace backup {
namespace {

using namespace std::chrono;
namespace fs = std::filesystem;

constexpr clocks::Instant now = sys_days{2026y / March / 2};
keys::Case const request{{12}, "request/1"};

// A data folder with one case: a name in the database, a file in the store.
class Installation {
public:
    explicit Installation(fs::path const& folder, keys::KeyRing const& ring)
        : folder_{folder}, ring_{ring}, database_{{.address = folder / database_name}}, store_{folder / files_name}
    {
    }

    void fill()
    {
        fs::create_directories(folder_);
        auto const lease = database_.connection();
        for (auto const& steps : {keys::schema(), files::schema()})
            for (auto const& step : steps)
                lease->run_script(step.statements);
        lease->run_script("CREATE TABLE request (id BIGINT PRIMARY KEY, name BYTEA NOT NULL); CREATE TABLE counter (value BIGINT NOT NULL)");
        sql::Transaction transaction{*lease};
        keys::Vault vault{*lease, ring_};
        lease->execute("INSERT INTO request (id, name) VALUES (1, $1)", {sql::Blob{vault.seal(request, "name", "张三").value()}});
        files::Upload upload{store_, 100, files::file_key(vault.key_of(request).value())};
        EXPECT_TRUE(upload.add("an enclosure"));
        EXPECT_TRUE((files::CaseFiles{*lease, vault}.add(request, {upload.finish(), "a.txt", {}, now})));
        transaction.commit();
    }

    void add_to_counter(int value)
    {
        auto const lease = database_.connection();
        sql::Transaction transaction{*lease};
        lease->execute("INSERT INTO counter (value) VALUES ($1)", {value});
        transaction.commit();
    }

    // What the case holds, or the code of the refusal.
    std::string read()
    {
        auto const lease = database_.connection();
        keys::Vault vault{*lease, ring_};
        files::CaseFiles const files{*lease, vault};
        auto const name = vault.open(request, "name", lease->query("SELECT name FROM request").front().bytes("name"));
        if (!name)
            return name.error().code;
        auto const file = files.open(store_, request, files.of(request).value().front().stored.address).value();
        return *name + ": " + read_all(file, 100).value();
    }

    std::int64_t highest()
    {
        return database_.connection()->query("SELECT MAX(value) AS value FROM counter").front().integer("value");
    }

private:
    fs::path folder_;
    keys::KeyRing const& ring_;
    sql::Database database_;
    files::FolderStore store_;
};

class Backups : public testing::Test {
protected:
    files::TestFolder folder_;
    fs::path data_ = folder_.path() / "data";
    fs::path archive_ = folder_.path() / "backup";
    fs::path restored_ = folder_.path() / "restored";
    keys::KeyRing ring_{keys::MainKey::random()};
};

TEST_F(Backups, BringAnInstallationBack)
{
    Installation running{data_, ring_};
    running.fill();
    ASSERT_TRUE(ring_.create(data_ / "main.key"));
    auto const keeper = crypto::RecipientKey::of(ring_.active().backup_key());

    auto const summary = back_up_sqlite(data_, archive_, std::vector{crypto::Recipient{"keeper", keeper.public_key}}, now);

    ASSERT_TRUE(summary);
    EXPECT_EQ(summary->files, 2U);
    EXPECT_EQ(read_archive(archive_, restored_, keeper), summary);
    EXPECT_EQ((Installation{restored_, ring_}.read()), "张三: an enclosure");
}

TEST_F(Backups, HoldNoMainKey)
{
    Installation running{data_, ring_};
    running.fill();
    ASSERT_TRUE(ring_.create(data_ / "main.key"));

    ASSERT_TRUE(back_up_sqlite(data_, archive_, Unsealed{"a test"}, now));

    auto const content = files::content_of(archive_);
    EXPECT_EQ(content.find(ring_.active().key().bytes()), std::string::npos);
    EXPECT_EQ(content.find("gongkai main keys"), std::string::npos);
    EXPECT_EQ(content.find("张三"), std::string::npos);
    ASSERT_TRUE(read_archive(archive_, restored_, std::nullopt));
    keys::KeyRing const other{keys::MainKey::random()};
    EXPECT_EQ((Installation{restored_, other}.read()), "vault.other-main-key");
}

TEST_F(Backups, AreOfOneMomentWhileOthersWrite)
{
    Installation running{data_, ring_};
    running.fill();
    running.add_to_counter(0);
    std::atomic<bool> done{false};
    std::jthread const writer{[&] {
        for (int value = 1; !done; ++value)
            running.add_to_counter(value);
    }};

    for (int i = 0; i < 5; ++i) {
        auto const before = running.highest();
        auto const archive = archive_.string() + std::to_string(i);
        EXPECT_TRUE(back_up_sqlite(data_, archive, Unsealed{"a test"}, now));
        auto const after = running.highest();

        auto const restored = restored_.string() + std::to_string(i);
        EXPECT_TRUE(read_archive(archive, restored, std::nullopt));
        auto const found = Installation{restored, ring_}.highest();
        EXPECT_LE(before, found);
        EXPECT_LE(found, after);
    }
    done = true;
}

TEST_F(Backups, LeaveNoCopyOfTheDatabaseBehind)
{
    Installation running{data_, ring_};
    running.fill();
    fs::create_directory(data_ / ".backup-crashd");
    fs::last_write_time(data_ / ".backup-crashd", fs::file_time_type::clock::now() - hours{48});

    ASSERT_TRUE(back_up_sqlite(data_, archive_, Unsealed{"a test"}, now));
    EXPECT_FALSE(back_up_sqlite(data_, archive_, Unsealed{"a test"}, now));

    for (auto const& entry : fs::directory_iterator{data_})
        EXPECT_FALSE(entry.path().filename().string().starts_with(".backup-")) << entry.path();
}

TEST_F(Backups, FailWhereThereIsNoDatabase)
{
    fs::create_directory(data_);

    EXPECT_THROW(back_up_sqlite(data_, archive_, Unsealed{"a test"}, now).value(), sql::Failure);
    EXPECT_FALSE(fs::exists(archive_));
}

}  // namespace
}  // namespace backup
