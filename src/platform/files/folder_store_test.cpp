#include "platform/files/folder_store.hpp"

#include "platform/files/atomic_file.hpp"
#include "platform/files/test_folder.hpp"

#include <csignal>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <system_error>

namespace files {
namespace {

std::string const address(64, 'a');
std::string const other_address = std::string(62, 'b') + "cd";

class FolderStores : public testing::Test {
protected:
    void put(std::string const& at, std::string_view content)
    {
        auto const file = store_.receive();
        file->add(content);
        file->keep(at);
    }

    [[nodiscard]] std::size_t on_their_way() const
    {
        auto const folder = std::filesystem::directory_iterator{folder_.path() / "store/incoming"};
        return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
    }

    TestFolder folder_;
    FolderStore store_{folder_.path() / "store"};
};

// No file may grow beyond a size while this lives: what a full disk does to a writer.
class NoRoom {
public:
    explicit NoRoom(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const now{bytes, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
    }
    ~NoRoom() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

TEST_F(FolderStores, GiveBackWhatWasKept)
{
    put(address, "content");
    put(other_address, "");

    EXPECT_EQ(read_all(*store_.open(address), 100), "content");
    EXPECT_EQ(read_all(*store_.open(other_address), 100), "");
    EXPECT_TRUE(store_.exists(address));
    EXPECT_EQ(content_of(folder_.path() / "store/aa/aa" / address), "content");
}

TEST_F(FolderStores, AreReadableByTheirOwnerAlone)
{
    put(address, "content");

    struct stat found {};
    ASSERT_EQ(::stat((folder_.path() / "store").c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0700U);
    ASSERT_EQ(::stat((folder_.path() / "store/aa/aa" / address).c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST_F(FolderStores, KeepNothingThatWasNotFinished)
{
    {
        auto const file = store_.receive();
        file->add("half a file");
        EXPECT_EQ(on_their_way(), 1U);
    }

    EXPECT_EQ(on_their_way(), 0U);
    EXPECT_FALSE(store_.exists(address));
}

TEST_F(FolderStores, SayWhatIsNotThere)
{
    EXPECT_EQ(store_.open(address).error().code, "files.not-found");
    EXPECT_FALSE(store_.remove(address));
}

TEST_F(FolderStores, RemoveAFile)
{
    put(address, "content");

    EXPECT_TRUE(store_.remove(address));

    EXPECT_FALSE(store_.exists(address));
}

TEST_F(FolderStores, ListFilesAndNothingElse)
{
    put(other_address, "12");
    put(address, "content");
    auto const on_its_way = store_.receive();
    write_content(folder_.path() / "store/aa/aa/.DS_Store", "no file of ours");

    std::vector<StoredFile> listed;
    store_.each([&](StoredFile const& file) { listed.push_back(file); });

    EXPECT_EQ(listed, (std::vector<StoredFile>{{address, 7}, {other_address, 2}}));
}

TEST_F(FolderStores, MakeTheirFolderForTheFirstFile)
{
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / "store"));
    EXPECT_EQ(store_.sweep(std::filesystem::file_time_type::clock::now()), 0U);

    put(address, "content");

    EXPECT_TRUE(store_.exists(address));
}

TEST_F(FolderStores, SweepWhatACrashLeft)
{
    put(address, "content");
    write_content(folder_.path() / "store/incoming/.incoming-abcdef", "half a file");

    EXPECT_EQ(store_.sweep(std::filesystem::file_time_type::clock::now() - std::chrono::hours{24}), 0U);
    EXPECT_EQ(store_.sweep(std::filesystem::file_time_type::clock::now() + std::chrono::hours{1}), 1U);
    EXPECT_EQ(on_their_way(), 0U);
}

TEST_F(FolderStores, LeaveNothingBehindWhenTheDiskIsFull)
{
    NoRoom const no_room{1000};

    EXPECT_THROW(put(address, std::string(5000, 'x')), std::system_error);

    EXPECT_FALSE(store_.exists(address));
    EXPECT_EQ(on_their_way(), 0U);
}

TEST(AtomicFiles, ReplaceWhatStoodThereOnlyWhenTheyAreWhole)
{
    TestFolder const folder;
    auto const target = folder.path() / "settings";
    write_content(target, "old");

    {
        AtomicFile file{folder.path()};
        file.add("new");
        EXPECT_EQ(content_of(target), "old");
        file.keep_as(target);
    }
    EXPECT_EQ(content_of(target), "new");
    {
        AtomicFile file{folder.path()};
        file.add("newer, but never finished");
    }

    EXPECT_EQ(content_of(target), "new");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path()}, {}), 1);
}

}  // namespace
}  // namespace files
