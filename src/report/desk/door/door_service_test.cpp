#include "report/desk/door/door_service.hpp"

#include "disclosure/schema.hpp"
#include "platform/files/folder_store.hpp"
#include "platform/files/test_folder.hpp"
#include "platform/jobs/queue.hpp"
#include "report/desk/report_service.hpp"
#include "report/desk/schema.hpp"
#include "requests/desk_fixture.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace report {
namespace {

using requests::code_of;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::SizeIs;

std::string const sources = GONGKAI_SOURCE_DIR;

std::string content_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// A county with units of these names, that is sent files on 20 January 2026.
class TheDoor : public requests::WithDesk {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), jobs::schema(), agencies::schema(), requests::schema(),
                         disclosure::schema(), report::schema()});
    }
    void SetUp() override
    {
        WithDesk::SetUp();
        if (IsSkipped())
            return;
        set_today(day(1, 20));
        county_ = unit("xinggang", "兴岗县人民政府", "兴岗县", std::nullopt);
        town_ = unit("linkou", "兴岗县临口镇人民政府", "临口镇", county_.id);
    }

    Agency unit(std::string code, std::string full, std::string abbreviation, std::optional<AgencyId> superior)
    {
        return service().add({.superior = superior, .code = std::move(code), .names = {{day(1, 1, 2020), std::move(full), std::move(abbreviation)}}}, actor).value();
    }
    static Statutes const& statutes()
    {
        static auto const shipped = load_statutes(config::LawFiles{}, "{}").value();
        return shipped;
    }
    DoorService door() { return DoorService{{database(), clock(), statutes(), service(), store_, scanner_}}; }

    // What came of one drop, once a worker has read it.
    std::vector<DoorFile> dropped(std::vector<std::pair<std::string, std::string>> const& files, int year = 2025, std::optional<std::int64_t> replaces = {})
    {
        std::vector<DoorService::GivenFile> given;
        for (auto const& [name, content] : files)
            given.push_back({name, content});
        auto const key = door().drop(county_, given, {.year = year, .came_on = clock().today(), .by = actor_text(by_), .replaces = replaces}).value();
        EXPECT_EQ(code_of(door().work(county_.id, "report-drop/" + std::to_string(key.id), [] { return base::Result<void>{}; })), "");
        EXPECT_TRUE(door().find_drop(key)->finished);
        return door().files(key);
    }
    static std::string sample() { return content_of(sources + "/samples/临口镇2025.txt"); }
    static std::string of_town(std::string_view name) { return replaced(sample(), "临口镇", name); }

    std::optional<ReportRow> report_of_town(int year = 2025)
    {
        return ReportStore{connection(), *statutes().forms}.row({town_.id, year});
    }
    void step(ReportStep which, std::string note = "")
    {
        requests::CaseCounting const counting{tools()};
        disclosure::RegisterService const documents{database(), clock()};
        ReportService reports{{database(), clock(), statutes(), service(), counting, documents}};
        auto const version = reports.draft(town_, 2025)->version;
        ASSERT_EQ(code_of(reports.take_step(town_, 2025, {.step = which, .note = std::move(note), .returned = {}}, {by_, version})), "");
    }
    std::vector<std::string> told(AgencyId agency)
    {
        std::vector<std::string> events;
        journal::Journal{connection(), clock()}.each_entry(agency, [&](journal::Entry const& entry) { events.push_back(entry.act.event); });
        return events;
    }

    Agency county_;
    Agency town_;
    PersonKey by_{AgencyId{77}, 1};

private:
    files::TestFolder folder_;
    files::FolderStore store_{folder_.path()};
    files::VirusScanner scanner_{std::nullopt};
};

}  // namespace

