#include "requests/remedy_service.hpp"

#include "base/json.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/remedy_json.hpp"

#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class RemedyCases : public WithDesk {
protected:
    void SetUp() override
    {
        WithDesk::SetUp();
        if (!IsSkipped())
            key_ = registered(paper(day(3, 3))).key;
    }

    RemedyService remedies() { return RemedyService{tools()}; }
    RequestKey about() const { return key_; }
    RemedyFiled review() const { return {.agency = agency(), .id = {}, .about = AboutRequest{key_}}; }
    static std::string outcome() { return law().requests().outcomes.front().id; }

private:
    RequestKey key_{};
};

RemedyHappening any_happening()
{
    auto const text = [] { return *rc::gen::element<std::string>("", "upheld", "索引号\"1\""); };
    auto const number = [] { return *rc::gen::arbitrary<std::int64_t>(); };
    using About = std::variant<AboutRequest, AboutItem>;
    auto const about = *rc::gen::element<About>(AboutRequest{{AgencyId{number()}, RequestId{number()}}}, AboutItem{text()});
    return *rc::gen::element<RemedyHappening>(
        RemedyFiled{AgencyId{number()}, RemedyCaseId{number()}, *rc::gen::element(RemedyKind::review, RemedyKind::suit),
                    *rc::gen::element(Before::nothing, Before::reconsideration), about, text()},
        RemedyAccepted{*rc::gen::element(Procedure::ordinary, Procedure::simple), text()}, CopyReceived{}, ReplySent{}, ReviewExtended{},
        RemedyDecided{text()}, Appealed{}, AppealDecided{text()});
}

}  // namespace

RC_GTEST_PROP(RemedyJson, GivesBackEveryEvent, ())
{
    auto const what = any_happening();

    RC_ASSERT(remedy_happening_of(name_of(what), base::Json::parse(to_json(what).dump())) == what);
}

TEST_P(RemedyCases, StandBesideTheirRequestWithWhatIsAwaited)
{
    auto const filed = remedies().file(review(), day(3, 3), clerk()).value();

    EXPECT_EQ(filed.key.id, RemedyCaseId{1});
    ASSERT_THAT(filed.awaited, SizeIs(1));
    EXPECT_EQ(filed.awaited.front().awaited, RemedyAwaited::acceptance);
    auto const found = remedies().of_request(about()).value();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found.front().remedy, filed.remedy);
    auto const entries = journal::Journal{connection(), clock()}.entries_of(agency(), "remedy/1");
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_EQ(entries.front().act.event, "request.remedy-filed");
}

TEST_P(RemedyCases, MoveToTheirEnd)
{
    auto const key = remedies().file(review(), day(3, 3), clerk())->key;

    remedies().record(key, {RemedyAccepted{Procedure::simple}, day(3, 3), clerk(), 1}).value();
    auto const decided = remedies().record(key, {RemedyDecided{outcome()}, day(3, 3), clerk(), 2}).value();

    EXPECT_EQ(decided.remedy.stage, RemedyStage::decided);
    EXPECT_EQ(remedies().find(key)->remedy, decided.remedy);
    EXPECT_EQ(remedies().find(key)->version, 3);
}

TEST_P(RemedyCases, CountTheSuitFromTheDayOfServiceAsStored)
{
    auto const key = remedies().file(review(), day(3, 3), clerk())->key;
    auto const decided = remedies().record(key, {RemedyDecided{outcome()}, day(3, 3), clerk(), 1}).value();
    set_today(day(3, 9));
    remedies().record(key, {ServedOnApplicant{}, day(3, 6), clerk(), 2}).value();

    EXPECT_THAT(decided.awaited, ElementsAre(RemedyDue{RemedyAwaited::suit, std::nullopt, false}));
    EXPECT_THAT(remedies().find(key)->awaited, ElementsAre(RemedyDue{RemedyAwaited::suit, day(3, 23)}));
}

TEST_P(RemedyCases, AreListedOpenOnesFirst)
{
    auto const first = remedies().file(review(), day(3, 3), clerk())->key;
    RemedyFiled const suit{.agency = agency(), .id = {}, .kind = RemedyKind::suit, .about = AboutItem{"示例-1"}};
    auto const second = remedies().file(suit, day(3, 3), clerk())->key;
    remedies().record(first, {RemedyDecided{outcome()}, day(3, 3), clerk(), 1}).value();

    std::vector<RemedyKey> order;
    auto const views = remedies().of_agency(agency()).value();
    for (auto const& view : views)
        order.push_back(view.key);

    EXPECT_THAT(order, ElementsAre(second, first));
}

