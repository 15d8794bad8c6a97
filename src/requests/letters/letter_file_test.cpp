#include "requests/letters/letter_file.hpp"

#include "document/readers/read_document.hpp"
#include "document/write/write_document.hpp"
#include "requests/letters/letter_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;

std::string code_of(std::string_view text)
{
    return check_code(words_digest(compared_words(text, shipped_templates())));
}

document::Document letter_of(LetterKind const& kind)
{
    auto written = write_letter(kind.id, facts_for(kind), shipped_templates(), shipped_law());
    auto const code = code_of(written.text);
    if (kind.to != Addressee::office)
        add_check_mark(written.document, {code, "https://example.gov.cn/letters/" + code}, shipped_templates());
    return std::move(written.document);
}

// GONGKAI_LETTERS_TO=folder keeps the files, to be looked at.
void keep(std::string const& name, std::string const& bytes)
{
    if (auto const* folder = std::getenv("GONGKAI_LETTERS_TO"))
        std::ofstream{std::string{folder} + "/" + name, std::ios::binary} << bytes;
}

}  // namespace

TEST(LetterFiles, OfEveryKindAreWrittenAsPdfAndDocx)
{
    for (auto const& kind : shipped_law().letters)
        for (std::string const ending : {".pdf", ".docx"}) {
            auto const file = document::write_document(letter_of(kind), ending);

            ASSERT_TRUE(file) << kind.id << ": " << base::to_string(file.error());
            EXPECT_TRUE(file->starts_with(ending == ".pdf" ? "%PDF" : "PK")) << kind.id;
            keep(kind.id + ending, *file);
        }
}

TEST(LetterFiles, BearACodeThatFollowsFromTheWordsAlone)
{
    auto const code = code_of("林小禾：\n你于2026年1月5日提出申请。");

    EXPECT_THAT(code, MatchesRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}"));
    EXPECT_EQ(code, code_of("林小禾： 你于２０２６年１月５日 提出申请。\n"));
    EXPECT_NE(code, code_of("林小禾：\n你于2026年1月6日提出申请。"));
    EXPECT_EQ(parse_check_code(code), code);
}

TEST(LetterFiles, TakeACodeAsPeopleTypeIt)
{
    EXPECT_EQ(parse_check_code(" 7k2p9qwx 3mhd"), "7K2P-9QWX-3MHD");
    EXPECT_EQ(parse_check_code("7K2P—9QWX—3MHD"), "7K2P-9QWX-3MHD");
    EXPECT_EQ(parse_check_code("oil1-0000-0000"), "0111-0000-0000");
    EXPECT_EQ(parse_check_code("7K2P-9QWX"), std::nullopt);
    EXPECT_EQ(parse_check_code("7K2P-9QWX-3MHD-1"), std::nullopt);
    EXPECT_EQ(parse_check_code("7K2P-9QWX-3MH?"), std::nullopt);
}

TEST(LetterFiles, HoldTheWordsOfTheLetterWhenTheyAreReadBack)
{
    for (auto const& kind : shipped_law().letters)
        for (std::string const ending : {".pdf", ".docx"}) {
            auto const letter = letter_of(kind);
            auto const file = document::write_document(letter, ending).value();

            auto const read = document::read_document(file, kind.id + ending, document::Limits{});

            ASSERT_TRUE(read) << kind.id << ending;
            EXPECT_EQ(compared_words(text_of(*read), shipped_templates()), compared_words(text_of(letter), shipped_templates())) << kind.id << ending;
        }
}

TEST(LetterFiles, HaveTheCodeOnTheLetterAndNotOnItsReplySlip)
{
    auto const letter = letter_of(*shipped_law().letter("third_party_consultation"));

    auto const is_picture = [](auto const& block) { return std::holds_alternative<document::Picture>(block); };
    auto const picture = std::find_if(letter.blocks.begin(), letter.blocks.end(), is_picture);

    ASSERT_NE(picture, letter.blocks.end());
    EXPECT_THAT(std::get<document::Picture>(*picture).caption, HasSubstr("核验码：" + code_of(text_of(letter))));
    ASSERT_NE(picture + 1, letter.blocks.end());
    EXPECT_TRUE(std::get<document::Heading>(*(picture + 1)).begins_page);
}

}  // namespace requests