TEST_P(TheDoor, RefusesACsvOfMoreReportsThanAnArchiveMayHold)
{
    std::string csv = "file,form,cell,value,state,year\n";
    for (std::size_t i = 0; i <= statutes().limits.archive_entries; ++i)
        csv += std::to_string(i) + ".txt,2021,t3.new.total,3,read,2025\n";

    auto const files = dropped({{"all.csv", csv}});

    ASSERT_THAT(files, SizeIs(1));
    EXPECT_EQ(files[0].state, DoorState::unreadable);
    EXPECT_EQ(files[0].reason, "limits.archive_entries");
}

TEST_P(TheDoor, TakesAFileForTheUnitThatIsNamedInIt)
{
    auto const files = dropped({{"IMG_2031.txt", sample()}});

    ASSERT_THAT(files, SizeIs(1));
    EXPECT_EQ(files[0].state, DoorState::received);
    EXPECT_EQ(files[0].unit, town_.id);
    EXPECT_GT(files[0].errors, 0);  // R-NV-02 is planted in it
    auto const row = report_of_town();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->state, ReportState::submitted);
    EXPECT_EQ(row->submitted_on, day(1, 20));
    auto const received = door().received(county_.id, 2025);
    ASSERT_TRUE(received.contains(town_.id));
    EXPECT_TRUE(std::ranges::any_of(received.at(town_.id).findings, [](KeptFinding const& one) { return one.finding.rule == "R-NV-02"; }));
    EXPECT_EQ(door().source(files[0]), sample());
    EXPECT_THAT(told(town_.id), testing::Contains("report.received"));
    EXPECT_THAT(told(county_.id), testing::Contains("report.files-dropped"));
}

TEST_P(TheDoor, OpensAnArchiveAndTellsWhatCannotBeRead)
{
    auto const files = dropped({{"群文件.zip", content_of(sources + "/src/report/desk/door/testdata/chat-group.zip")}});

    std::map<std::string, DoorState> states;
    for (auto const& file : files)
        states[file.name] = file.state;
    EXPECT_EQ(states, (std::map<std::string, DoorState>{{"临口镇.txt", DoorState::received},
                                                        {"临口镇(1).txt", DoorState::duplicate},
                                                        {"坏文件.docx", DoorState::unreadable},
                                                        {"通知.txt", DoorState::unreadable}}));
    EXPECT_FALSE(std::ranges::find(files, DoorState::unreadable, &DoorFile::state)->reason.empty());
}

TEST_P(TheDoor, AsksWhereTheNameOrTheYearDoesNotTell)
{
    unit("linkou-2", "白山县临口镇人民政府", "临口镇", county_.id);
    auto const files = dropped({{"1.txt", replaced(sample(), "兴岗县", "")},
                                {"2.txt", replaced(sample(), "兴岗县", "黑水县")},
                                {"3.txt", of_town("松岭镇")},
                                {"4.txt", replaced(sample(), "临口镇", "")},
                                {"5.txt", replaced(sample(), "2025年政府", "2024年政府")}});

    std::vector<std::string> reasons;
    for (auto const& file : files) {
        EXPECT_EQ(file.state, DoorState::doubtful) << file.name;
        reasons.push_back(file.reason);
    }
    EXPECT_THAT(reasons, ElementsAre("door.doubt.several", "door.doubt.elsewhere", "door.doubt.unknown", "door.doubt.own", "door.doubt.other-year"));
    EXPECT_FALSE(report_of_town());
}

TEST_P(TheDoor, TakesAFileForWhoeverIsNamedByAPerson)
{
    auto const file = dropped({{"3.txt", of_town("松岭镇")}}).front();
    EXPECT_EQ(code_of(door().answer(file.key, {.unit = county_.id, .year = 2025}, by_)), "door.no-unit");

    EXPECT_EQ(code_of(door().answer(file.key, {.unit = town_.id, .year = 2025, .note = "改名"}, by_)), "");

    EXPECT_EQ(door().find(file.key)->state, DoorState::received);
    EXPECT_EQ(report_of_town()->state, ReportState::submitted);
    EXPECT_EQ(code_of(door().answer(file.key, {.unit = town_.id, .year = 2025}, by_)), "door.not-asked");
}

