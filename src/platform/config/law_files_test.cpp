#include "platform/config/law_files.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace config {
namespace {

// A fresh folder that is removed with its files at the end.
class Folder {
public:
    Folder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "gongkai-law-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;

    void put(std::string const& name, std::string const& content) const { std::ofstream{path_ / name} << content; }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST(LawFiles, EachStatesItsVersion)
{
    LawFiles const law;

    for (auto const& file : law.files())
        EXPECT_FALSE(file.version.empty()) << file.name;
}

TEST(LawFiles, AHigherVersionOfAnOperatorReplacesOurs)
{
    Folder const folder;
    folder.put("fees.json", R"({"version": "10", "note": "new tariff"})");

    auto const law = LawFiles::with_folder(folder.path());

    ASSERT_TRUE(law);
    EXPECT_TRUE(law->file("fees.json").replaced);
    EXPECT_TRUE(law->versions().starts_with("fees 10")) << law->versions();
}

TEST(LawFiles, AnOlderOrMalformedOneIsRefused)
{
    Folder const older;
    older.put("fees.json", R"({"version": "0.9"})");
    Folder const malformed;
    malformed.put("fees.json", R"({"version": "2")");
    Folder const silent;
    silent.put("holidays.csv", "date,kind,name,source\n");

    EXPECT_EQ(LawFiles::with_folder(older.path()).error().code, "law.not-newer");
    EXPECT_EQ(LawFiles::with_folder(malformed.path()).error().code, "law.malformed");
    EXPECT_EQ(LawFiles::with_folder(silent.path()).error().code, "law.no-version");
    EXPECT_EQ(LawFiles::with_folder("/no/such/folder").error().code, "law.no-folder");
}

TEST(LawFiles, AnUnknownNameIsRefusedAndANotePassedOver)
{
    Folder const mistyped;
    mistyped.put("rule.json", R"({"version": "2"})");
    Folder const further;
    further.put("form-2030.json", R"({"version": "1"})");
    further.put("README.txt", "为什么改");

    EXPECT_EQ(LawFiles::with_folder(mistyped.path()).error().code, "law.unknown-file");
    ASSERT_TRUE(LawFiles::with_folder(further.path()));
    EXPECT_NE(LawFiles::with_folder(further.path())->find("form-2030.json"), nullptr);
}

}  // namespace config
