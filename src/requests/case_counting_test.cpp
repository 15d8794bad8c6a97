#include "requests/case_counting.hpp"

#include "platform/sql/transaction.hpp"
#include "requests/case_audit.hpp"
#include "requests/days_store.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/remedy_service.hpp"

#include <gmock/gmock.h>
#include <random>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CaseCounts : public WithDesk {
protected:
    CaseCounting counting() { return CaseCounting{tools()}; }
    TableCounts tables(int year, CountingChoices const& choices = {}) { return counting().count_tables(agency(), year, choices).value(); }
    std::vector<RequestKey> in(std::string_view cell, int year = 2026) { return counting().requests_in(agency(), year, cell, {}).value(); }

    RequestKey add(std::string const& kind = "natural_person", std::optional<RequestId> part_of = {})
    {
        auto one = paper(clock().today(), ++who_);
        one.submission.applicant_kind = kind;
        if (kind != "natural_person")
            one.submission.particulars.applicant.identity_kind = "other";
        one.split_from = part_of;
        return registered(one).key;
    }

    // Requests of every kind over two years, some of which end, in one way or another.
    std::vector<RequestKey> some_years(unsigned seed)
    {
        std::mt19937 random{seed};
        std::vector<RequestKey> all, open;
        auto const one_of = [&](auto const& list) { return list[random() % list.size()]; };
        static constexpr std::array decisions{"granted", "partial", "internal_affairs", "not_held", "petition", "already_public"};
        for (auto today = day(3, 3); today < day(3, 1, 2028); today = today + std::chrono::days{1 + random() % 40}) {
            set_today(today);
            auto const part_of = !open.empty() && random() % 6 == 0 ? std::optional{open.back().id} : std::nullopt;
            all.push_back(add(one_of(law().requests().applicants).id, part_of));
            open.push_back(all.back());
            if (random() % 3 == 0)
                continue;
            auto const at = random() % open.size();
            auto const key = open[at];
            open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
            if (random() % 4 == 0)
                recorded(key, Withdrawn{}).value();
            else
                answer(key, one_of(decisions));
        }
        return all;
    }

    void answer(RequestKey key, std::string const& decision)
    {
        auto const kind = law().requests().decision(decision)->letter;
        Decided const decided{decision, decision == "partial" ? std::vector<std::string>{"internal_affairs"} : std::vector<std::string>{},
                              LetterId{1}};
        recorded(key, decided).value();
        for (auto const& step : std::vector<LetterStep>{LetterDrafted{kind}, LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
            recorded(key, LetterMoved{LetterId{1}, step}).value();
        requests().number_letter(key, LetterId{1}, acting(key)).value();
        recorded(key, LetterMoved{LetterId{1}, LetterStamped{}}).value();
        recorded(key, LetterMoved{LetterId{1}, LetterServed{"post", "state_post"}}).value();
    }

    void change(std::string_view statement)
    {
        sql::Transaction transaction{connection()};
        connection().execute(statement);
        transaction.commit();
    }

private:
    int who_ = 0;
};

// One request after the other, as a person would count them from the files.
Cells counted_by_hand(std::vector<Request> const& requests, int year, bool with_parts)
{
    Cells cells;
    for (auto const& request : requests) {
        if (!request.received_on || (request.intake.split_from && !with_parts))
            continue;
        auto const received = request.received_on->year();
        auto const ended = request.closed_on ? request.closed_on->year() : 9999;
        auto const add = [&](std::string const& row) {
            ++cells[row + "." + request.intake.applicant_kind];
            ++cells[row + ".total"];
        };
        if (received == year)
            add("t3.new");
        if (received < year && ended >= year)
            add("t3.carry_in");
        if (received <= year && ended > year)
            add("t3.carry_out");
        if (ended == year) {
            add("t3.total");
            static std::map<std::string, std::string> const rows{
                {"granted", "t3.granted"}, {"already_public", "t3.granted"}, {"partial", "t3.partial"}, {"not_held", "t3.unavailable.not_held"},
                {"internal_affairs", "t3.denied.internal_affairs"}, {"petition", "t3.rejected.petition"}};
            add(request.ending == Ending::withdrawn ? "t3.other.misc" : rows.at(request.result->kind));
        }
    }
    return cells;
}

Cells without_zeros(Cells cells)
{
    std::erase_if(cells, [](auto const& cell) { return cell.second == 0; });
    return cells;
}

}  // namespace