TEST_P(TheDoor, SetsAsideWhatIsNoReportOfAUnit)
{
    auto const file = dropped({{"3.txt", of_town("松岭镇")}}).front();

    EXPECT_EQ(code_of(door().answer(file.key, {.verdict = DoorService::Verdict::set_aside}, by_)), "");

    EXPECT_EQ(door().find(file.key)->state, DoorState::set_aside);
    EXPECT_FALSE(report_of_town());
    EXPECT_EQ(dropped({{"again.txt", of_town("松岭镇")}}).front().state, DoorState::doubtful);  // sent again, it is asked again
}

TEST_P(TheDoor, AsksWhichOfTwoFilesCounts)
{
    auto const first = dropped({{"1.txt", sample()}}).front();
    auto const second = dropped({{"2.txt", replaced(sample(), "179条", "180条")}}).front();
    EXPECT_EQ(second.state, DoorState::doubtful);
    EXPECT_EQ(second.reason, "door.doubt.second");
    EXPECT_EQ(second.other, first.key.id);

    EXPECT_EQ(code_of(door().answer(second.key, {.unit = town_.id, .year = 2025}, by_)), "");

    EXPECT_EQ(door().find(first.key)->state, DoorState::replaced);
    EXPECT_EQ(door().find(first.key)->other, second.key.id);
    EXPECT_EQ(door().received(county_.id, 2025).at(town_.id).file.key, second.key);
}

TEST_P(TheDoor, TakesTheMendedFileOfAReportThatWasSentBack)
{
    auto const first = dropped({{"1.txt", sample()}}).front();
    step(ReportStep::give_back, "请核对");

    auto const second = dropped({{"2.txt", replaced(sample(), "179条", "180条")}}).front();

    EXPECT_EQ(second.state, DoorState::received);
    EXPECT_EQ(door().find(first.key)->state, DoorState::replaced);
    EXPECT_EQ(report_of_town()->state, ReportState::submitted);
    EXPECT_EQ(report_of_town()->returns, 1);
}

TEST_P(TheDoor, TakesTheFirstFileAgainWhenItsSuccessorWasSentBack)
{
    dropped({{"1.txt", sample()}});
    step(ReportStep::give_back, "请核对");
    dropped({{"2.txt", replaced(sample(), "179条", "180条")}});
    step(ReportStep::give_back, "还是第一份对");

    EXPECT_EQ(dropped({{"1.txt", sample()}}).front().state, DoorState::received);
}

TEST_P(TheDoor, TakesAFileThatWasFirstSentToAnotherYearsBoard)
{
    EXPECT_EQ(dropped({{"1.txt", sample()}}, 2024).front().reason, "door.doubt.other-year");

    EXPECT_EQ(dropped({{"1.txt", sample()}}).front().state, DoorState::received);
    EXPECT_EQ(dropped({{"2.txt", sample()}}).front().state, DoorState::duplicate);
}

TEST_P(TheDoor, AsksAboutAReportWithoutFigures)
{
    auto const text = sample();
    auto const file = dropped({{"1.txt", text.substr(0, text.find("规章"))}}).front();

    EXPECT_EQ(file.state, DoorState::doubtful);
    EXPECT_EQ(file.reason, "door.doubt.no-figures");
    EXPECT_EQ(file.unread, static_cast<int>(statutes().forms->for_year(2025)->cells.size()));
}

TEST_P(TheDoor, LeavesAloneWhatTheUnitWentOnWith)
{
    auto const file = dropped({{"1.txt", sample()}}).front();
    step(ReportStep::accept);
    step(ReportStep::publish);
    step(ReportStep::correct, "更正");
    ASSERT_EQ(report_of_town()->state, ReportState::draft);

    EXPECT_EQ(code_of(door().withdraw(file.key, "错发", by_)), "door.being-made");

    EXPECT_EQ(door().find(file.key)->state, DoorState::received);
    EXPECT_EQ(dropped({{"2.txt", replaced(sample(), "179条", "180条")}}).front().reason, "door.doubt.being-made");
}

