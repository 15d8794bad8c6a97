#include "requests/letters/letter_layout.hpp"

#include "requests/letters/letter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::HasSubstr;

LetterFrame frame_of(std::string const& kind)
{
    return {.kind = kind, .agency = "青石县柳河镇人民政府", .number = "柳河公开〔2026〕7号", .dated = day(2026, 1, 30)};
}

// Without the number and the day, as a drafter sees it.
std::string draft_of(LetterKind const& kind)
{
    auto facts = facts_for(kind);
    facts.say("number", "");
    facts.say("date", "");
    return write_letter(kind.id, facts, shipped_templates(), shipped_law()).text;
}

}  // namespace

TEST(LetterLayout, SetsTheTextOfEveryLetterAsItsTemplateDoes)
{
    for (auto const& kind : shipped_law().letters) {
        if (kind.to == Addressee::office)
            continue;  // never changed by hand
        auto const written = write_letter(kind.id, facts_for(kind), shipped_templates(), shipped_law());

        EXPECT_EQ(lay_out(written.text, frame_of(kind.id), shipped_templates()).blocks, written.document.blocks) << kind.id;
    }
}

TEST(LetterLayout, PutsNumberAndDayWhereTheTemplateHasThem)
{
    for (auto const& kind : shipped_law().letters) {
        if (kind.to == Addressee::office)
            continue;
        auto const whole = write_letter(kind.id, facts_for(kind), shipped_templates(), shipped_law()).text;

        EXPECT_EQ(completed_text(draft_of(kind), frame_of(kind.id), shipped_templates()), completed_text(whole, frame_of(kind.id), shipped_templates())) << kind.id;
    }
}

TEST(LetterLayout, KeepsEveryLineOfATextThatFollowsNoTemplate)
{
    auto const text = completed_text("现予公开。\r\n\r\n　　第二段\n甲 | 乙 | \n", frame_of("granted"), shipped_templates());

    EXPECT_EQ(text, "柳河公开〔2026〕7号\n现予公开。\n　　第二段\n甲 | 乙 |\n青石县柳河镇人民政府\n2026年1月30日\n");
}

TEST(LetterLayout, TakesTheNumberOnceThatStandsThereAlready)
{
    auto const once = completed_text(draft_of(*shipped_law().letter("granted")), frame_of("granted"), shipped_templates());

    EXPECT_EQ(completed_text(once, frame_of("granted"), shipped_templates()), once);
    EXPECT_THAT(once, HasSubstr("\n柳河公开〔2026〕7号\n"));
}

TEST(LetterLayout, MarksADraftOnEachPage)
{
    auto letter = lay_out(draft_of(*shipped_law().letter("granted")), {.kind = "granted", .agency = "青石县柳河镇人民政府"}, shipped_templates());

    mark_as_draft(letter, shipped_templates());

    EXPECT_EQ(letter.page_mark, "草　稿");
    EXPECT_THAT(text_of(letter), testing::StartsWith("草稿：未经审核、签发，不具有效力。\n"));
}

}  // namespace requests