TEST_P(CaseCounts, CountTheTablesOfAYear)
{
    answered(add(), "granted");
    recorded(add(), Withdrawn{}).value();
    auto const carried = add();
    RemedyService remedies{tools()};
    auto const review = remedies.file({.agency = agency(), .id = {}, .about = AboutRequest{carried}}, day(3, 3), clerk()).value();
    set_today(day(1, 8, 2027));
    answered(carried, "granted");
    remedies.record(review.key, {RemedyDecided{law().requests().outcomes.front().id}, day(1, 8, 2027), clerk(), 1}).value();

    auto const first = tables(2026);
    auto const second = tables(2027);

    EXPECT_EQ(first.table_three.at("t3.new.total"), 3);
    EXPECT_EQ(first.table_three.at("t3.granted.natural_person"), 1);
    EXPECT_EQ(first.table_three.at("t3.total.total"), 2);
    EXPECT_EQ(first.table_three.at("t3.carry_out.total"), 1);
    EXPECT_EQ(first.table_three.at("t3.denied.state_secret.total"), 0);
    EXPECT_EQ(first.table_four.at("t4.review.pending"), 1);
    EXPECT_EQ(second.table_three.at("t3.carry_in.total"), 1);
    EXPECT_EQ(second.table_three.at("t3.new.total"), 0);
    EXPECT_EQ(second.table_three.at("t3.granted.total"), 1);
    EXPECT_EQ(second.table_four.at("t4.review.total"), 1);
    EXPECT_EQ(second.table_four.at("t4.review.pending"), 0);
    EXPECT_THAT(counting().remedies_in(agency(), 2026, "t4.review.pending", {}).value(), ElementsAre(review.key));
    EXPECT_THAT(counting().remedies_in(agency(), 2027, "t4.review.total", {}).value(), ElementsAre(review.key));
    EXPECT_THAT(counting().remedies_in(agency(), 2027, "t4.review.pending", {}).value(), IsEmpty());
}

TEST_P(CaseCounts, AreThoseOfACountByHand)
{
    for (unsigned const seed : {1U, 2U}) {
        auto const keys = some_years(seed);
        ASSERT_GT(keys.size(), 20U);
    }
    std::vector<Request> all;
    for (auto const which : {WorkFilter::Which::open, WorkFilter::Which::closed}) {
        auto const list = lists().work_list(agency(), {.which = which}, {.size = 1000}).value();
        for (auto const& summary : list.requests)
            all.push_back(requests().find(summary.key)->request);
    }

    for (int year = 2025; year <= 2029; ++year) {
        EXPECT_EQ(without_zeros(tables(year).table_three), counted_by_hand(all, year, true)) << year;
        EXPECT_EQ(without_zeros(tables(year, {.split = SplitPapers::counted_once}).table_three), counted_by_hand(all, year, false)) << year;
    }
    EXPECT_THAT(check_cases(tools(), agency()).flaws, IsEmpty());
}

TEST_P(CaseCounts, ListWhatEachCellCounts)
{
    some_years(3);

    for (int year = 2026; year <= 2028; ++year)
        for (auto const& [cell, count] : tables(year).table_three)
            EXPECT_EQ(in(cell, year).size(), count) << cell << ' ' << year;
    auto const page = counting().list_requests_in(agency(), 2026, "t3.new.total", {}, {.number = 2, .size = 5}).value();
    EXPECT_EQ(page.total, tables(2026).table_three.at("t3.new.total"));
    ASSERT_EQ(page.requests.size(), 5U);
    EXPECT_EQ(page.requests.front().key, in("t3.new.total").at(5));
    EXPECT_THAT(in("t3.no_such_row.total"), IsEmpty());
}

TEST_P(CaseCounts, KeepTheFirstResultOfARequestThatIsAnsweredAgain)
{
    auto const key = add();
    answered(key, "internal_affairs");
    set_today(day(1, 12, 2027));
    recorded(key, Reopened{day(2, 12, 2027)}).value();

    EXPECT_THAT(in("t3.denied.internal_affairs.total", 2026), ElementsAre(key));
    EXPECT_THAT(in("t3.carry_in.total", 2027), IsEmpty());
    // How long it took ends with the first result too, and goes on doing so after the second.
    auto const days_of = [&](int year) {
        sql::Transaction const transaction{connection(), sql::Access::read};
        return DaysStore{connection()}.ended_in(agency(), year);
    };
    auto const first = days_of(2026);
    EXPECT_EQ(first.size(), 1U);
    recorded(key, Withdrawn{}).value();
    EXPECT_EQ(days_of(2026), first);
    EXPECT_THAT(days_of(2027), IsEmpty());
    EXPECT_THAT(check_cases(tools(), agency()).flaws, IsEmpty());
}

TEST_P(CaseCounts, TellALedgerWithoutEntriesFromOneThatIsNotKept)
{
    EXPECT_FALSE(tables(2026).keeps_ledger);
    EXPECT_EQ(tables(2026).table_three.at("t3.new.total"), 0);

    add();

    EXPECT_TRUE(tables(2026).keeps_ledger);
    EXPECT_TRUE(tables(2030).keeps_ledger);
}

TEST_P(CaseCounts, CountFromTheHistoriesWhatAnOlderProgramWrote)
{
    auto const keys = some_years(4);
    auto const before = tables(2026).table_three;
    change("UPDATE request_count SET received_year = 0, ended_year = NULL, applicant_kind = '', leaf = '', is_stale = 1");

    EXPECT_THAT(check_cases(tools(), agency()).flaws, IsEmpty());
    EXPECT_EQ(tables(2026).table_three, before);
    EXPECT_TRUE(connection().query("SELECT 1 AS one FROM request_count WHERE is_stale = 1").empty());
}

TEST_P(CaseCounts, AreAuditedAgainstTheHistories)
{
    auto const key = add();
    change("UPDATE request_count SET received_year = 2025");

    auto const flaws = check_cases(tools(), agency()).flaws;

    ASSERT_EQ(flaws.size(), 1U);
    EXPECT_EQ(flaws[0].key, key);
}

ON_BOTH_ENGINES(CaseCounts);

}  // namespace requests
