#include "requests/case_audit.hpp"

#include "platform/sql/transaction.hpp"
#include "requests/desk_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class CaseAudit : public WithDesk {
protected:
    std::vector<CaseFlaw> flaws() { return check_cases(tools(), agency()).flaws; }
    void by_hand(std::string_view statement)
    {
        sql::Transaction transaction{connection()};
        connection().run_script(statement);
        transaction.commit();
    }
};

}  // namespace

TEST_P(CaseAudit, FindsNothingWhereEveryActIsWhole)
{
    auto const answered_one = registered(paper(day(3, 2))).key;
    recorded(answered_one, Circulated{});
    answered(answered_one, "granted");
    registered(paper(day(3, 3), 2));

    auto const check = check_cases(tools(), agency());

    EXPECT_EQ(check.cases, 2);
    EXPECT_THAT(check.flaws, IsEmpty());
}

TEST_P(CaseAudit, NamesARowThatItsHistoryDoesNotLeadTo)
{
    auto const key = registered(paper(day(3, 2))).key;
    by_hand("UPDATE request SET state = 'circulated'");

    EXPECT_THAT(flaws(), ElementsAre(CaseFlaw{key, CaseFlaw::Kind::row}));
}

TEST_P(CaseAudit, NamesACaseThatLostItsHistoryOrItsRow)
{
    auto const without_events = registered(paper(day(3, 2))).key;
    auto const without_row = registered(paper(day(3, 3), 2)).key;
    by_hand("DELETE FROM request_event WHERE request_id = 1; DELETE FROM request WHERE request_id = 2");

    EXPECT_THAT(flaws(), ElementsAre(CaseFlaw{without_events, CaseFlaw::Kind::history}, CaseFlaw{without_row, CaseFlaw::Kind::row}));
}

TEST_P(CaseAudit, NamesAnEventThatTheJournalDoesNotKnow)
{
    auto const key = registered(paper(day(3, 2))).key;
    by_hand("DELETE FROM journal_entry WHERE subject = 'request/1'");

    EXPECT_THAT(flaws(), ElementsAre(CaseFlaw{key, CaseFlaw::Kind::journal}));
}

TEST_P(CaseAudit, NamesParticularsThatAreNotThere)
{
    auto const key = registered(paper(day(3, 2))).key;
    by_hand("DELETE FROM request_particulars");

    EXPECT_THAT(flaws(), ElementsAre(CaseFlaw{key, CaseFlaw::Kind::particulars}));
}

TEST_P(CaseAudit, NamesALetterThatStandsElsewhere)
{
    auto const key = registered(paper(day(3, 2))).key;
    recorded(key, LetterMoved{LetterId{1}, LetterDrafted{"receipt"}}).value();
    by_hand("UPDATE request_letter SET stage = 'signed'");

    EXPECT_THAT(flaws(), ElementsAre(CaseFlaw{key, CaseFlaw::Kind::letter}));
}

ON_BOTH_ENGINES(CaseAudit);

}  // namespace requests
