#include "requests/case_counting.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/erasure.hpp"
#include "requests/remedy_service.hpp"

#include <gmock/gmock.h>

// What becomes of personal values: where they lie, and what is left when they are erased.
namespace requests {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr auto name = "测试申请人10000001";

class Erasures : public WithDesk {
protected:
    // A whole case, closed on 4 March 2026.
    Filed closed_case()
    {
        auto filed = registered(paper(day(3, 3)));
        requests().write_draft(filed.key, {.kind = "granted", .reasons = std::string{name} + "的理由"}, acting(filed.key)).value();
        LetterContent const letter{.kind = "receipt", .text = std::string{name} + "：收到"};
        requests().write_letter(filed.key, LetterId{2}, letter, acting(filed.key)).value();
        requests().particulars(filed.key, clerk()).value();
        lists().find_by_applicant(agency(), SearchBy::name, name, clerk()).value();
        set_today(day(3, 4));
        answered(filed.key, "granted");
        return filed;
    }

    // Every value of every table, text and bytes.
    std::string everything()
    {
        auto const tables = database().engine() == sql::Engine::sqlite
                                ? connection().query("SELECT name AS t FROM sqlite_master WHERE type = 'table'")
                                : connection().query("SELECT tablename AS t FROM pg_tables WHERE schemaname = current_schema()");
        std::string all;
        for (auto const& table : tables.all())
            connection().each("SELECT * FROM " + table.text("t"), {}, [&](sql::Row const& row) { append(all, row, table.text("t")); });
        return all;
    }

    static std::vector<std::string> personal(Filed const& filed)
    {
        auto const& applicant = submission().particulars.applicant;
        return {applicant.name,    applicant.identity_number, applicant.telephone,
                applicant.address, submission().particulars.content, filed.secret};
    }

private:
    void append(std::string& all, sql::Row const& row, std::string const& table)
    {
        for (auto const& column : columns_of(table))
            row[column].visit([&](auto const& value) {
                using T = std::decay_t<decltype(value)>;
                if constexpr (std::same_as<T, std::string>)
                    all += value + "\n";
                else if constexpr (std::same_as<T, sql::Blob>)
                    all += value.bytes + "\n";
            });
    }

    std::vector<std::string> const& columns_of(std::string const& table)
    {
        auto& columns = columns_[table];
        if (columns.empty()) {
            auto const second = database().connection();  // the first one is in the middle of its rows
            auto const rows = database().engine() == sql::Engine::sqlite
                                  ? second->query("SELECT name AS c FROM pragma_table_info($1)", {table})
                                  : second->query("SELECT column_name AS c FROM information_schema.columns WHERE table_name = $1 AND "
                                                  "table_schema = current_schema()", {table});
            for (auto const& row : rows.all())
                columns.push_back(row.text("c"));
        }
        return columns;
    }

    std::map<std::string, std::vector<std::string>> columns_;
};

}  // namespace

TEST_P(Erasures, LeaveNoPersonalValueToBeReadInTheDatabaseAtAnyTime)
{
    auto const filed = closed_case();
    intake().submit(agency(), submission()).value();

    auto const all = everything();

    EXPECT_NE(all.find("低保名单"), std::string::npos);
    EXPECT_NE(all.find(filed.receipt), std::string::npos);
    for (auto const& value : personal(filed))
        EXPECT_EQ(all.find(value), std::string::npos) << value;
}

TEST_P(Erasures, WaitForTheEndOfTheRetention)
{
    auto const key = closed_case().key;
    auto const open = registered(paper(day(3, 3))).key;

    set_today(day(3, 4, 2036));
    EXPECT_EQ(code_of(requests().erase(key, clerk())), "request.kept-until");
    EXPECT_EQ(code_of(requests().erase(open, clerk())), "request.still-open");
    EXPECT_THAT(lists().erasable(agency()), IsEmpty());

    set_today(day(3, 5, 2036));
    EXPECT_THAT(lists().erasable(agency()), ElementsAre(key));
    EXPECT_EQ(code_of(requests().erase(key, {base::AgencyId{99}, 1})), "request.not-of-this-agency");
    EXPECT_TRUE(requests().erase(key, clerk()));
    EXPECT_EQ(code_of(requests().erase(key, clerk())), "request.erased");
    EXPECT_THAT(lists().erasable(agency()), IsEmpty());
}

