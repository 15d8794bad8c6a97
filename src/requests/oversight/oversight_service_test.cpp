#include "requests/oversight/oversight_service.hpp"

#include "platform/sql/transaction.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/holiday_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The county of the desk and two towns below it; another county beside it.
class Oversights : public WithDesk {
protected:
    void SetUp() override
    {
        WithDesk::SetUp();
        if (IsSkipped())
            return;
        liuhe_ = add("liuhe", agency());
        songlin_ = add("songlin", agency());
        other_ = add("other");
    }

    RequestKey filed_in(AgencyId where, Date arrived, std::string subject)
    {
        auto one = paper(arrived);
        one.subject = std::move(subject);
        return intake().register_request(where, one, {where, 7}).value().key;
    }
    void record_in(RequestKey key, Happening what, std::optional<Date> happened_on = std::nullopt)
    {
        requests().record(key, {std::move(what), happened_on.value_or(clock().today()), {key.agency, 7}, requests().find(key)->version}).value();
    }

    OversightService service() { return OversightService{tools(), shipped_editions_}; }
    Oversight seen(AgencyId above, OversightFilter const& filter = {}) { return service().oversight(above, filter).value(); }
    std::vector<std::string> late_subjects(AgencyId above, OversightFilter const& filter = {})
    {
        std::vector<std::string> subjects;
        auto const found = seen(above, filter);
        for (auto const& one : found.cases)
            subjects.push_back(one.subject + " " + std::string{lateness_names.at(static_cast<std::size_t>(one.with))});
        return subjects;
    }
    std::vector<LateEffect> effects(BackdatedFilter const& filter = {})
    {
        std::vector<LateEffect> found;
        auto const entries = service().backdated(agency(), filter, {}).entries;
        for (auto const& entry : entries)
            found.push_back(entry.effect);
        return found;
    }
    static Result<void> on() { return {}; }

    AgencyId liuhe_{}, songlin_{}, other_{};
    config::LawFiles shipped_files_;
    CalendarEditions shipped_editions_{shipped_files_};
};

}  // namespace

TEST_P(Oversights, ShowWhatIsLateInEachUnitBelow)
{
    auto const waiting = filed_in(liuhe_, day(3, 3), "answer");
    record_in(waiting, Circulated{});
    filed_in(songlin_, day(3, 3), "both");
    filed_in(other_, day(3, 3), "of another county");
    set_today(day(4, 1));

    auto const found = seen(agency());

    EXPECT_THAT(late_subjects(agency()), ElementsAre("both circulation", "answer answer", "both answer"));
    ASSERT_THAT(found.units, SizeIs(3));
    EXPECT_EQ(found.units[0].agency.code, "songlin");
    EXPECT_EQ(found.units[0].standings, (Standings{.open = 1, .late = {1, 0, 1, 0}, .oldest = day(3, 4)}));
    EXPECT_EQ(found.units[1].standings, (Standings{.open = 1, .late = {1, 0, 0, 0}, .oldest = day(3, 31)}));
    EXPECT_EQ(found.units[2].standings, Standings{});
    EXPECT_EQ(found.whole, (Standings{.open = 2, .late = {2, 0, 1, 0}, .oldest = day(3, 4)}));
}

TEST_P(Oversights, SeeNothingAboveAndNothingBeside)
{
    filed_in(liuhe_, day(3, 3), "of the town");
    filed_in(agency(), day(3, 3), "of the county");
    set_today(day(4, 1));

    EXPECT_THAT(late_subjects(songlin_), IsEmpty());
    EXPECT_THAT(late_subjects(liuhe_), ElementsAre("of the town circulation", "of the town answer"));
}

TEST_P(Oversights, AreRestrictedByWhatAndWhose)
{
    filed_in(liuhe_, day(3, 3), "one");
    auto fax = paper(day(3, 3), 2);
    fax.channel = "fax";
    fax.subject = "fax";
    intake().register_request(songlin_, fax, {songlin_, 7}).value();
    set_today(day(4, 1));

    EXPECT_THAT(late_subjects(agency(), {.with = Lateness::confirmation}), ElementsAre("fax confirmation"));
    EXPECT_THAT(late_subjects(agency(), {.text = "LIUHE人民"}), IsEmpty());
    EXPECT_THAT(late_subjects(agency(), {.text = "liuhe人民"}), ElementsAre("one circulation", "one answer"));
    EXPECT_THAT(late_subjects(agency(), {.level = agencies::Level::county}), IsEmpty());
    EXPECT_THAT(seen(agency(), {.late_only = true}).units, SizeIs(2));
    EXPECT_THAT(seen(agency(), {.with = Lateness::answer, .late_only = true}).units, SizeIs(1));
}

TEST_P(Oversights, CountNoAnswerAsLateWhileAnOpinionIsAwaited)
{
    auto const key = filed_in(liuhe_, day(3, 3), "consulted");
    record_in(key, Circulated{});
    record_in(key, Assigned{"民政办", Actor{"person/1/9"}});
    record_in(key, OpinionAsked{.consultation = 1, .whom = Consulted::other_agency});
    set_today(day(6, 1));

    EXPECT_THAT(late_subjects(agency()), IsEmpty());
    EXPECT_EQ(seen(agency()).whole.open, 1);
}

