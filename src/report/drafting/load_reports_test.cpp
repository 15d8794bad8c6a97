#include "report/drafting/load_reports.hpp"

#include "report/drafting/drafting_fixture.hpp"
#include "report/drafting/loaded_store.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace report {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class Loading : public WithReports {
protected:
    void SetUp() override
    {
        WithReports::SetUp();
        if (IsSkipped())
            return;
        auto pattern = (std::filesystem::temp_directory_path() / "gongkai-load-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override
    {
        if (!folder_.empty())
            std::filesystem::remove_all(folder_);
        WithReports::TearDown();
    }

    void write(std::string const& name, std::string const& content) { std::ofstream{folder_ / name, std::ios::binary} << content; }
    LoadSummary load()
    {
        static config::LawFiles const law;
        static auto const texts = config::Texts::parse(law.file("texts.json").content, base::Language::zh).value();
        static auto const tools = open_reading_tools(law, "test").value();
        console::Console const console{told_, told_, texts};
        return load_reports({.files = {folder_.string()}, .jobs = 2}, {database(), clock(), service(), *tools}, console);
    }
    std::vector<LoadedReport> loaded(AgencyId of) { return LoadedStore{connection()}.of_agency(of); }
    AgencyId named(std::string code, std::string name)
    {
        agencies::Agency const made{.superior = agency(), .code = code, .names = {{Date{std::chrono::year{2020} / 1 / 1}, std::move(name), code}}};
        return service().add(made, actor).value().id;
    }
    std::string own_name() { return town().names.back().full; }
    [[nodiscard]] std::string told_to_person() const { return told_.str(); }

private:
    std::filesystem::path folder_;
    std::ostringstream told_;
};

}  // namespace

TEST_P(Loading, KeepsReportsWithTheirFindings)
{
    auto wrong = zeros(2024, own_name());
    wrong.cells[at("t3.new.total")].value = Decimal{3};
    write("a.json", as_json(wrong));
    write("b.json", as_json(zeros(2023, own_name())));
    write("elsewhere.json", as_json(zeros(2024, "他县某镇人民政府")));

    auto const done = load();

    EXPECT_EQ(done.loaded, 3);
    auto const own = loaded(agency());
    ASSERT_THAT(own, SizeIs(2));
    EXPECT_THAT(own[0], AllOf(Field(&LoadedReport::year, 2024), Field(&LoadedReport::organisation, own_name()), Field(&LoadedReport::not_read, 0)));
    EXPECT_GT(own[0].errors, own[1].errors);
    EXPECT_EQ(parse_figures_line(own[0].figures, *statutes().forms->find("2021"))->at(at("t3.new.total")), Decimal{3});
    EXPECT_THAT(loaded(AgencyId{}), ElementsAre(Field(&LoadedReport::organisation, "他县某镇人民政府")));
    auto const rows = connection().query("SELECT content FROM loaded_report WHERE year = $1 AND agency_id = $2", {2024, agency().value});
    EXPECT_THAT(rows.front().text("content"), HasSubstr("R-T3-01"));
}

TEST_P(Loading, GoesOnWhereItStoodAndKeepsNothingTwice)
{
    write("a.json", as_json(zeros(2024, own_name())));
    EXPECT_EQ(load().loaded, 1);
    write("b.json", as_json(zeros(2023, own_name())));
    write("a-copy.json", as_json(zeros(2024, own_name())) + "\n");  // the same report in other bytes

    auto const second = load();

    EXPECT_EQ(second.loaded, 1);
    EXPECT_EQ(second.again, 2);
    EXPECT_THAT(loaded(agency()), SizeIs(2));
    EXPECT_EQ(load().again, 3);
}

TEST_P(Loading, TellsWhatItCannotRead)
{
    write("notes.txt", "今天天气很好。");

    auto const done = load();

    EXPECT_EQ(done.refused, 1);
    EXPECT_THAT(told_to_person(), HasSubstr("notes.txt"));
    EXPECT_THAT(loaded(AgencyId{}), IsEmpty());
    EXPECT_EQ(load().refused, 0);  // it is known that this file holds none
}

TEST_P(Loading, GivesANameThatSeveralBearToNoneAndTellsSo)
{
    auto const first = named("first", "第一县城关镇人民政府");
    auto const second = named("second", "第二县城关镇人民政府");
    write("a.json", as_json(zeros(2024, "城关镇人民政府")));
    write("b.json", as_json(zeros(2024, "第二县城关镇人民政府")));

    load();

    EXPECT_THAT(loaded(first), IsEmpty());
    EXPECT_THAT(loaded(second), ElementsAre(Field(&LoadedReport::file, HasSubstr("b.json"))));
    EXPECT_THAT(loaded(AgencyId{}), ElementsAre(Field(&LoadedReport::file, HasSubstr("a.json"))));
    EXPECT_THAT(told_to_person(), AllOf(HasSubstr("a.json"), HasSubstr("first"), HasSubstr("second")));
}

TEST_P(Loading, TellsWhichOfTwoReportsOfAYearIsShown)
{
    auto wrong = zeros(2024, own_name());
    wrong.cells[at("t3.new.total")].value = Decimal{3};
    write("a.json", as_json(wrong));
    write("b.json", as_json(zeros(2024, own_name())));

    load();

    ASSERT_THAT(loaded(agency()), SizeIs(2));
    EXPECT_THAT(loaded(agency()).front().file, HasSubstr("b.json"));
    EXPECT_THAT(told_to_person(), HasSubstr("b.json"));
}

ON_BOTH_ENGINES(Loading);

}  // namespace report
