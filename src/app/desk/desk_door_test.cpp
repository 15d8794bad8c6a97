#include "app/desk/desk_fixture.hpp"
#include "app/desk/duties.hpp"
#include "base/json.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace app {
namespace {

using base::Json;
using testing::HasSubstr;
using testing::Not;

std::filesystem::path const seeds = std::filesystem::path{GONGKAI_SOURCE_DIR} / "../shared/seeds";
std::filesystem::path const samples = std::filesystem::path{GONGKAI_SOURCE_DIR} / "samples";

std::string content_of(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
}

// What must be found in a file, and what must not.
struct Expected {
    std::string file;
    std::string unit;
    std::string full_name;
    int year = 0;
    std::vector<std::string> must;
    std::vector<std::string> must_not;
};

// Of seeds/EXPECTED.md. No report among them is contradicted by its own tables.
std::vector<Expected> expected_of_seeds()
{
    return {{"000_259819141b2f9ef8.txt", "alertuobie", "阿热勒托别镇人民政府", 2023, {"R-STR-09", "R-NV-18", "R-NV-16"}, {"R-NV-09", "R-STR-02", "R-STR-01"}},
            {"001_19df153a773c7689.txt", "guanpo", "官坡镇人民政府", 2024, {"R-STR-02", "R-STR-08", "R-NV-16"}, {"R-NV-09"}},
            {"002_3de73757d3cdff2d.txt", "ashili", "昌吉市阿什里乡人民政府", 2025, {"R-NV-19"}, {"R-NV-09", "R-NV-16"}},
            {"003_900cea2f89254ff6.txt", "jintun", "嘉祥县金屯镇人民政府", 2023, {"R-STR-02", "R-NV-16"}, {"R-NV-09", "R-PII-02"}},
            {"004_cff4ace8f11033c3.txt", "shangle", "卫辉市上乐村镇人民政府", 2023, {"R-NV-09", "R-NV-18", "R-NV-16"}, {"R-NV-15", "R-NV-13"}}};
}

class DeskDoor : public WithTheDesk {
protected:
    void SetUp() override
    {
        WithTheDesk::SetUp();
        using agencies::AccountService;
        auto const collector = program().agencies().find("county").value().id;
        auto const person = program().accounts().add({collector, "county.supervisor", "张三", password, AccountService::ChosenBy::the_person}, "operator").value();
        program().accounts().appoint({person, collector, agencies::Role::supervisor, clock().today()}, "operator");
        browser_ = std::make_unique<http::TestBrowser>(router());
        sign_in(county(), "county.supervisor");
    }

    http::TestBrowser& county() { return *browser_; }
    void found_unit(std::string const& code, std::string const& full)
    {
        base::Date const day{std::chrono::year{2020} / 1 / 1};
        auto const collector = program().agencies().find("county").value().id;
        ASSERT_TRUE(program().agencies().add({.superior = collector, .code = code, .names = {{day, full, code}}}, "operator"));
    }

    // Sends the files with the form of the board, and lets a worker read them; the address of the delivery.
    std::string drop(int year, std::vector<std::pair<std::string, std::string>> const& files, std::string const& came_on)
    {
        http::Message message{.method = "POST", .target = board(year) + "/files"};
        message.headers.set("Content-Type", "multipart/form-data; boundary=part");
        auto const field = [&](std::string const& disposition, std::string const& content) {
            message.body += "--part\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
        };
        field("name=\"csrf\"", csrf_of(county()));
        field("name=\"came_on\"", came_on);
        for (auto const& [name, content] : files)
            field("name=\"files\"; filename=\"" + name + "\"", content);
        message.body += "--part--\r\n";
        auto const answer = county().send(std::move(message));
        EXPECT_EQ(answer.status, 303) << answer.body;
        work();
        return std::string{answer.headers.get("Location")};
    }
    void work()
    {
        auto const duties = duties_of(program(), installation(), clock());
        std::string lines;
        logs::Log const log{clock(), [&lines](std::string_view line) { lines += line; }};
        jobs::Worker worker{installation().database(), clock(), log, duties};
        std::atomic<bool> const goes_on{false};
        while (worker.work_once(goes_on)) {
        }
        EXPECT_EQ(lines.find("job.failed"), std::string::npos) << lines;
    }

    static std::string board(int year) { return "/office/county/reports/" + std::to_string(year); }
    // What the board lists for one unit.
    std::string listed(int year, std::string const& unit)
    {
        auto const page = county().get(board(year)).body;
        auto const begin = page.find(">" + unit + "</a></h3>");
        return begin == std::string::npos ? "" : page.substr(begin, page.find("</ul>", begin) - begin);
    }
    report::DoorFile file_of(std::string const& unit, int year)
    {
        auto const collector = program().agencies().find("county").value().id;
        return program().report_door().received(collector, year).at(program().agencies().find(unit).value().id).file;
    }

    std::unique_ptr<http::TestBrowser> browser_;
};

// The cells as they were read, beside the truth: what was read is right, what cannot be read is no figure.
void expect_truth(report::Report const& report, Json const& truth, std::string const& file)
{
    for (auto const& [id, cell] : truth.at("cells").items()) {
        auto const* const read = report.find(id);
        ASSERT_NE(read, nullptr) << id;
        auto const is_open = (file.starts_with("003") && id.starts_with("t4.")) || (file.starts_with("001") && id.starts_with("t3."));
        if (cell.at("state") == "read") {
            EXPECT_TRUE(is_open || read->known() == report::Decimal{cell.at("value").get<int>()}) << file << ' ' << id;
        } else if (!is_open || id.ends_with(".total")) {
            EXPECT_EQ(read->known(), std::nullopt) << file << ' ' << id;
        }
    }
}

}  // namespace

