#include "platform/files/case_files.hpp"

#include "platform/files/folder_store.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/sql/testing/test_database.hpp"
#include "platform/sql/transaction.hpp"

namespace files {
namespace {

using namespace std::chrono;

keys::Case const request{{12}, "request/1"};
keys::Case const other_request{{12}, "request/2"};

class FilesOfCases : public sql::OnBothEngines {
protected:
    void SetUp() override
    {
        OnBothEngines::SetUp();
        if (IsSkipped())
            return;
        for (auto const& step : keys::schema())
            connection().run_script(step.statements);
        connection().run_script(schema().front().statements);
        vault_.emplace(connection(), ring_);
        files_.emplace(connection(), *vault_);
    }

    template <class Step>
    auto write(Step const& step)
    {
        sql::Transaction transaction{connection()};
        auto result = step();
        transaction.commit();
        return result;
    }

    CaseFile add(keys::Case const& owner, std::string const& name, std::string_view content)
    {
        auto const key = file_key(write([&] { return vault_->key_or_new(owner); }).value());
        Upload upload{store_, 1 << 20, key};
        EXPECT_TRUE(upload.add(content));
        auto const stored = upload.finish();
        CaseFile const file{.stored = stored,
                            .name = name,
                            .examination = examine(store_, stored, key, VirusScanner{std::nullopt}).value(),
                            .added_at = sys_days{2026y / March / 2} + seconds{++count_}};
        EXPECT_TRUE(write([&] { return files_->add(owner, file); }));
        return file;
    }

    std::string read(keys::Case const& owner, std::string const& address)
    {
        auto const content = files_->open(store_, owner, address).and_then([](auto const& source) { return read_all(source, 1 << 20); });
        return content ? *content : content.error().code;
    }

    TestFolder folder_;
    FolderStore store_{folder_.path()};
    keys::KeyRing ring_{keys::MainKey::random()};
    std::optional<keys::Vault> vault_;
    std::optional<CaseFiles> files_;
    int count_ = 0;
};

}  // namespace

TEST_P(FilesOfCases, ComeBackWithWhatIsKnownOfThem)
{
    auto const letter = add(request, "申请书.txt", "申请公开下列信息");
    auto const picture = add(request, "身份证.png", "\x89PNG\r\n\x1a\n...");

    EXPECT_EQ(files_->of(request), (std::vector{letter, picture}));
    EXPECT_EQ(files_->find(request, picture.stored.address), picture);
    EXPECT_EQ(picture.examination, (Examination{{FileKind::png, {}}, {}}));
    EXPECT_EQ(read(request, letter.stored.address), "申请公开下列信息");
    EXPECT_EQ(files_->of(other_request), std::vector<CaseFile>{});
}

TEST_P(FilesOfCases, AreFoundInTheirOwnCaseAlone)
{
    auto const file = add(request, "a.txt", "the same");
    auto const other = add(other_request, "a.txt", "the same");

    EXPECT_NE(file.stored.address, other.stored.address);
    EXPECT_EQ(read(other_request, file.stored.address), "files.not-found");
    EXPECT_EQ(files_->find(other_request, file.stored.address).error().code, "files.not-found");
}

TEST_P(FilesOfCases, OfTheSameContentStandOnce)
{
    add(request, "a.txt", "the same");
    auto const again = add(request, "b.txt", "the same");

    EXPECT_EQ(files_->of(request), std::vector{again});
}

TEST_P(FilesOfCases, NeverShowTheirNamesInTheDatabase)
{
    add(request, "张三身份证.png", "x");

    EXPECT_EQ(connection().query("SELECT name FROM case_file").front().bytes("name").find("张三"), std::string::npos);
}

TEST_P(FilesOfCases, AreForgottenAndErasedWithTheirCase)
{
    auto const file = add(request, "a.txt", "content");
    auto const kept = add(other_request, "a.txt", "content");

    auto const addresses = write([&] {
        vault_->erase(request);
        return files_->forget(request);
    });

    EXPECT_EQ(addresses, std::vector{file.stored.address});
    EXPECT_EQ(files_->of(request), std::vector<CaseFile>{});
    EXPECT_EQ(read(other_request, kept.stored.address), "content");
}

TEST_P(FilesOfCases, DoNotOpenOnceTheirCaseIsErased)
{
    auto const file = add(request, "a.txt", "content");

    write([&] {
        vault_->erase(request);
        return 0;
    });

    EXPECT_EQ(read(request, file.stored.address), "vault.erased");
    EXPECT_EQ(files_->of(request).error().code, "vault.erased");
}

TEST_P(FilesOfCases, AreVerifiedOneByOne)
{
    add(request, "a.txt", "content");
    auto const lost = add(other_request, "a.txt", "content");
    EXPECT_EQ(files_->verify(store_), (FilesCheck{.whole = 2}));

    store_.remove(lost.stored.address);

    EXPECT_EQ(files_->verify(store_), (FilesCheck{.whole = 1, .bad = 1, .first_bad = other_request}));
}

ON_BOTH_ENGINES(FilesOfCases);

}  // namespace files
