#include "requests/papers/letter_register.hpp"

#include "document/readers/read_document.hpp"
#include "requests/desk_fixture.hpp"
#include "requests/letters/letter_text.hpp"
#include "requests/papers/letter_document.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;

class LetterRegisters : public WithDesk {
protected:
    static constexpr auto text = "青石县柳河镇人民政府\n政府信息公开申请登记回执\n测试申请人：\n您的申请已经登记。\n";

    LetterRegister letters() { return LetterRegister{tools()}; }

    // Written, passed, signed and numbered, all today.
    IssuedLetter issued(RequestKey key, LetterId letter = LetterId{1})
    {
        requests().write_letter(key, letter, {.kind = "receipt", .text = text}, acting(key)).value();
        for (auto const& step : std::vector<LetterStep>{LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
            recorded(key, LetterMoved{letter, step}).value();
        requests().number_letter(key, letter, acting(key)).value();
        return letters().of(key, letter).value();
    }

    RequestKey filed() { return registered(paper(day(3, 3))).key; }

    Result<IssuedLetter> ended(RequestKey key, StandingChange const& change)
    {
        return letters().end_standing(key, change, head(), requests().find(key)->version);
    }
};

}  // namespace

TEST_P(LetterRegisters, KnowALetterFromTheDayItHasItsNumber)
{
    auto const key = filed();
    requests().write_letter(key, LetterId{1}, {.kind = "receipt", .text = text}, acting(key)).value();

    EXPECT_EQ(letters().of(key, LetterId{1}), std::nullopt);

    auto const letter = issued(key, LetterId{2});

    EXPECT_EQ(letters().find(letter.code).value(), letter);
    EXPECT_EQ(letter.number, requests().find(key)->request.letters.at(LetterId{2}).number);
    EXPECT_EQ(letter.dated, day(3, 3));
    EXPECT_EQ(code_of(letters().find("0000-0000-0000")), "letter.no-such-code");
    EXPECT_EQ(code_of(letters().find("no code at all")), "letter.no-such-code");
}

TEST_P(LetterRegisters, TellWhetherAPdfIsTheLetterThatWasIssued)
{
    auto const key = filed();
    auto const letter = issued(key);
    auto const state = requests().find(key)->request.letters.at(LetterId{1});
    auto const agency = service().find(this->agency()).value();
    auto const words_of_file = [&](std::string const& words) {
        LetterContent const content{.kind = "receipt", .text = words};
        auto const file = letter_file({content, state, agency, letter, "https://example.gov.cn"}, day(3, 3), law().letters(), LetterFormat::pdf).value();
        return text_of(document::read_document(file.bytes, file.name, {}).value());
    };

    EXPECT_EQ(letters().compare(letter, words_of_file(text)), Sameness::same);
    EXPECT_EQ(letters().compare(letter, words_of_file(std::string{text} + "您要缴费。\n")), Sameness::differs);
    EXPECT_EQ(letters().compare(letter, " \n"), std::nullopt);
}

TEST_P(LetterRegisters, TellWhichLetterStandsInThePlaceOfOneThatWasReplaced)
{
    auto const key = filed();
    auto const first = issued(key);
    auto const second = issued(key, LetterId{2});

    auto const replaced = ended(key, {.letter = LetterId{1}, .replaced_by = LetterId{2}}).value();

    EXPECT_EQ(replaced.standing, LetterStanding::replaced);
    EXPECT_EQ(letters().find(first.code)->replaced_by, second.code);
    EXPECT_EQ(letters().find(first.code)->standing_on, day(3, 3));
    EXPECT_THAT(journalled(key), testing::Contains("request.letter-replaced"));
    EXPECT_EQ(code_of(ended(key, {.letter = LetterId{1}})), "letter.not-standing");
}

TEST_P(LetterRegisters, RefuseAReplacementThatIsNoOtherLetterThatHolds)
{
    auto const key = filed();
    issued(key);

    EXPECT_EQ(code_of(ended(key, {.letter = LetterId{1}, .replaced_by = LetterId{1}})), "letter.no-replacement");
    EXPECT_EQ(code_of(ended(key, {.letter = LetterId{1}, .replaced_by = LetterId{9}})), "letter.no-replacement");
    EXPECT_EQ(code_of(ended(key, {.letter = LetterId{9}})), "letter.not-issued");
    EXPECT_EQ(ended(key, {.letter = LetterId{1}})->standing, LetterStanding::withdrawn);
}

TEST_P(LetterRegisters, ListTheLettersOfSomeDays)
{
    auto const first = issued(filed());
    set_today(day(3, 4));
    auto const key = registered(paper(day(3, 4), 2)).key;
    auto const second = issued(key);
    recorded(key, LetterMoved{LetterId{1}, LetterStamped{}}).value();
    recorded(key, LetterMoved{LetterId{1}, LetterServed{"post", "state_post"}}).value();

    RegisterEntry const of_first{first, "qingshi申〔2026〕1号"};
    RegisterEntry const of_second{second, "qingshi申〔2026〕2号", day(3, 4)};
    EXPECT_THAT(letters().list(agency(), day(3, 1), day(3, 31)), ElementsAre(of_first, of_second));
    EXPECT_THAT(letters().list(agency(), day(3, 4), day(3, 4)), ElementsAre(of_second));
    EXPECT_THAT(letters().of(key), ElementsAre(second));
}

ON_BOTH_ENGINES(LetterRegisters);

}  // namespace requests
