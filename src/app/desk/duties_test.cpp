#include "app/desk/duties.hpp"

#include "app/desk/desk_fixture.hpp"
#include "platform/sql/transaction.hpp"

#include <fstream>
#include <gmock/gmock.h>

namespace app {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class DutiesOfTheDesk : public WithTheDesk {
protected:
    // Lets a day pass, and carries out what has become due.
    void work_for_a_day()
    {
        auto const duties = duties_of(program(), installation(), clock());
        std::string lines;
        logs::Log const log{clock(), [&lines](std::string_view line) { lines += line; }};
        jobs::Worker worker{installation().database(), clock(), log, duties};
        std::atomic<bool> const goes_on{false};
        worker.plan();
        clock().set(clock().now() + 24h);
        worker.plan();
        while (worker.work_once(goes_on)) {
        }
        EXPECT_EQ(lines.find("job.failed"), std::string::npos) << lines;
    }

    std::vector<std::string> kinds_in(jobs::JobState state)
    {
        std::vector<std::string> kinds;
        auto const connection = installation().database().connection();
        jobs::Queue{*connection, clock()}.each(state, [&](jobs::Job const& job) { return kinds.push_back(job.kind), true; });
        return kinds;
    }

    std::int64_t sessions()
    {
        return installation().database().connection()->query("SELECT COUNT(*) AS n FROM session").front().integer("n");
    }
};

}  // namespace

TEST_F(DutiesOfTheDesk, AreAllDoneEachDay)
{
    work_for_a_day();

    EXPECT_THAT(kinds_in(jobs::JobState::done), UnorderedElementsAre("answer.clean", "case.erase", "due.recompute", "file.read", "file.remove", "identity.delete", "job.clean",
                                                                           "session.clean", "upload.clean"));
    EXPECT_THAT(kinds_in(jobs::JobState::waiting), IsEmpty());
}

TEST_F(DutiesOfTheDesk, HaveNamesThatAnAdministratorReads)
{
    auto const texts = config::Texts::parse(config::LawFiles{}.file("texts.json").content, base::Language::zh).value();

    for (auto const& [kind, duty] : duties_of(program(), installation(), clock()))
        EXPECT_TRUE(texts.has("job.kind." + kind)) << kind;
}

TEST_F(DutiesOfTheDesk, ForgetSignInsThatAreOver)
{
    http::TestBrowser browser{router()};
    sign_in(browser, "town.head");
    ASSERT_EQ(sessions(), 1);

    work_for_a_day();

    EXPECT_EQ(sessions(), 0);
}

TEST_F(DutiesOfTheDesk, RemoveUploadsThatWereBrokenOffLongAgo)
{
    auto const folder = installation().files_folder() / "incoming";
    std::filesystem::create_directories(folder);
    auto const old = folder / ".incoming-old";
    auto const under_way = folder / ".incoming-new";
    std::ofstream{old} << "half a file";
    std::ofstream{under_way} << "half a file";
    std::filesystem::last_write_time(old, std::filesystem::file_time_type::clock::now() - 25h);

    work_for_a_day();

    EXPECT_FALSE(std::filesystem::exists(old));
    EXPECT_TRUE(std::filesystem::exists(under_way));
}

TEST_F(DutiesOfTheDesk, ShowTheAdministratorWhatFailedAndLetItBeTriedAgain)
{
    auto const town = program().agencies().find("town").value().id;
    {
        auto const connection = installation().database().connection();
        sql::Transaction transaction{*connection};
        jobs::Queue{*connection, clock()}.enqueue({.agency = town, .kind = "of.another.version"});
        transaction.commit();
    }
    auto const duties = duties_of(program(), installation(), clock());
    logs::Log const quiet{clock(), [](std::string_view) {}};
    jobs::Worker worker{installation().database(), clock(), quiet, duties};
    std::atomic<bool> const goes_on{false};
    while (kinds_in(jobs::JobState::given_up).empty()) {
        worker.work_once(goes_on);
        clock().set(clock().now() + jobs::Patience{}.longest_wait);
    }
    http::TestBrowser browser{router()};
    sign_in(browser, "town.administrator");

    auto const page = browser.get("/office/town/jobs").body;
    EXPECT_NE(page.find("没有成功"), std::string::npos);
    EXPECT_NE(page.find("本程序不认识“of.another.version”这种任务。"), std::string::npos);
    auto const action = page.find("action=\"/office/town/jobs/") + 8;
    auto const again = page.substr(action, page.find('"', action) - action);
    EXPECT_EQ(send(browser, again, {}).status, 303);

    EXPECT_THAT(kinds_in(jobs::JobState::given_up), IsEmpty());
    EXPECT_THAT(kinds_in(jobs::JobState::waiting), UnorderedElementsAre("of.another.version"));
}

}  // namespace app
