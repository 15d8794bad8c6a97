#include "platform/keys/key_ring.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace keys {
namespace {

class KeyRings : public testing::Test {
public:
    KeyRings() { std::filesystem::create_directory(folder_); }
    ~KeyRings() override { std::filesystem::remove_all(folder_); }

protected:
    [[nodiscard]] std::string content() const
    {
        std::ifstream in{file_, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

    void write(std::string const& content) const { std::ofstream{file_, std::ios::binary | std::ios::trunc} << content; }

    [[nodiscard]] std::string load_code() const
    {
        auto const ring = KeyRing::load(file_);
        return ring ? "" : ring.error().code;
    }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("key_ring_test_" + std::to_string(getpid()));
    std::filesystem::path file_ = folder_ / "main.key";
};

TEST_F(KeyRings, ComeBackFromTheirFile)
{
    KeyRing ring{MainKey::random()};
    auto const first = ring.active().id();
    ring.rotate(MainKey::random());
    ASSERT_TRUE(ring.create(file_));

    auto const loaded = KeyRing::load(file_);

    ASSERT_TRUE(loaded);
    EXPECT_EQ(loaded->active().id(), ring.active().id());
    EXPECT_EQ(loaded->active().key().bytes(), ring.active().key().bytes());
    EXPECT_NE(loaded->find(first), nullptr);
    EXPECT_EQ(loaded->find("00000000"), nullptr);
    EXPECT_EQ(loaded->all().size(), 2U);
}

TEST_F(KeyRings, AreReadableByTheirOwnerAlone)
{
    ASSERT_TRUE(KeyRing{MainKey::random()}.create(file_));

    struct stat found {};
    ASSERT_EQ(::stat(file_.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
    std::filesystem::permissions(file_, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
    EXPECT_EQ(load_code(), "keys.open-to-others");
}

TEST_F(KeyRings, AreNeverMadeOverOthers)
{
    ASSERT_TRUE(KeyRing{MainKey::random()}.create(file_));
    auto const before = content();

    EXPECT_EQ(KeyRing{MainKey::random()}.create(file_).error().code, "keys.exist");

    EXPECT_EQ(content(), before);
}

TEST_F(KeyRings, AreRefusedWithAnyByteChangedOrMissing)
{
    KeyRing ring{MainKey::random()};
    ring.rotate(MainKey::random());
    ASSERT_TRUE(ring.create(file_));
    auto const good = content();

    for (std::size_t i = 0; i < good.size(); ++i) {
        auto changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        write(changed);
        EXPECT_EQ(load_code(), "keys.damaged") << i;
        write(good.substr(0, i));
        EXPECT_EQ(load_code(), "keys.damaged") << i;
    }
}

TEST_F(KeyRings, AreMissingBeforeTheyAreMade)
{
    EXPECT_EQ(load_code(), "keys.missing");
}

TEST_F(KeyRings, KeepOldKeysUntilTheyAreDropped)
{
    KeyRing ring{MainKey::random()};
    auto const found = MainKey::random();
    ring.add_old(found);
    ring.add_old(found);
    EXPECT_EQ(ring.all().size(), 2U);

    ring.drop_old();
    ring.save(file_);

    EXPECT_EQ(KeyRing::load(file_)->all().size(), 1U);
    EXPECT_EQ(ring.find(found.id()), nullptr);
}

}  // namespace
}  // namespace keys
