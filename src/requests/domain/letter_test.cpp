#include "requests/domain/letter.hpp"
#include "requests/domain/request_fixture.hpp"

#include <gtest/gtest.h>

namespace requests {
namespace {

auto const monday = day(2026, 3, 2);

Result<Letter> after_steps(std::vector<LetterStep> const& steps)
{
    std::optional<Letter> letter;
    for (auto const& step : steps) {
        auto next = advance(letter, step, monday, clerk);
        if (!next)
            return next;
        letter = *next;
    }
    return *letter;
}

std::vector<LetterStep> const way{LetterDrafted{"granted"}, LetterReviewed{}, LetterSigned{head, Medium::paper}, LetterNumbered{"7号"},
                                  LetterStamped{Medium::paper}, LetterServed{"post", "state_post"}};

}  // namespace

TEST(Letter, PassesItsStagesInOrder)
{
    auto const letter = after_steps(way).value();

    EXPECT_EQ(letter.stage, LetterStage::served);
    EXPECT_EQ(letter.signed_by, head);
    EXPECT_EQ(letter.drafted_by, clerk);
    EXPECT_EQ(letter.number, "7号");
    EXPECT_EQ(letter.served_on, monday);
}

TEST(Letter, SkipsNoStage)
{
    for (std::size_t left_out = 1; left_out + 1 < way.size(); ++left_out) {
        auto steps = way;
        steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(left_out));

        EXPECT_EQ(code_of(after_steps(steps)), "letter.out-of-turn") << left_out;
    }
}

TEST(Letter, GoesBackToItsDrafterUntilItIsSigned)
{
    auto const returned = after_steps({LetterDrafted{"granted"}, LetterReviewed{}, LetterReturned{}}).value();

    EXPECT_EQ(returned.stage, LetterStage::draft);
    EXPECT_EQ(returned.reviewed_by, std::nullopt);
    EXPECT_EQ(code_of(after_steps({LetterDrafted{"granted"}, LetterReviewed{}, LetterSigned{head}, LetterReturned{}})),
              "letter.out-of-turn");
}

TEST(Letter, IsDraftedOnceAndFirst)
{
    EXPECT_EQ(code_of(after_steps({LetterReviewed{}})), "letter.not-drafted");
    EXPECT_EQ(code_of(after_steps({LetterDrafted{"granted"}, LetterDrafted{"granted"}})), "letter.drafted-already");
}

TEST(Letter, IsNotServedBeforeItsDate)
{
    auto const stamped = after_steps({way.begin(), way.end() - 1}).value();

    EXPECT_EQ(code_of(advance(stamped, way.back(), day(2026, 2, 27), clerk)), "letter.before-its-date");
}

TEST(Letter, WasReceivedOnTheDayThatIsEnteredWhereItWasPosted)
{
    auto const posted = after_steps(way).value();

    auto const received = advance(posted, LetterReceived{"tracking"}, day(2026, 3, 5), clerk).value();
    auto const put_right = advance(received, LetterReceived{"return_receipt"}, day(2026, 3, 4), clerk).value();

    EXPECT_FALSE(received_day(posted, shipped_law()));
    EXPECT_EQ(received_day(received, shipped_law()), day(2026, 3, 5));
    EXPECT_EQ(received.served_on, monday);
    EXPECT_EQ(received_day(put_right, shipped_law()), day(2026, 3, 4));
    EXPECT_EQ(put_right.receipt->proof, "return_receipt");
}

TEST(Letter, WasReceivedOnTheDayOfItsServiceWhereItWasSignedForOrArrived)
{
    for (auto const* mode : {"direct", "delegated", "electronic"}) {
        auto steps = way;
        steps.back() = LetterServed{mode, ""};

        EXPECT_EQ(received_day(after_steps(steps).value(), shipped_law()), monday) << mode;
    }
}

TEST(Letter, IsNotReceivedBeforeItWasSent)
{
    auto const stamped = after_steps({way.begin(), way.end() - 1}).value();
    auto const posted = after_steps(way).value();

    EXPECT_EQ(code_of(advance(stamped, LetterReceived{"tracking"}, day(2026, 3, 5), clerk)), "letter.out-of-turn");
    EXPECT_EQ(code_of(advance({posted}, LetterReceived{"tracking"}, day(2026, 3, 1), clerk)), "letter.before-its-date");
    auto sent_later = posted;
    sent_later.served_on = day(2026, 3, 4);
    EXPECT_EQ(code_of(advance(sent_later, LetterReceived{"tracking"}, day(2026, 3, 3), clerk)), "letter.received-before-service");
}

TEST(Letter, HasANumberOnceItIsNumbered)
{
    EXPECT_EQ(code_of(after_steps({LetterDrafted{"granted"}, LetterReviewed{}, LetterSigned{head}, LetterNumbered{""}})),
              "letter.no-number");
}

TEST(LetterNumber, FollowsTheAgencysPattern)
{
    auto const& shipped = shipped_law().numbering.at("letter");

    EXPECT_EQ(number_by_pattern(shipped, "示例镇", 2026, 7).value(), "示例镇公开〔2026〕7号");
    EXPECT_EQ(code_of(number_by_pattern("{short}〔{year}〕号", "示例镇", 2026, 7)), "letter.bad-pattern");
    EXPECT_EQ(code_of(number_by_pattern("{short}〔{jahr}〕{n}号", "示例镇", 2026, 7)), "letter.bad-pattern");
    EXPECT_EQ(code_of(number_by_pattern(shipped, "示例镇", 2026, 0)), "letter.bad-pattern");
}

}  // namespace requests