TEST_P(RemedyCases, AreListedByKindAndByDayAPageAtATime)
{
    auto const first = remedies().file(review(), day(3, 3), clerk()).value();
    auto const second = remedies().file(review(), day(3, 3), clerk()).value();
    RemedyFiled const suit{.agency = agency(), .id = {}, .kind = RemedyKind::suit, .about = AboutItem{"示例-1"}};
    remedies().file(suit, day(3, 3), clerk()).value();
    remedies().record(second.key, {RemedyDecided{outcome()}, day(3, 3), clerk(), 1}).value();
    auto const list = [this](RemedyFilter const& filter, PageOf page = {}) { return remedies().list(agency(), filter, page).value(); };

    EXPECT_EQ(list({}).total, 2);
    auto const reviews = list({.kind = RemedyKind::review});
    ASSERT_THAT(reviews.cases, SizeIs(1));
    EXPECT_EQ(reviews.cases.front().key, first.key);
    EXPECT_EQ(list({.kind = RemedyKind::review, .due_until = first.awaited.front().day}).total, 1);
    EXPECT_EQ(list({.kind = RemedyKind::review, .due_until = *first.awaited.front().day - std::chrono::days{1}}).total, 0);
    auto const closed = list({.which = RemedyFilter::Which::closed});
    ASSERT_THAT(closed.cases, SizeIs(1));
    EXPECT_EQ(closed.cases.front().key, second.key);
    EXPECT_THAT(list({}, {2, 1}).cases, SizeIs(1));
    EXPECT_THAT(list({}, {3, 1}).cases, SizeIs(0));
}

TEST_P(RemedyCases, TellTheirHistoryAndFindTheirRequestByItsNumber)
{
    auto const key = remedies().file(review(), day(3, 3), clerk())->key;
    remedies().record(key, {RemedyAccepted{Procedure::simple, "示例复〔2026〕1号"}, day(3, 3), clerk(), 1}).value();

    auto const history = remedies().history(key).value();

    ASSERT_THAT(history, SizeIs(2));
    EXPECT_EQ(std::get<RemedyAccepted>(history.back().what).file_number, "示例复〔2026〕1号");
    EXPECT_EQ(code_of(remedies().history({agency(), RemedyCaseId{9}})), "remedy.not-found");
    auto const number = requests().find(about())->request.intake.number;
    EXPECT_EQ(remedies().request_of_number(agency(), number).value(), about());
    EXPECT_EQ(code_of(remedies().request_of_number(agency(), "没有这个编号")), "request.not-found");
}

TEST_P(RemedyCases, AreRefusedWithoutATrace)
{
    auto const key = remedies().file(review(), day(3, 3), clerk())->key;
    auto elsewhere = review();
    elsewhere.about = AboutRequest{{AgencyId{99}, RequestId{1}}};
    auto nothing = review();
    nothing.about = AboutRequest{{agency(), RequestId{99}}};

    EXPECT_EQ(code_of(remedies().file(elsewhere, day(3, 3), clerk())), "request.not-found");
    EXPECT_EQ(code_of(remedies().file(nothing, day(3, 3), clerk())), "request.not-found");
    EXPECT_EQ(code_of(remedies().file(review(), day(3, 3), {AgencyId{99}, 1})), "request.not-of-this-agency");
    EXPECT_EQ(code_of(remedies().record(key, {ReplySent{}, day(3, 3), clerk(), 1})), "remedy.out-of-turn");
    EXPECT_EQ(code_of(remedies().record(key, {RemedyAccepted{}, day(3, 3), clerk(), 7})), "remedy.changed-meanwhile");
    EXPECT_EQ(code_of(remedies().find({agency(), RemedyCaseId{9}})), "remedy.not-found");
    EXPECT_THAT(remedies().of_agency(agency()).value(), SizeIs(1));
    EXPECT_EQ(remedies().find(key)->version, 1);
}

TEST_P(RemedyCases, KeepTheirRequestOutOfTheArchiveWhileTheyRun)
{
    answered(about(), "granted");
    auto const key = remedies().file(review(), day(3, 3), clerk())->key;

    EXPECT_EQ(code_of(recorded(about(), Archived{})), "request.remedy-pending");
    remedies().record(key, {RemedyDecided{outcome()}, day(3, 3), clerk(), 1}).value();
    EXPECT_EQ(recorded(about(), Archived{})->request.state, RequestState::archived);
}

ON_BOTH_ENGINES(RemedyCases);

}  // namespace requests