TEST_P(TheDoor, TakesAFileThatIsSentInThePlaceOfAnother)
{
    auto const first = dropped({{"1.txt", sample()}}).front();

    auto const second = dropped({{"2.txt", replaced(sample(), "179条", "180条")}}, 2025, first.key.id).front();

    EXPECT_EQ(second.state, DoorState::received);
    EXPECT_EQ(second.other, first.key.id);
}

TEST_P(TheDoor, LeavesAloneWhatWasAccepted)
{
    dropped({{"1.txt", sample()}});
    step(ReportStep::accept);

    auto const second = dropped({{"2.txt", replaced(sample(), "179条", "180条")}}).front();

    EXPECT_EQ(second.reason, "door.doubt.handed-in");
    EXPECT_EQ(code_of(door().answer(second.key, {.unit = town_.id, .year = 2025}, by_)), "door.handed-in");
}

TEST_P(TheDoor, TakesAFileBackWithTheReportThatItBecame)
{
    auto const file = dropped({{"1.txt", sample()}}).front();
    EXPECT_EQ(code_of(door().withdraw(file.key, "", by_)), "door.no-reason");

    EXPECT_EQ(code_of(door().withdraw(file.key, "不是终稿", by_)), "");

    EXPECT_EQ(door().find(file.key)->state, DoorState::withdrawn);
    EXPECT_EQ(report_of_town()->state, ReportState::draft);
    EXPECT_THAT(door().received(county_.id, 2025), IsEmpty());
    EXPECT_EQ(door().source(file), sample());  // what came is kept
    EXPECT_EQ(dropped({{"1.txt", sample()}}).front().state, DoorState::received);
    EXPECT_THAT(told(county_.id), IsSupersetOf({"report.files-dropped", "report.file-withdrawn"}));
}

TEST_P(TheDoor, GoesOnWhereAWorkerWasStopped)
{
    std::vector<DoorService::GivenFile> const given{{"1.txt", "x"}, {"2.txt", "y"}};
    auto const key = door().drop(county_, given, {.year = 2025, .came_on = clock().today(), .by = actor_text(by_)}).value();
    auto left = 3;
    auto const stop = [&]() -> base::Result<void> {
        return left-- > 0 ? base::Result<void>{} : base::fail(base::ErrorKind::unavailable, "job.stopped", "The worker is to end.");
    };

    EXPECT_EQ(code_of(door().work(county_.id, "report-drop/" + std::to_string(key.id), stop)), "job.stopped");

    EXPECT_EQ(door().find_drop(key)->waiting, 1);
    EXPECT_EQ(code_of(door().work(county_.id, "report-drop/" + std::to_string(key.id), [] { return base::Result<void>{}; })), "");
    EXPECT_THAT(door().files(key), SizeIs(2));
    EXPECT_EQ(door().find_drop(key)->waiting, 0);
}

TEST_P(TheDoor, RefusesADropOfNothingOrOfADayToCome)
{
    EXPECT_EQ(code_of(door().drop(county_, {}, {.year = 2025, .came_on = clock().today(), .by = actor_text(by_)})), "door.nothing");
    EXPECT_EQ(code_of(door().drop(county_, {{"1.txt", "x"}}, {.year = 2025, .came_on = day(1, 21), .by = actor_text(by_)})), "door.day-to-come");
    EXPECT_EQ(code_of(door().drop(county_, {{"1.txt", "x"}}, {.year = 2012, .came_on = clock().today(), .by = actor_text(by_)})), "compile.no-form");
}

ON_BOTH_ENGINES(TheDoor);

}  // namespace report