TEST_P(Oversights, TellWhatEntriesOfLaterDaysDidToTheDueDay)
{
    auto const key = filed_in(liuhe_, day(3, 3), "corrected");
    auto const closed = filed_in(liuhe_, day(3, 3), "withdrawn");
    set_today(day(3, 6));
    record_in(key, Circulated{}, day(3, 3));
    record_in(key, CorrectionNoticed{.until = day(3, 20)}, day(3, 5));
    record_in(closed, Circulated{});
    set_today(day(4, 8));
    record_in(closed, Withdrawn{}, day(3, 30));

    EXPECT_THAT(effects(), ElementsAre(LateEffect::rescued, LateEffect::moved, LateEffect::none));
    EXPECT_THAT(effects({.effective_only = true}), ElementsAre(LateEffect::rescued, LateEffect::moved));
    EXPECT_THAT(effects({.until = day(3, 31), .effective_only = true}), ElementsAre(LateEffect::moved));
    auto const moved = service().backdated(agency(), {}, {.number = 2, .size = 1}).entries.at(0);
    EXPECT_EQ(moved, (BackdatedEntry{.key = key, .number = 3, .happened_on = day(3, 5), .recorded_on = day(3, 6), .by = Actor{"person/" + std::to_string(liuhe_.value) + "/7"},
                                     .kind = "correction_noticed", .effect = LateEffect::moved, .due_before = day(3, 31), .due_after = day(3, 20),
                                     .request_number = "liuhe申〔2026〕1号", .subject = "corrected"}));
    EXPECT_THAT(service().backdated(songlin_, {}, {}).entries, IsEmpty());
}

TEST_P(Oversights, TellOfRegistrationsThatCameLater)
{
    filed_in(liuhe_, day(2, 27), "late to the register");

    auto const entries = service().backdated(agency(), {}, {}).entries;

    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_EQ(entries[0].happened_on, day(2, 27));
    EXPECT_EQ(entries[0].effect, LateEffect::none);
}

TEST_P(Oversights, ComputeWhatAnOlderProgramRecorded)
{
    auto const key = filed_in(liuhe_, day(2, 27), "corrected");
    record_in(key, CorrectionNoticed{.until = day(3, 20)}, day(3, 2));
    auto const before = service().backdated(agency(), {}, {}).entries;
    {
        sql::Transaction transaction{connection()};
        connection().execute("UPDATE backdated_entry SET effect = 'unknown', due_before = NULL, due_after = NULL", {});
        transaction.commit();
    }

    EXPECT_THAT(effects(), ElementsAre(LateEffect::unknown, LateEffect::unknown));
    ASSERT_TRUE(service().bring_up_to_date(on));

    EXPECT_EQ(service().backdated(agency(), {}, {}).entries, before);
}

TEST_P(Oversights, TellWhichDueDaysAnotherCalendarMovedAndWhy)
{
    auto const key = filed_in(liuhe_, day(3, 3), "moved");
    ASSERT_TRUE(service().bring_up_to_date(on));
    EXPECT_THAT(service().calendar_moves(agency(), {}, {}).moves, IsEmpty());

    auto const files = files_with_day_off(day(3, 20));
    auto const law = DeskLaw::read(files).value();
    CalendarEditions const editions{files};
    OversightService later{tools(law), editions};
    ASSERT_TRUE(later.bring_up_to_date(on));
    ASSERT_TRUE(later.bring_up_to_date(on));

    auto const moves = later.calendar_moves(agency(), {}, {}).moves;
    ASSERT_THAT(moves, SizeIs(1));
    EXPECT_EQ(moves[0].key, key);
    EXPECT_EQ(moves[0].from, day(3, 31));
    EXPECT_EQ(moves[0].to, day(4, 1));
    EXPECT_EQ(moves[0].was_edition, shipped_editions_.find("")->words);
    EXPECT_TRUE(moves[0].now_edition.starts_with("holidays 99, clock "));
    auto const entries = journal::Journal{connection(), clock()}.entries_of(liuhe_, "request/1");
    EXPECT_EQ(entries.back().act.event, "request.due-day-moved");
    EXPECT_EQ(entries.back().act.actor, "system");
    EXPECT_THAT(entries.back().act.details, testing::HasSubstr("holidays 99"));
    EXPECT_THAT(later.calendar_moves(agency(), day(3, 4), {}).moves, IsEmpty());
    EXPECT_THAT(later.calendar_moves(songlin_, {}, {}).moves, IsEmpty());
}

TEST_P(Oversights, StopWhenTheyMayNotGoOn)
{
    filed_in(liuhe_, day(3, 3), "waiting");

    auto const stopped = service().bring_up_to_date([]() -> Result<void> { return base::fail(base::ErrorKind::unavailable, "job.stopped", "Stopped."); });

    EXPECT_EQ(code_of(stopped), "job.stopped");
}

ON_BOTH_ENGINES(Oversights);

}  // namespace requests
