#include "requests/letters/typed_facts.hpp"

#include "requests/letters/letter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

// A correction notice of which nobody has said what is unclear.
LetterFacts unsaid()
{
    auto facts = typical_facts();
    for (auto const* name : {"unclear_points", "guidance"})
        facts.say(name, "");
    return facts;
}

std::string replaced(std::string text, std::string_view fact, std::string_view by)
{
    auto const mark = shipped_templates().mark_of_missing(fact);
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
    return text;
}

WrittenLetter notice(LetterFacts const& facts)
{
    return write_letter("correction_notice", facts, shipped_templates(), shipped_law());
}

auto elements_of(std::string_view text)
{
    return elements_in("correction_notice", unsaid(), text, shipped_templates(), shipped_law());
}

}  // namespace

TEST(TypedFacts, AreWhatStandsWhereTheirMarksStood)
{
    auto const first = notice(unsaid());
    auto const text = replaced(replaced(first.text, "unclear_points", "没有写明年度"), "guidance", "请写明年度");

    auto const typed = typed_facts(first, text, shipped_templates());

    EXPECT_EQ(typed.at("unclear_points"), "没有写明年度");
    EXPECT_EQ(typed.at("guidance"), "请写明年度");
}

TEST(TypedFacts, AreNotKnownWhileTheirMarksStand)
{
    auto const first = notice(unsaid());

    EXPECT_TRUE(typed_facts(first, first.text, shipped_templates()).empty());
    EXPECT_TRUE(typed_facts(first, "另一份文书", shipped_templates()).empty());
}

TEST(TypedFacts, FillTheElementsOfTheLetter)
{
    auto const first = notice(unsaid());
    auto const text = replaced(first.text, "unclear_points", "没有写明年度");

    auto const elements = elements_of(text);

    EXPECT_EQ(elements.at("unclear_points"), "没有写明年度");
    EXPECT_FALSE(elements.contains("guidance"));
    EXPECT_FALSE(elements_of(first.text).contains("unclear_points"));
}

// What is known is in the text of each letter as it is first written.
TEST(TypedFacts, LoseNoElementOfALetterThatWasWrittenWhole)
{
    for (auto const& kind : shipped_law().letters) {
        auto const facts = facts_for(kind);
        auto const written = write_letter(kind.id, facts, shipped_templates(), shipped_law());

        EXPECT_EQ(elements_in(kind.id, facts, written.text, shipped_templates(), shipped_law()), written.elements) << kind.id;
    }
}

}  // namespace requests
