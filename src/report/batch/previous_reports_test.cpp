#include "report/batch/previous_reports.hpp"

#include "report/batch/folder_fixture.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace fs = std::filesystem;

namespace report {
namespace {

class PreviousReportsTest : public report::testing::FolderTest {
protected:
    std::string write(std::string const& name, std::string const& organisation, int year)
    {
        auto const path = folder_ / name;
        std::ofstream{path} << organisation << year << "年政府信息公开工作年度报告\n\n一、总体情况\n" << organisation
                            << "公开信息12条。\n\n五、存在的主要问题及改进情况\n无。\n";
        return path.string();
    }

    [[nodiscard]] FileResult read(std::string const& path) const { return reader_.read(InputFile{path}); }

    PreviousReports::Match find_single(std::string const& organisation, int year, std::string const& code = {})
    {
        auto const previous = PreviousReports::load(write("去年.txt", organisation, year), reader_, texts_);
        return previous->find(read(write("今年.txt", "示例县甲镇人民政府", 2025)), code);
    }

    config::LawFiles law_;
    Statutes statutes_ = load_statutes(law_, "{}").value();
    Manifest manifest_;
    config::Texts texts_ = config::Texts::parse(law_.file("texts.json").content, base::Language::zh).value();
    FileReader reader_{statutes_, manifest_, "test"};
};

TEST_F(PreviousReportsTest, OfASingleFileIsReadOnce)
{
    auto const path = write("去年.txt", "示例县甲镇", 2024);
    auto const previous = PreviousReports::load(path, reader_, texts_);
    ASSERT_TRUE(previous);
    auto const current = read(write("今年.txt", "示例县甲镇", 2025));
    fs::remove(path);

    auto const match = previous->find(current, {});

    ASSERT_TRUE(match.report);
    EXPECT_EQ(match.report->year, 2024);
    EXPECT_FALSE(match.warning);
}

TEST_F(PreviousReportsTest, OfASingleFileThatCannotBeReadAreRefused)
{
    EXPECT_EQ(PreviousReports::load((folder_ / "none.txt").string(), reader_, texts_).error().code, "input.missing");
}

TEST_F(PreviousReportsTest, OfASingleFileAreTakenWhenTheyMayBeOfThatOffice)
{
    for (auto const* name : {"示例县甲镇人民政府", "示例县甲镇", "甲镇人民政府", "某市示例县甲镇"})
        EXPECT_TRUE(find_single(name, 2024).report) << name;
}

TEST_F(PreviousReportsTest, OfASingleFileOfAnotherYearAreNotUsed)
{
    for (auto const year : {2022, 2023, 2025, 2026}) {
        auto const match = find_single("示例县甲镇人民政府", year);

        EXPECT_FALSE(match.report) << year;
        EXPECT_EQ(match.warning->code, "previous.other-year");
    }
}

TEST_F(PreviousReportsTest, OfASingleFileOfAnotherOfficeAreNotUsed)
{
    for (auto const* name : {"示例县乙镇人民政府", "示例县新甲镇人民政府", "示例县甲镇财政所"}) {
        auto const match = find_single(name, 2024);

        EXPECT_FALSE(match.report) << name;
        EXPECT_EQ(match.warning->code, "previous.other-office");
    }
}

TEST_F(PreviousReportsTest, OfARenamedOfficeAreUsedWhenTheCodesAgree)
{
    auto const last = write("去年.txt", "示例县甲乡", 2024);
    auto const coded = Manifest::parse("file,agency_code\n去年.txt,330101\n", folder_).value();
    FileReader const reader{statutes_, coded, "test"};
    auto const previous = PreviousReports::load(last, reader, texts_);
    auto const current = read(write("今年.txt", "示例县甲镇", 2025));

    EXPECT_TRUE(previous->find(current, "330101").report);
    EXPECT_EQ(previous->find(current, "330102").warning->code, "previous.other-office");
    EXPECT_EQ(previous->find(current, {}).warning->code, "previous.other-office");
}

TEST_F(PreviousReportsTest, OfAFolderAreFoundByNameAndYear)
{
    write("甲.txt", "示例县甲镇", 2024);
    write("甲旧.txt", "示例县甲镇", 2023);
    write("乙.txt", "示例县乙镇", 2024);
    auto const previous = PreviousReports::load(folder_.string(), reader_, texts_);
    auto const current = read(write("今年.txt", "示例县甲镇", 2025));

    auto const match = previous->find(current, {});

    ASSERT_TRUE(match.report);
    EXPECT_EQ(match.report->organisation, current.report.organisation);
    EXPECT_EQ(match.report->year, 2024);
}

TEST_F(PreviousReportsTest, ThatAreNotThereOrSeveralAreSaid)
{
    write("乙1.txt", "示例县乙镇", 2024);
    write("乙2.txt", "示例县乙镇", 2024);
    auto const previous = PreviousReports::load(folder_.string(), reader_, texts_);

    auto const none = previous->find(read(write("甲.txt", "示例县甲镇", 2025)), {});
    auto const several = previous->find(read(write("乙.txt", "示例县乙镇", 2025)), {});

    EXPECT_FALSE(none.report);
    EXPECT_EQ(none.warning->code, "previous.none");
    EXPECT_FALSE(several.report);
    EXPECT_EQ(several.warning->code, "previous.several");
}

TEST_F(PreviousReportsTest, ThatHaveGoneSinceAreMissed)
{
    auto const path = write("甲.txt", "示例县甲镇", 2024);
    auto const previous = PreviousReports::load(folder_.string(), reader_, texts_);
    auto const current = read(write("今年.txt", "示例县甲镇", 2025));
    fs::remove(path);

    EXPECT_EQ(previous->find(current, {}).warning->code, "previous.unreadable");
}

}  // namespace
}  // namespace report
