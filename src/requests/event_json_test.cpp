#include "requests/event_json.hpp"

#include "base/json.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace requests {
namespace {

std::string any_text()
{
    return *rc::gen::element<std::string>("", "民政办", "示例镇申〔2026〕17号", "引号\"与\\", "𠮷\n", "a");
}

Date any_day()
{
    return Date{std::chrono::sys_days{std::chrono::days{*rc::gen::inRange(0, 40000)}}};
}

std::int64_t any_number()
{
    return *rc::gen::arbitrary<std::int64_t>();
}

int any_small()
{
    return *rc::gen::arbitrary<int>();
}

template <class T, class Any>
std::optional<T> maybe(Any const& any)
{
    if (*rc::gen::inRange(0, 2) == 0)
        return std::nullopt;
    return any();
}

Registered any_registration()
{
    return {{base::AgencyId{any_number()}, RequestId{any_number()}},
            {.number = any_text(), .channel = any_text(), .applicant_kind = any_text(), .arrived_on = any_day(),
             .received_on = maybe<Date>(any_day), .subject = any_text(), .wanted = {any_text(), any_text()},
             .split_from = maybe<RequestId>([] { return RequestId{any_number()}; })}};
}

LetterStep any_step()
{
    auto const medium = *rc::gen::element(Medium::screen, Medium::paper);
    return *rc::gen::element<LetterStep>(LetterDrafted{any_text()}, LetterReviewed{}, LetterReturned{},
                                         LetterSigned{Actor{any_text()}, medium}, LetterNumbered{any_text()}, LetterStamped{medium},
                                         LetterServed{any_text(), any_text()}, LetterReceived{any_text()});
}

std::vector<Happening> one_of_each()
{
    auto const whom = *rc::gen::element(Consulted::third_party, Consulted::co_author, Consulted::other_agency);
    auto const opinion = *rc::gen::element(Opinion::consents, Opinion::objects_with_ground, Opinion::objects_without_ground);
    auto const found = *rc::gen::element(ReasonsFound::good, ReasonsFound::not_good);
    auto const measure = *rc::gen::element(FeeMeasure::by_piece, FeeMeasure::by_volume);
    std::vector<std::string> grounds;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        grounds.push_back(any_text());
    return {any_registration(), ReceiptConfirmed{}, Circulated{}, Assigned{any_text(), Actor{any_text()}}, CorrectionNoticed{any_day()},
            CorrectionSupplied{}, CorrectionLapsed{}, OpinionAsked{any_small(), whom}, OpinionLetterReached{any_small()},
            OpinionGiven{any_small(), opinion}, PeriodExtended{any_day(), Actor{any_text()}, any_small()}, ReasonsAsked{any_day()},
            ReasonsGiven{found}, DelaySet{any_day()}, FeeDemanded{any_day(), measure, any_number(), any_number(), any_number()}, FeeSettled{},
            FeeLapsed{}, SplitOff{RequestId{any_number()}}, Transferred{any_text()}, Withdrawn{},
            Decided{any_text(), grounds, LetterId{any_number()}}, LetterMoved{LetterId{any_number()}, any_step()}, Reopened{any_day()}, Archived{},
            Described{any_text()}, ParticularsAmended{any_number()}};
}

}  // namespace

RC_GTEST_PROP(EventJson, GivesBackEveryEvent, ())
{
    auto const events = one_of_each();

    RC_ASSERT(events.size() == std::variant_size_v<Happening>);
    for (auto const& what : events)
        RC_ASSERT(happening_of(name_of(what), base::Json::parse(to_json(what).dump())) == what);
}

TEST(EventJson, IsPlainToRead)
{
    auto const json = to_json(LetterMoved{LetterId{2}, LetterServed{"post", "state_post"}});

    EXPECT_EQ(json.dump(), R"({"letter":2,"step":{"mode":"post","carrier":"state_post","is":"served"}})");
}

TEST(EventJson, RefusesWhatWasChangedByHand)
{
    EXPECT_ANY_THROW((void)happening_of("no such", base::Json::object()));
    EXPECT_ANY_THROW((void)happening_of("correction_noticed", base::Json::object()));
    EXPECT_ANY_THROW((void)happening_of("correction_noticed", base::Json{{"until", "2026-02-30"}}));
    EXPECT_ANY_THROW((void)happening_of("letter_moved", base::Json{{"letter", 1}, {"step", {{"is", "flown"}}}}));
}

}  // namespace requests
