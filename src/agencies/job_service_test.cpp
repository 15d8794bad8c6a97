#include "agencies/job_service.hpp"

#include "agencies/agency_fixture.hpp"
#include "platform/sql/transaction.hpp"

#include <gmock/gmock.h>

namespace agencies {
namespace {

using jobs::JobState;
using testing::ElementsAre;
using testing::IsEmpty;

class AgencyJobs : public WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        county_ = add("county");
        town_ = add("town", county_);
        add("other-town", county_);
    }

    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), jobs::schema(), agencies::schema()});
    }

    jobs::JobKey enqueue(AgencyId agency, std::string kind)
    {
        sql::Transaction transaction{connection()};
        auto const key = queue().enqueue({.agency = agency, .kind = std::move(kind)});
        transaction.commit();
        return key;
    }
    // Tried as often as may be, and given up.
    jobs::JobKey failed(AgencyId agency)
    {
        auto const key = enqueue(agency, "notice.send");
        while (auto const job = queue().take()) {
            queue().fail(*job, {base::ErrorKind::unavailable, "notice.no-gateway", "No gateway.", {}});
            clock().set(clock().now() + jobs::Patience{}.longest_wait);
        }
        return key;
    }

    std::vector<std::string> seen_by(std::string_view code, JobState state, std::size_t most = 10)
    {
        std::vector<std::string> kinds;
        for (auto const& job : job_service().jobs_of(service().find(code).value(), state, most))
            kinds.push_back(job.kind);
        return kinds;
    }
    JobService job_service() { return {database(), clock()}; }
    jobs::Queue queue() { return {connection(), clock()}; }

    AgencyId county_;
    AgencyId town_;
};

}  // namespace

TEST_P(AgencyJobs, AreSeenByTheAgencyAndByThoseAboveIt)
{
    enqueue(town_, "notice.send");

    EXPECT_THAT(seen_by("town", JobState::waiting), ElementsAre("notice.send"));
    EXPECT_THAT(seen_by("county", JobState::waiting), ElementsAre("notice.send"));
    EXPECT_THAT(seen_by("other-town", JobState::waiting), IsEmpty());
    EXPECT_THAT(seen_by("town", JobState::given_up), IsEmpty());
}

TEST_P(AgencyJobs, OfTheWholeInstallationAreSeenByTheHighestAgencyAlone)
{
    enqueue(jobs::whole_installation, "case.erase");

    EXPECT_THAT(seen_by("county", JobState::waiting), ElementsAre("case.erase"));
    EXPECT_THAT(seen_by("town", JobState::waiting), IsEmpty());
}

TEST_P(AgencyJobs, AreShownUpToANumber)
{
    for (int i = 0; i < 3; ++i)
        enqueue(town_, "notice.send");

    EXPECT_EQ(seen_by("town", JobState::waiting, 2).size(), 2U);
}

TEST_P(AgencyJobs, ThatWereGivenUpAreTriedAgainByHandAndTheJournalSaysByWhom)
{
    auto const key = failed(town_);
    auto const town = service().find("town").value();
    ASSERT_THAT(seen_by("town", JobState::given_up), ElementsAre("notice.send"));

    ASSERT_TRUE(job_service().try_again(town, key, actor));

    EXPECT_THAT(seen_by("town", JobState::waiting), ElementsAre("notice.send"));
    auto const entries = journal::Journal{connection(), clock()}.entries_of(town_, "job/" + std::to_string(key.number));
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries.front().act.event, "job.tried-again");
    EXPECT_EQ(entries.front().act.actor, actor);
    EXPECT_EQ(job_service().try_again(town, key, actor).error().code, "job.not-given-up");
}

TEST_P(AgencyJobs, AreNotTriedAgainByAnotherAgency)
{
    auto const key = failed(town_);

    EXPECT_EQ(job_service().try_again(service().find("other-town").value(), key, actor).error().code, "job.not-found");
    EXPECT_EQ(job_service().try_again(service().find("town").value(), {town_, key.number + 1}, actor).error().code, "job.not-found");

    EXPECT_THAT(seen_by("town", JobState::given_up), ElementsAre("notice.send"));
}

ON_BOTH_ENGINES(AgencyJobs);

}  // namespace agencies
