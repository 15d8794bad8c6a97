#include "document/office/legacy_reader.hpp"

#include "document/office/test_package.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace document {
namespace {

using namespace test;
namespace fs = std::filesystem;

// A script in place of LibreOffice. Its words: -env… --headless --norestore --nolockcheck --convert-to KIND --outdir DIR FILE.
class LegacyReader : public testing::Test {
protected:
    void SetUp() override
    {
        auto pattern = (fs::temp_directory_path() / "legacy-test-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string program(std::string_view script) const
    {
        auto const path = folder_ / "soffice";
        std::ofstream{path} << "#!/bin/sh\n" << script << "\n";
        fs::permissions(path, fs::perms::owner_all);
        return path.string();
    }

    // A script that puts that file where LibreOffice puts its result, and notes the words it was called with.
    std::string program_that_gives(std::string const& bytes) const
    {
        std::ofstream{folder_ / "result", std::ios::binary} << bytes;
        return program("echo \"$@\" > '" + (folder_ / "words").string() + "'\nmkdir -p \"$8\"; cp '" +
                       (folder_ / "result").string() + "' \"$8/input.$6\"");
    }

    std::string words() const
    {
        std::ifstream file{folder_ / "words"};
        return {std::istreambuf_iterator<char>{file}, {}};
    }

    fs::path folder_;
};

TEST_F(LegacyReader, ReadsATextThroughTheProgram)
{
    auto const read = read_legacy("old", "报告.WPS", {}, program_that_gives(make_docx(paragraph("甲"))));

    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(std::get<Paragraph>(read->blocks.at(0)).text, "甲");
    EXPECT_EQ(read->format, "wps");
    EXPECT_NE(words().find("--headless --norestore --nolockcheck --convert-to docx"), std::string::npos);
}

TEST_F(LegacyReader, ReadsASheetThroughTheProgram)
{
    auto const workbook = make_xlsx({{"表", "<sheetData><row><c><v>7</v></c></row></sheetData>"}});

    auto const read = read_legacy("old", "a.et", {}, program_that_gives(workbook));

    ASSERT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(std::get<Paragraph>(read->blocks.at(0)).text, "7");
}

TEST_F(LegacyReader, LeavesNothingBehind)
{
    auto const read = read_legacy("old", "a.doc", {}, program_that_gives(make_docx(paragraph("甲"))));

    auto const said = words();
    auto const begin = said.find("file://") + 7;
    auto const profile = said.substr(begin, said.find(' ', begin) - begin);
    EXPECT_TRUE(read);
    EXPECT_TRUE(profile.ends_with("/profile"));
    EXPECT_FALSE(fs::exists(fs::path{profile}.parent_path()));
}

TEST_F(LegacyReader, ReadsAFileOfTheNewKindWithTheOldEndingAtOnce)
{
    auto const read = read_legacy(make_docx(paragraph("甲")), "a.doc", {}, "/nowhere/soffice");

    ASSERT_TRUE(read);
    EXPECT_EQ(read->format, "docx");
}

TEST_F(LegacyReader, SaysThatLibreOfficeIsNeeded)
{
    EXPECT_EQ(read_legacy("old", "a.doc", {}, "/nowhere/soffice").error().code, "document.needs-libreoffice");
}

TEST_F(LegacyReader, TakesTheProgramFromTheEnvironment)
{
    setenv("GONGKAI_SOFFICE", program_that_gives(make_docx(paragraph("甲"))).c_str(), 1);

    auto const read = read_legacy("old", "a.doc", {});

    unsetenv("GONGKAI_SOFFICE");
    EXPECT_TRUE(read);
}

TEST_F(LegacyReader, KillsAProgramThatHangsWithAllItsChildren)
{
    auto const mark = (folder_ / "late").string();
    auto const hangs = program("(sleep 2; touch '" + mark + "') & sleep 60");
    Limits limits;
    limits.file_time = std::chrono::seconds{1};
    auto const start = std::chrono::steady_clock::now();

    auto const read = read_legacy("old", "a.doc", limits, hangs);

    EXPECT_EQ(read.error().code, "document.legacy-timeout");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{3});
    sleep(2);
    EXPECT_FALSE(fs::exists(mark));
}

TEST_F(LegacyReader, ReportsAProgramThatFailsOrWritesNothingOrNonsense)
{
    EXPECT_EQ(read_legacy("old", "a.doc", {}, program("exit 3")).error().code, "document.legacy-failed");
    EXPECT_EQ(read_legacy("old", "a.doc", {}, program("exit 0")).error().code, "document.legacy-failed");
    EXPECT_EQ(read_legacy("old", "a.doc", {}, program_that_gives("nonsense")).error().code, "document.damaged");
}

TEST_F(LegacyReader, SaysThatAProtectedFileIsProtected)
{
    std::string file{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8};
    for (auto const c : std::string_view{"EncryptedPackage"})
        file += std::string{c, '\0'};

    EXPECT_EQ(read_legacy(file, "a.doc", {}, program("exit 1")).error().code, "document.encrypted");
}

// A compound file whose first stream begins so.
std::string compound_file(std::string_view stream)
{
    std::string file{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8};
    file.resize(512, '\0');
    file += stream;
    file.resize(4096, '\0');
    return file;
}

TEST_F(LegacyReader, RefusesRtfThatNestsWithoutEnd)
{
    EXPECT_EQ(read_legacy("{\\rtf1 " + std::string(1'000, '{'), "a.rtf", {}, program("exit 1")).error().code, "limits.depth");
    EXPECT_EQ(read_legacy("{\\rtf1 " + std::string(1'000, '}'), "a.rtf", {}, program("exit 1")).error().code, "document.legacy-failed");
}

TEST_F(LegacyReader, KnowsAProtectedWordFileAndWorkbookByTheirHeads)
{
    using namespace std::string_view_literals;
    auto const word = "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x01"sv;
    auto const open_word = "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\0"sv;
    auto const workbook = "\x09\x08\x04\0\0\x06\x05\0\x2F\0\x06\0"sv;

    EXPECT_EQ(read_legacy(compound_file(word), "a.doc", {}, program("exit 1")).error().code, "document.encrypted");
    EXPECT_EQ(read_legacy(compound_file(workbook), "a.xls", {}, program("exit 1")).error().code, "document.encrypted");
    EXPECT_EQ(read_legacy(compound_file(open_word), "a.doc", {}, program("exit 1")).error().code, "document.legacy-failed");
}

}  // namespace
}  // namespace document
