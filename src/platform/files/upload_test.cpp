#include "platform/files/upload.hpp"

#include "platform/crypto/sha256.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/files/test_folder.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

namespace files {
namespace {

class Uploads : public testing::Test {
protected:
    StoredFile put(std::string_view content, std::optional<crypto::Key> const& key = std::nullopt)
    {
        Upload upload{store_, 1 << 20, key};
        for (; !content.empty(); content.remove_prefix(std::min<std::size_t>(content.size(), 1000)))
            EXPECT_TRUE(upload.add(content.substr(0, 1000)));
        return upload.finish();
    }

    base::Result<std::string> read(std::string const& address, std::optional<crypto::Key> const& key = std::nullopt)
    {
        return open_file(store_, address, key).and_then([](base::ByteSource const& source) { return read_all(source, 1 << 20); });
    }

    [[nodiscard]] std::filesystem::path path_of(std::string const& address) const
    {
        return folder_.path() / address.substr(0, 2) / address.substr(2, 2) / address;
    }

    TestFolder folder_;
    FolderStore store_{folder_.path()};
    crypto::Key key_ = crypto::Key::random();
};

TEST_F(Uploads, StandUnderTheSumOfTheirContent)
{
    std::string const content(100'000, 'x');

    auto const stored = put(content);

    EXPECT_EQ(stored, (StoredFile{crypto::sha256_hex(content), 100'000}));
    EXPECT_EQ(read(stored.address), content);
    EXPECT_EQ(put(content), stored);
}

TEST_F(Uploads, OfACaseAreSealed)
{
    std::string const content(100'000, 'x');

    auto const stored = put(content, key_);

    EXPECT_EQ(stored.size, 100'000U);
    EXPECT_EQ(read(stored.address, key_), content);
    EXPECT_EQ(content_of(path_of(stored.address)).find("xxxx"), std::string::npos);
    EXPECT_FALSE(read(stored.address, crypto::Key::random()));
}

TEST_F(Uploads, OfTwoCasesDoNotShowThatTheyAreTheSame)
{
    auto const first = put("the same content", key_);
    auto const second = put("the same content", crypto::Key::random());

    EXPECT_NE(first.address, second.address);
    EXPECT_NE(first.address, crypto::sha256_hex("the same content"));
    EXPECT_EQ(put("the same content", key_), first);
}

TEST_F(Uploads, EndAtTheirLimitAndLeaveNothing)
{
    {
        Upload upload{store_, 10};
        EXPECT_TRUE(upload.add("0123456789"));
        EXPECT_EQ(upload.add("0").error().code, "files.too-large");
    }
    Upload enormous{store_, 10};

    EXPECT_FALSE(enormous.add(std::string(1000, 'x')));
    int files = 0;
    store_.each([&](StoredFile const&) { ++files; });
    EXPECT_EQ(files, 0);
}

TEST_F(Uploads, AreRefusedWithAnyByteChangedOrMissing)
{
    for (auto const& key : {std::optional<crypto::Key>{}, std::optional{key_}}) {
        auto const stored = put("what an applicant enclosed", key);
        auto const good = content_of(path_of(stored.address));
        for (std::size_t i = 0; i < good.size(); ++i) {
            auto changed = good;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            write_content(path_of(stored.address), changed);
            EXPECT_FALSE(verify_file(store_, stored.address, key)) << i;
            write_content(path_of(stored.address), good.substr(0, i));
            EXPECT_FALSE(verify_file(store_, stored.address, key)) << i;
        }
        write_content(path_of(stored.address), good);
        EXPECT_TRUE(verify_file(store_, stored.address, key));
    }
}

TEST_F(Uploads, LeaveOnlyWhatIsSweptWhenTheirProcessDies)
{
    auto const child = fork();
    if (child == 0) {
        Upload upload{store_, 1 << 20, key_};
        auto const added = upload.add(std::string(200'000, 'x'));
        _exit(added ? 0 : 1);  // no destructor runs
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_EQ(status, 0);

    int files = 0;
    store_.each([&](StoredFile const&) { ++files; });
    EXPECT_EQ(files, 0);
    EXPECT_EQ(store_.sweep(std::filesystem::file_time_type::clock::now() + std::chrono::hours{1}), 1U);
}

TEST_F(Uploads, AreRefusedInThePlaceOfAnotherOfTheirCase)
{
    auto const first = put("first", key_);
    auto const second = put("second", key_);

    std::filesystem::copy_file(path_of(first.address), path_of(second.address), std::filesystem::copy_options::overwrite_existing);

    EXPECT_EQ(read(second.address, key_).error().code, "files.changed");
    EXPECT_EQ(read(first.address, key_), "first");
}

}  // namespace
}  // namespace files