TEST_F(DeskDoor, ShowsTheFindingsOfTheFiveSeedsOnTheBoard)
{
    if (!std::filesystem::exists(seeds / "truth.jsonl"))
        GTEST_SKIP() << "the seeds are not here";
    std::vector<std::pair<std::string, std::string>> files;
    for (auto const& one : expected_of_seeds()) {
        found_unit(one.unit, one.full_name);
        files.emplace_back("微信文件" + std::to_string(files.size()) + ".txt", content_of(seeds / one.file));
    }

    auto const delivery = drop(2023, files, "2024-01-20");

    auto const page = county().get(delivery).body;
    EXPECT_THAT(page, HasSubstr("报告写的是2024年度"));
    EXPECT_THAT(page, HasSubstr("报告写的是2025年度"));
    for (auto const& file : program().report_door().files(program().agencies().find("county")->id, 2023))
        if (file.state == report::DoorState::doubtful) {
            auto const unit = program().agencies().find(file.unit.value()).value().code;
            EXPECT_EQ(send(county(), board(2023) + "/files/" + std::to_string(file.key.id) + "/answer",
                           {{"unit", unit}, {"year", std::to_string(file.report_year.value())}, {"verdict", "take"}}).status, 303);
        }
    std::map<std::string, Json> truths;
    std::ifstream lines{seeds / "truth.jsonl"};
    for (std::string line; std::getline(lines, line);)
        truths[Json::parse(line).at("file").get<std::string>()] = Json::parse(line);
    for (auto const& one : expected_of_seeds()) {
        auto const findings = listed(one.year, one.unit);
        for (auto const& rule : one.must)
            EXPECT_THAT(findings, HasSubstr(rule)) << one.file;
        for (auto const& rule : one.must_not)
            EXPECT_THAT(findings, Not(HasSubstr(rule))) << one.file;
        for (auto const* rule : {"R-T2-", "R-T3-", "R-T4-", "R-NV-12"})
            EXPECT_THAT(findings, Not(HasSubstr(rule))) << one.file;
        auto const reading = program().report_door().reading(file_of(one.unit, one.year).key);
        ASSERT_TRUE(reading.report);
        EXPECT_EQ(reading.report->organisation, truths.at(one.file).at("organisation").get<std::string>());
        expect_truth(*reading.report, truths.at(one.file), one.file);
    }
    EXPECT_THAT(listed(2023, "shangle"), HasSubstr("149"));
    EXPECT_THAT(county().get(board(2023)).body, HasSubstr("shangle（"));  // the text for the chat group
}

TEST_F(DeskDoor, TellsWrongLateDuplicateAndUnreadableFiles)
{
    found_unit("linkou", "兴岗县临口镇人民政府");
    auto const report = content_of(samples / "临口镇2025.txt");

    auto const delivery = drop(2025, {{"a.txt", report}, {"b.txt", report}, {"c.docx", "PK\x03\x04 broken"}, {"d.txt", content_of(samples / "北埠镇2025.txt")}},
                               "2026-02-20");

    auto const page = county().get(delivery).body;
    EXPECT_THAT(page, HasSubstr("与第1号文件相同"));
    EXPECT_THAT(page, HasSubstr("读不出"));
    EXPECT_THAT(page, HasSubstr("本辖区没有叫"));
    EXPECT_THAT(page, Not(HasSubstr("正在读取")));
    auto const shown = county().get(board(2025)).body;
    EXPECT_THAT(shown, HasSubstr("逾期"));
    EXPECT_THAT(shown, HasSubstr("1份待确认"));
    EXPECT_THAT(shown, HasSubstr("1份读不出"));
    EXPECT_THAT(listed(2025, "linkou"), HasSubstr("R-NV-02"));
    auto const source = county().get(board(2025) + "/files/1/source");
    EXPECT_EQ(source.body, report);
    EXPECT_THAT(std::string{source.headers.get("Content-Disposition")}, HasSubstr("attachment"));
}

TEST_F(DeskDoor, TakesAReportThatCameByFileThroughTheSameSteps)
{
    found_unit("linkou", "兴岗县临口镇人民政府");
    drop(2025, {{"a.txt", content_of(samples / "临口镇2025.txt")}}, "2026-01-20");
    std::string const report = "/office/linkou/report/2025";
    auto const version = [&] { return hidden_in(county().get(report).body, "version"); };

    EXPECT_EQ(send(county(), report + "/accept", {{"version", version()}}).status, 303);

    EXPECT_THAT(county().get(board(2025)).body, HasSubstr("已接收"));
    EXPECT_THAT(county().get(board(2025)).body, HasSubstr("已汇总1个单位"));
    auto const refused = send(county(), board(2025) + "/files/1/withdraw", {{"reason", "错发"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_THAT(refused.body, HasSubstr("请先退回或者更正"));
}

TEST_F(DeskDoor, IsOpenToSupervisorsOfTheCollectorAlone)
{
    http::TestBrowser town{router()};
    sign_in(town, "town.supervisor");

    EXPECT_EQ(town.get(board(2025) + "/files").status, 403);
    EXPECT_EQ(send(town, board(2025) + "/files", {{"came_on", "2026-01-20"}}).status, 403);
    EXPECT_EQ(send(county(), board(2025) + "/files", {{"came_on", "2026-01-20"}}).status, 422);
    EXPECT_EQ(send(county(), board(2025) + "/files", {{"came_on", ""}}).status, 422);
    EXPECT_EQ(county().get(board(2025) + "/files/77").status, 404);
    EXPECT_EQ(county().get(board(2025) + "/drops/77").status, 404);
}

}  // namespace app