TEST_P(Erasures, WaitForTheEndOfAReconsideration)
{
    auto const key = closed_case().key;
    RemedyService remedies{tools()};
    auto const review = remedies.file({.agency = agency(), .id = {}, .about = AboutRequest{key}}, day(3, 4), clerk()).value();
    set_today(day(3, 5, 2036));

    EXPECT_EQ(code_of(requests().erase(key, clerk())), "request.still-open");
    remedies.record(review.key, {RemedyDecided{law().requests().outcomes.front().id}, day(4, 4), clerk(), 1}).value();
    EXPECT_TRUE(requests().erase(key, clerk()));
}

TEST_P(Erasures, AreCarriedOutByTheSystemOnceTheRetentionIsOver)
{
    auto const over = closed_case().key;
    set_today(day(3, 3));
    auto const disputed = closed_case().key;
    RemedyService{tools()}.file({.agency = agency(), .id = {}, .about = AboutRequest{disputed}}, day(3, 4), clerk()).value();
    auto const open = registered(paper(day(3, 3))).key;
    auto const always = [] { return Result<void>{}; };

    set_today(day(3, 4, 2036));
    ASSERT_TRUE(erase_cases_past_retention(tools(), always));
    EXPECT_FALSE(requests().find(over)->erased_on);
    set_today(day(3, 5, 2036));
    ASSERT_TRUE(erase_cases_past_retention(tools(), always));

    EXPECT_EQ(requests().find(over)->erased_on, day(3, 5, 2036));
    EXPECT_FALSE(requests().find(disputed)->erased_on);
    EXPECT_FALSE(requests().find(open)->erased_on);
    EXPECT_EQ(code_of(requests().particulars(over, clerk())), "vault.erased");
    auto const entries = journal::Journal{connection(), clock()}.entries_of(agency(), "request/" + std::to_string(over.id.value));
    EXPECT_THAT(entries, Contains(Field(&journal::Entry::act, AllOf(Field(&journal::Act::event, "request.erased"),
                                                                    Field(&journal::Act::actor, "system")))));
}

TEST_P(Erasures, EndWhereTheWorkerIsToEnd)
{
    auto const key = closed_case().key;
    set_today(day(3, 5, 2036));

    auto const ended = erase_cases_past_retention(tools(), []() -> Result<void> {
        return base::fail(base::ErrorKind::unavailable, "job.stopped", "The worker is to end.");
    });

    EXPECT_EQ(code_of(ended), "job.stopped");
    EXPECT_FALSE(requests().find(key)->erased_on);
}

TEST_P(Erasures, OpenNothingAnyMore)
{
    auto const filed = closed_case();
    set_today(day(3, 5, 2036));

    ASSERT_TRUE(requests().erase(filed.key, clerk()));

    EXPECT_EQ(code_of(requests().particulars(filed.key, clerk())), "vault.erased");
    EXPECT_EQ(code_of(requests().letter(filed.key, LetterId{2}, clerk())), "vault.erased");
    EXPECT_EQ(code_of(requests().draft(filed.key, clerk())), "vault.erased");
    EXPECT_EQ(code_of(requests().follow(filed.receipt, filed.secret)), "request.no-such-receipt");
    EXPECT_EQ(code_of(intake().renew_secret(filed.key, clerk())), "vault.erased");
    EXPECT_THAT(lists().find_by_applicant(agency(), SearchBy::name, name, clerk()).value(), IsEmpty());
    EXPECT_EQ(code_of(recorded(filed.key, Archived{})), "request.erased");
}

TEST_P(Erasures, LeaveListsCountsAndTheJournalAsTheyWere)
{
    auto const key = closed_case().key;
    auto const before = CaseCounting{tools()}.count_tables(agency(), 2026, {})->table_three;
    auto const anchor = *journal::Journal{connection(), clock()}.head(agency());
    set_today(day(3, 5, 2036));

    ASSERT_TRUE(requests().erase(key, clerk()));

    auto const closed = lists().work_list(agency(), {.which = WorkFilter::Which::closed}, {})->requests;
    ASSERT_EQ(closed.size(), 1U);
    EXPECT_EQ(closed[0].subject, "低保名单");
    EXPECT_EQ(closed[0].erased_on, day(3, 5, 2036));
    EXPECT_EQ(requests().find(key)->request.state, RequestState::served);
    EXPECT_EQ(CaseCounting{tools()}.count_tables(agency(), 2026, {})->table_three, before);
    EXPECT_EQ(intake().same_applicant_requests(key)->size(), 1U);
    EXPECT_EQ(journalled(key).back(), "request.erased");
    EXPECT_EQ((journal::Journal{connection(), clock()}.verify(agency(), {anchor})), std::nullopt);
}

ON_BOTH_ENGINES(Erasures);

}  // namespace requests
