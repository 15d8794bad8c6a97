#include "platform/backup/archive.hpp"

#include "platform/backup/tar.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/files/test_folder.hpp"

#include <gtest/gtest.h>

namespace backup {
namespace {

using namespace std::chrono;
namespace fs = std::filesystem;
using files::content_of;
using files::write_content;

class Archives : public testing::Test {
protected:
    Archives()
    {
        write_content(folder_.path() / "a", "first content");
        write_content(folder_.path() / "b", std::string(200'000, 'x'));
        write_content(folder_.path() / "c", "");
    }

    base::Result<ArchiveSummary> write(Protection const& protection)
    {
        return write_archive({{"gongkai.sqlite", folder_.path() / "a"}, {"files/ab/cd/abcd", folder_.path() / "b"}, {"files/empty", folder_.path() / "c"}},
                             archive_, protection, sys_days{2026y / March / 2});
    }

    // The code of the refusal; empty when it was read.
    [[nodiscard]] std::string read(std::optional<crypto::RecipientKey> const& key = std::nullopt) const
    {
        auto const summary = read_archive(archive_, restored_, key);
        return summary ? "" : summary.error().code;
    }

    void write_tar(std::vector<std::pair<std::string, std::string>> const& entries)
    {
        std::string bytes;
        TarWriter tar{[&](std::string_view piece) { bytes += piece; }};
        for (auto const& [name, content] : entries) {
            tar.begin(name, content.size());
            tar.add(content);
        }
        tar.finish();
        write_content(archive_, bytes);
    }

    files::TestFolder folder_;
    fs::path archive_ = folder_.path() / "backup.tar";
    fs::path restored_ = folder_.path() / "restored";
    crypto::RecipientKey keeper_ = crypto::RecipientKey::random();
    Protection for_keeper_ = std::vector{crypto::Recipient{"keeper", keeper_.public_key}};
    Protection plain_ = Unsealed{"a test"};
};

TEST_F(Archives, GiveBackTheirFiles)
{
    auto const written = write(plain_);

    auto const read = read_archive(archive_, restored_, std::nullopt);

    ASSERT_TRUE(written && read);
    EXPECT_EQ(*written, *read);
    EXPECT_EQ(*written, (ArchiveSummary{3, 200'013, crypto::sha256_hex(content_of(archive_))}));
    EXPECT_EQ(content_of(restored_ / "gongkai.sqlite"), "first content");
    EXPECT_EQ(content_of(restored_ / "files/ab/cd/abcd"), std::string(200'000, 'x'));
    EXPECT_EQ(content_of(restored_ / "files/empty"), "");
    EXPECT_FALSE(fs::exists(restored_ / "manifest.json"));
}

TEST_F(Archives, AreSealedForTheirRecipients)
{
    ASSERT_TRUE(write(for_keeper_));

    EXPECT_EQ(content_of(archive_).find("first content"), std::string::npos);
    EXPECT_EQ(content_of(archive_).find("xxxxxxxx"), std::string::npos);
    EXPECT_EQ(read(crypto::RecipientKey::random()), "recipients.not-ours");
    EXPECT_EQ(read(), "backup.sealed");
    EXPECT_EQ(read(keeper_), "");
    EXPECT_EQ(content_of(restored_ / "gongkai.sqlite"), "first content");
}

TEST_F(Archives, ThatAreNotSealedAreNotTakenForSealed)
{
    ASSERT_TRUE(write(plain_));

    EXPECT_EQ(read(keeper_), "recipients.not-sealed");
}

TEST_F(Archives, AreUnsealedOnlyForAReason)
{
    EXPECT_EQ(write(Unsealed{""}).error().code, "backup.no-reason");
    EXPECT_EQ(write(std::vector<crypto::Recipient>{}).error().code, "backup.no-recipient");
    EXPECT_FALSE(fs::exists(archive_));
}

TEST_F(Archives, AreNeverWrittenOverAFile)
{
    write_content(archive_, "yesterday's");

    EXPECT_EQ(write(plain_).error().code, "backup.exists");
    EXPECT_EQ(content_of(archive_), "yesterday's");
}

TEST_F(Archives, AreReadOnlyIntoAnEmptyFolder)
{
    ASSERT_TRUE(write(plain_));
    fs::create_directory(restored_);
    EXPECT_EQ(read(), "");

    EXPECT_EQ(read(), "backup.folder-not-empty");
}

TEST_F(Archives, SayWhatIsNotThere)
{
    EXPECT_EQ(read(), "backup.not-there");
}

TEST_F(Archives, AreRefusedWhenSealedAndAnyByteIsChangedOrMissing)
{
    fs::resize_file(folder_.path() / "b", 10);
    ASSERT_TRUE(write(for_keeper_));
    auto const good = content_of(archive_);
    for (std::size_t i = 0; i < good.size(); i += i < 300 ? 1 : 97) {
        auto changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        write_content(archive_, changed);
        EXPECT_NE(read(keeper_), "") << i;
        write_content(archive_, good.substr(0, i));
        EXPECT_NE(read(keeper_), "") << i;
    }
    write_content(archive_, good + "x");
    EXPECT_NE(read(keeper_), "");
    EXPECT_FALSE(fs::exists(restored_));
    EXPECT_FALSE(fs::exists(restored_.string() + ".restoring"));
}

TEST_F(Archives, AreRefusedWhenAFileWasChangedOrIsMissing)
{
    ASSERT_TRUE(write(plain_));
    auto changed = content_of(archive_);
    changed[changed.find("first content")] = 'F';
    write_content(archive_, changed);

    EXPECT_EQ(read(), "backup.damaged");
    write_content(archive_, content_of(archive_).substr(0, 1000));
    EXPECT_EQ(read(), "backup.damaged");
    EXPECT_FALSE(fs::exists(restored_));
}

TEST_F(Archives, NeverWriteOutsideTheirFolder)
{
    for (auto const* const name : {"../outside", "/tmp/outside", "a/../../outside", "./a", "a/./b", "a/"}) {
        write_tar({{name, "x"}, {"manifest.json", "{}"}});
        EXPECT_EQ(read(), "backup.damaged") << name;
    }
    EXPECT_FALSE(fs::exists(folder_.path() / "outside"));
}

TEST_F(Archives, AreRefusedWhenTheirNamesContradictEachOther)
{
    auto const manifest = [](std::string const& files) {
        return std::pair<std::string, std::string>{"manifest.json", R"({"format":"gongkai-archive","version":1,"files":[)" + files + "]}"};
    };
    write_tar({{"a", "x"}, {"a/b", "x"}, manifest("")});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({{"a/b", "x"}, {"a", "x"}, manifest("")});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({{"a", "x"}, {"a", "x"}, manifest("")});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({{"a", "x"}, manifest("")});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({manifest(R"({"name":"a","size":1,"sha256":""})")});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({manifest(""), {"behind", "x"}});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({{"manifest.json", "no JSON"}});
    EXPECT_EQ(read(), "backup.damaged");
    write_tar({{"manifest.json", R"({"format":"gongkai-archive","version":2,"files":[]})"}});
    EXPECT_EQ(read(), "backup.other-version");
    write_tar({manifest("")});
    EXPECT_EQ(read(), "");
}

TEST_F(Archives, AreReadAgainAfterACrashInTheMiddle)
{
    ASSERT_TRUE(write(plain_));
    fs::create_directories(restored_.string() + ".restoring/files");
    write_content(restored_.string() + ".restoring/files/half", "half");

    EXPECT_EQ(read(), "");

    EXPECT_FALSE(fs::exists(restored_ / "files/half"));
}

TEST_F(Archives, ComeThroughWithWhatTheirSinkThrows)
{
    TarWriter tar{[](std::string_view) { throw std::runtime_error{"the disk is full"}; }};

    EXPECT_THROW(
        {
            tar.begin("a", 1'000'000);
            tar.add(std::string(1'000'000, 'x'));
        },
        std::runtime_error);
}

}  // namespace
}  // namespace backup
