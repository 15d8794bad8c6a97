#include "requests/domain/counting.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gmock/gmock.h>
#include <rapidcheck.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Request request_of(Date received, std::string applicant = "natural_person")
{
    auto event = registration(received);
    std::get<Registered>(event.what).intake.applicant_kind = std::move(applicant);
    return open_request(event, shipped_terms()).value();
}

Request ended(Request request, Ending ending, Date on, std::string kind = "granted")
{
    if (ending == Ending::told)
        request.result = Decided{.kind = std::move(kind)};
    request.ending = ending;
    request.closed_on = on;
    return request;
}

Cells table_three(std::vector<Request> const& requests, int year, CountingChoices const& choices = {})
{
    std::vector<Several<CountedRequest>> all;
    for (auto const& request : requests)
        if (auto one = counted(request, shipped_law()))
            all.push_back({std::move(*one)});
    return count_table_three(all, year, choices, shipped_law());
}

RemedyCase remedy(RemedyKind kind, Date filed, std::optional<Date> decided = {}, std::string outcome = {},
                  Before before = Before::nothing)
{
    RemedyCase remedy{
        .filing = {base::AgencyId{1}, RemedyCaseId{1}, kind, before, AboutItem{"x"}}, .filed_on = filed, .last_recorded_on = filed};
    remedy.decided_on = decided;
    remedy.outcome = std::move(outcome);
    return remedy;
}

std::vector<std::string> cells(RemedyCase const& remedy, int year, CountingChoices const& choices = {})
{
    return cells_of(counted(remedy), year, choices, shipped_law());
}

// As R-T3-01 to R-T3-03 of data/rules.json say.
void hold_the_sums(Cells const& cells)
{
    auto const at = [&](std::string const& row, std::string const& column) { return cells.find(row + "." + column)->second; };
    auto const form = shipped_json("form-2021.json");
    for (auto const& table : form.at("tables")) {
        if (table.at("id") != "t3")
            continue;
        for (auto const& column : table.at("columns")) {
            auto const id = column.at("id").get<std::string>();
            std::int64_t leaves = 0;
            for (auto const& row : table.at("rows"))
                leaves += row.at("kind") == "leaf" ? at(row.at("id"), id) : 0;
            RC_ASSERT(leaves == at("t3.total", id));
            RC_ASSERT(at("t3.new", id) + at("t3.carry_in", id) == at("t3.total", id) + at("t3.carry_out", id));
        }
        for (auto const& row : table.at("rows")) {
            auto const id = row.at("id").get<std::string>();
            std::int64_t applicants = 0;
            for (auto const& applicant : shipped_law().applicants)
                applicants += at(id, applicant.column);
            RC_ASSERT(applicants == at(id, "total"));
        }
    }
}

Request any_request()
{
    auto const day_from = [](Date from, int most) { return from + std::chrono::days{*rc::gen::inRange(0, most)}; };
    auto const received = day_from(day(2023, 1, 1), 365 * 4);
    auto request = request_of(received, (*rc::gen::elementOf(shipped_law().applicants)).id);
    if (*rc::gen::inRange(0, 10) == 0)
        request.received_on.reset();
    if (*rc::gen::inRange(0, 6) == 0)
        request.intake.split_from = RequestId{1};
    auto const ending = *rc::gen::element(Ending::open, Ending::told, Ending::withdrawn, Ending::transferred);
    if (ending == Ending::open)
        return request;
    return ended(request, ending, day_from(received, 500), (*rc::gen::elementOf(shipped_law().decisions)).id);
}

}  // namespace

TEST(TableThree, CountsARequestInTheYearOfItsReceiptAndThenWhileItIsOpen)
{
    std::vector const requests{ended(request_of(day(2025, 12, 1)), Ending::told, day(2026, 1, 5))};

    auto const first = table_three(requests, 2025);
    auto const second = table_three(requests, 2026);

    EXPECT_EQ(first.at("t3.new.natural_person"), 1);
    EXPECT_EQ(first.at("t3.carry_out.total"), 1);
    EXPECT_EQ(first.at("t3.total.total"), 0);
    EXPECT_EQ(second.at("t3.new.total"), 0);
    EXPECT_EQ(second.at("t3.carry_in.natural_person"), 1);
    EXPECT_EQ(second.at("t3.granted.natural_person"), 1);
    EXPECT_EQ(second.at("t3.carry_out.total"), 0);
    EXPECT_EQ(table_three(requests, 2027).at("t3.carry_in.total"), 0);
    EXPECT_EQ(table_three(requests, 2024).at("t3.new.total"), 0);
}

TEST(TableThree, CountsAPartialAnswerOnceWhateverItWithholds)
{
    auto partial = ended(request_of(day(2026, 1, 5), "biz_enterprise"), Ending::told, day(2026, 2, 2), "partial");
    partial.result->grounds = {"state_secret", "third_party"};

    auto const counted = table_three({partial}, 2026);

    EXPECT_EQ(counted.at("t3.partial.biz_enterprise"), 1);
    EXPECT_EQ(counted.at("t3.total.total"), 1);
    EXPECT_EQ(counted.at("t3.denied.state_secret.total"), 0);
}

TEST(TableThree, CountsWhatWasWithdrawnOrPassedOnAsOther)
{
    auto const counted = table_three({ended(request_of(day(2026, 1, 5)), Ending::withdrawn, day(2026, 1, 7)),
                                      ended(request_of(day(2026, 1, 5)), Ending::transferred, day(2026, 1, 7))}, 2026);

    EXPECT_EQ(counted.at("t3.other.misc.total"), 2);
}

