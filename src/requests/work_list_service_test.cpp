#include "requests/work_list_service.hpp"

#include "requests/desk_fixture.hpp"
#include "requests/holiday_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class WorkLists : public WithDesk {
protected:
    RequestKey add(Date arrived, std::string subject, int who = 1)
    {
        auto one = paper(arrived, who);
        one.subject = std::move(subject);
        return registered(one).key;
    }

    std::vector<std::string> subjects(WorkFilter const& filter = {}, PageOf const& page = {})
    {
        std::vector<std::string> found;
        auto const list = lists().work_list(agency(), filter, page).value();
        for (auto const& summary : list.requests)
            found.push_back(summary.subject);
        return found;
    }
};

}  // namespace

TEST_P(WorkLists, StandInTheOrderOfTheDueDays)
{
    add(day(3, 3), "later");
    add(day(2, 25), "sooner");
    auto fax = paper(day(3, 3));
    fax.channel = "fax";
    fax.subject = "to be confirmed";
    registered(fax);

    EXPECT_THAT(subjects(), ElementsAre("to be confirmed", "sooner", "later"));
    auto const first = lists().work_list(agency(), {}, {.number = 2, .size = 1}).value();
    EXPECT_EQ(first.total, 3);
    ASSERT_THAT(first.requests, SizeIs(1));
    EXPECT_EQ(first.requests[0].subject, "sooner");
    EXPECT_EQ(first.requests[0].due_on, day(3, 24));
    EXPECT_EQ(first.requests[0].awaited, Awaited::answer);
}

TEST_P(WorkLists, ShowWhatTheHistorySays)
{
    auto const key = add(day(3, 3), "低保名单");
    recorded(key, Circulated{}).value();
    recorded(key, Assigned{"民政办", Actor{"person/1/9"}}).value();

    auto const found = lists().work_list(agency(), {}, {})->requests.at(0);

    EXPECT_EQ(found, (RequestSummary{.key = key, .number = "qingshi申〔2026〕1号", .channel = "in_person", .applicant_kind = "natural_person",
                                     .state = RequestState::in_progress, .arrived_on = day(3, 3), .received_on = day(3, 3),
                                     .awaited = Awaited::answer, .due_on = day(3, 31), .assigned = Assigned{"民政办", Actor{"person/1/9"}},
                                     .subject = "低保名单", .version = 3}));
}

TEST_P(WorkLists, AreFilteredByAnyOfIt)
{
    auto const assigned = add(day(3, 3), "assigned");
    recorded(assigned, Circulated{}).value();
    recorded(assigned, Assigned{"民政办", Actor{"person/1/9"}}).value();
    auto const corrected = add(day(3, 2), "corrected");
    recorded(corrected, CorrectionNoticed{day(3, 17)}).value();
    add(day(2, 25), "100%_sure!");

    EXPECT_THAT(subjects({.state = RequestState::registered}), ElementsAre("100%_sure!"));
    EXPECT_THAT(subjects({.awaited = Awaited::correction}), ElementsAre("corrected"));
    EXPECT_THAT(subjects({.due_until = day(3, 25)}), ElementsAre("corrected", "100%_sure!"));
    EXPECT_THAT(subjects({.assigned_to = Actor{"person/1/9"}}), ElementsAre("assigned"));
    EXPECT_THAT(subjects({.text = "ASSIGN"}), ElementsAre("assigned"));
    EXPECT_THAT(subjects({.text = "[2026] 2号"}), ElementsAre("corrected"));
    EXPECT_THAT(subjects({.text = "%"}), ElementsAre("100%_sure!"));
    EXPECT_THAT(subjects({.text = "00%_s"}), ElementsAre("100%_sure!"));
    EXPECT_THAT(subjects({.text = "_"}), ElementsAre("100%_sure!"));
    EXPECT_THAT(subjects({.awaited = Awaited::correction, .text = "assigned"}), IsEmpty());
    EXPECT_EQ(lists().work_list(agency(), {.text = "%"}, {})->total, 1);
}

TEST_P(WorkLists, ShowClosedOnesTheLastFirst)
{
    auto const first = add(day(3, 3), "first");
    auto const second = add(day(3, 3), "second");
    add(day(3, 3), "open");
    answered(first, "granted");
    set_today(day(3, 4));
    recorded(second, Withdrawn{}).value();

    auto const closed = lists().work_list(agency(), {.which = WorkFilter::Which::closed}, {})->requests;

    ASSERT_THAT(closed, SizeIs(2));
    EXPECT_EQ(closed[0].subject, "second");
    EXPECT_EQ(closed[0].closed_on, day(3, 4));
    EXPECT_EQ(closed[0].due_on, std::nullopt);
    EXPECT_EQ(closed[1].decision, "granted");
    EXPECT_EQ(closed[1].leaf, "t3.granted");
    EXPECT_THAT(subjects(), ElementsAre("open"));
}