TEST(TableThree, LeavesOutWhatWasNeverReceived)
{
    auto unconfirmed = request_of(day(2026, 1, 5));
    unconfirmed.received_on.reset();

    EXPECT_EQ(table_three({unconfirmed}, 2026).at("t3.new.total"), 0);
}

TEST(TableThree, CountsASplitPaperAsTheAgencyChooses)
{
    auto part = request_of(day(2026, 1, 5));
    part.intake.split_from = RequestId{17};
    std::vector const requests{request_of(day(2026, 1, 5)), part};

    EXPECT_EQ(table_three(requests, 2026).at("t3.new.total"), 2);
    EXPECT_EQ(table_three(requests, 2026, {.split = SplitPapers::counted_once}).at("t3.new.total"), 1);
}

TEST(TableThree, HasEveryCellOfTheForm)
{
    auto const counted = table_three({}, 2026);

    EXPECT_EQ(counted.size(), 25U * 7U);
    for (auto const& [id, count] : counted)
        EXPECT_EQ(count, 0) << id;
}

TEST(TableThree, AddsUpWhateverHappened)
{
    EXPECT_TRUE(rc::check([] {
        std::vector<Request> requests;
        for (int left = *rc::gen::inRange(0, 30); left > 0; --left)
            requests.push_back(any_request());
        CountingChoices const choices{.split = *rc::gen::element(SplitPapers::counted_each, SplitPapers::counted_once)};

        for (int year = 2022; year <= 2028; ++year)
            hold_the_sums(table_three(requests, year, choices));
    }));
}

TEST(TableThree, CarriesIntoAYearWhatItCarriedOutOfTheOneBefore)
{
    EXPECT_TRUE(rc::check([] {
        std::vector<Request> requests;
        for (int left = *rc::gen::inRange(0, 30); left > 0; --left)
            requests.push_back(any_request());

        for (int year = 2022; year <= 2027; ++year)
            for (auto const& applicant : shipped_law().applicants)
                RC_ASSERT(table_three(requests, year).at("t3.carry_out." + applicant.column) ==
                          table_three(requests, year + 1).at("t3.carry_in." + applicant.column));
    }));
}

TEST(TableFour, CountsACaseByItsOutcomeOrAsPending)
{
    auto const open = remedy(RemedyKind::review, day(2025, 11, 3));
    auto const decided = remedy(RemedyKind::review, day(2025, 11, 3), day(2026, 1, 9), "review_claim_rejected");

    EXPECT_THAT(cells(open, 2025), ElementsAre("t4.review.pending"));
    EXPECT_THAT(cells(decided, 2025), ElementsAre("t4.review.pending"));
    EXPECT_THAT(cells(decided, 2026), ElementsAre("t4.review.upheld"));
    EXPECT_THAT(cells(decided, 2027), IsEmpty());
    EXPECT_THAT(cells(decided, 2024), IsEmpty());
    EXPECT_THAT(cells(decided, 2026, {.pending = PendingCases::counted_once}), IsEmpty());
}

TEST(TableFour, TellsADirectSuitFromOneAfterReconsideration)
{
    EXPECT_THAT(cells(remedy(RemedyKind::suit, day(2026, 2, 2), day(2026, 8, 3), "suit_revoked"), 2026),
                ElementsAre("t4.suit_direct.corrected"));
    EXPECT_THAT(cells(remedy(RemedyKind::suit, day(2026, 2, 2), day(2026, 8, 3), "suit_withdrawn", Before::reconsideration), 2026),
                ElementsAre("t4.suit_after.other"));
}

TEST(TableFour, TakesAnAppealAsTheAgencyChooses)
{
    auto appealed = remedy(RemedyKind::suit, day(2025, 9, 1), day(2025, 12, 22), "suit_claim_rejected");
    appealed.appealed_on = day(2026, 1, 5);
    appealed.appeal_decided_on = day(2026, 3, 2);
    appealed.appeal_outcome = "suit_revoked";

    EXPECT_THAT(cells(appealed, 2025), ElementsAre("t4.suit_direct.upheld"));
    EXPECT_THAT(cells(appealed, 2026), IsEmpty());
    EXPECT_THAT(cells(appealed, 2026, {.second = SecondInstance::new_case}), ElementsAre("t4.suit_direct.corrected"));
    appealed.appealed_on = day(2025, 12, 29);
    EXPECT_THAT(cells(appealed, 2025), ElementsAre("t4.suit_direct.pending"));
    EXPECT_THAT(cells(appealed, 2026), ElementsAre("t4.suit_direct.corrected"));
}

TEST(TableFour, AddsUpInEachBlock)
{
    std::vector<Several<CountedRemedy>> const cases{
        {counted(remedy(RemedyKind::review, day(2026, 1, 5)))},
        {counted(remedy(RemedyKind::review, day(2026, 1, 5), day(2026, 2, 2), "review_revoked"))},
        {counted(remedy(RemedyKind::suit, day(2026, 1, 5), day(2026, 2, 2), "suit_dismissed"))}};

    auto const counted = count_table_four(cases, 2026, {}, shipped_law());

    EXPECT_EQ(counted.size(), 15U);
    EXPECT_EQ(counted.at("t4.review.total"), 2);
    EXPECT_EQ(counted.at("t4.review.corrected"), 1);
    EXPECT_EQ(counted.at("t4.review.pending"), 1);
    EXPECT_EQ(counted.at("t4.suit_direct.other"), 1);
    EXPECT_EQ(counted.at("t4.suit_after.total"), 0);
}

}  // namespace requests