TEST_P(WorkLists, MoveWithEachDayWhileAConsultationRuns)
{
    auto const consulted = add(day(3, 2), "consulted");
    recorded(consulted, OpinionAsked{1, Consulted::other_agency}).value();
    add(day(3, 3), "plain");

    auto const due_now = lists().work_list(agency(), {}, {})->requests.at(0).due_on;
    auto const order_now = subjects();
    set_today(day(3, 10));
    auto const later = lists().work_list(agency(), {}, {}).value().requests;

    EXPECT_EQ(due_now, day(3, 30));
    EXPECT_THAT(order_now, ElementsAre("consulted", "plain"));
    ASSERT_THAT(later, SizeIs(2));
    EXPECT_EQ(later[0].subject, "plain");
    EXPECT_EQ(later[1].due_on, day(4, 7));
    EXPECT_EQ(later[1].due_on, requests().find(consulted)->due.day);
    EXPECT_TRUE(later[1].moves);
    EXPECT_EQ(later[1].version, 2);
}

TEST_P(WorkLists, CountWhatTheDayBrings)
{
    set_today(day(3, 31));
    add(day(3, 2), "late");
    add(day(3, 3), "today");
    add(day(3, 4), "soon");
    add(day(3, 6), "soon");
    add(day(3, 30), "not soon");
    auto fax = paper(day(3, 30));
    fax.channel = "fax";
    registered(fax);
    auto const lapsing = add(day(3, 24), "lapsing");
    recorded(lapsing, CorrectionNoticed{day(3, 31)}).value();

    EXPECT_EQ(lists().day_view(agency()).value(),
              (DayView{.late = 1, .today = 1, .soon = 2, .lapsed = 0, .unconfirmed = 1, .to_circulate = 5, .open = 7}));
    set_today(day(4, 1));
    EXPECT_EQ(lists().day_view(agency())->lapsed, 1);
    EXPECT_EQ(lists().day_view(agency())->late, 2);
    EXPECT_EQ(code_of(lists().day_view(base::AgencyId{99})), "agency.not-found");
}

TEST_P(WorkLists, FindAnApplicantExactly)
{
    add(day(3, 3), "one", 1);
    add(day(3, 3), "other", 2);
    auto const by = [&](SearchBy what, std::string_view value) {
        std::vector<std::string> found;
        auto const summaries = lists().find_by_applicant(agency(), what, value, clerk()).value();
        for (auto const& summary : summaries)
            found.push_back(summary.subject);
        return found;
    };

    EXPECT_THAT(by(SearchBy::name, "测试申请人 10000001"), ElementsAre("one"));
    EXPECT_THAT(by(SearchBy::telephone, "+86 138-1000-0002"), ElementsAre("other"));
    EXPECT_THAT(by(SearchBy::identity_number, "e10000002"), ElementsAre("other"));
    EXPECT_THAT(by(SearchBy::name, "测试申请人"), IsEmpty());
    EXPECT_THAT(by(SearchBy::telephone, "测试申请人10000001"), IsEmpty());
    auto const looks = journal::Journal{connection(), clock()}.entries_of(agency(), "agency/" + std::to_string(agency().value));
    EXPECT_EQ(looks.back().act.event, "request.applicant-searched");
    EXPECT_EQ(looks.back().act.details, R"({"found":0})");
}

TEST_P(WorkLists, TellWhichDueDaysAChangedCalendarMoved)
{
    auto const moved = add(day(3, 3), "moved");
    auto const untouched = add(day(2, 10), "due before");
    auto const closed = add(day(3, 3), "closed");
    recorded(closed, Withdrawn{}).value();
    auto const changed = DeskLaw::read(files_with_day_off(day(3, 20))).value();
    WorkListService after{tools(changed)};

    auto const told = after.recompute_due_days(agency(), clerk()).value();

    EXPECT_THAT(told, ElementsAre(MovedDueDay{moved, "qingshi申〔2026〕1号", day(3, 31), day(4, 1)}));
    EXPECT_EQ(after.work_list(agency(), {}, {})->requests.at(1).due_on, day(4, 1));
    EXPECT_EQ(after.work_list(agency(), {}, {})->requests.at(1).version, 1);
    EXPECT_THAT(journalled(moved), ElementsAre("request.registered", "request.due-day-moved"));
    EXPECT_THAT(journalled(untouched), ElementsAre("request.registered"));
    EXPECT_THAT(after.recompute_due_days(agency(), clerk()).value(), IsEmpty());
}

ON_BOTH_ENGINES(WorkLists);

}  // namespace requests
