#include "requests/letters/letter_review.hpp"

#include "requests/letters/letter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

disclosure::Screening const& screening()
{
    static auto const screening = disclosure::Screening::parse(shipped_json("screening.json"), shipped_json("rules.json")).value();
    return screening;
}

document::Document paper(std::vector<document::Block> blocks)
{
    return {.format = "docx", .title = {}, .blocks = std::move(blocks)};
}

document::Paragraph line(std::string text)
{
    return {.text = std::move(text), .at = base::line_place(3)};
}

document::Table list_of(std::vector<std::vector<std::string>> const& rows)
{
    document::Table table{.rows = static_cast<int>(rows.size()), .columns = static_cast<int>(rows.front().size()), .cells = {}, .at = {}};
    for (int row = 0; row < table.rows; ++row)
        for (int column = 0; column < table.columns; ++column)
            table.cells.push_back({.row = row, .column = column, .text = rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)], .at = base::line_place(row + 1)});
    return table;
}

document::Document letter()
{
    return write_letter("granted", facts_for(*shipped_law().letter("granted")), shipped_templates(), shipped_law()).document;
}

std::vector<std::string> found(LetterReview const& review)
{
    std::vector<std::string> texts;
    for (auto const& [name, finding] : review.findings)
        texts.push_back(name + ":" + finding.check);
    return texts;
}

}  // namespace

TEST(LetterReview, FindsNothingInTheLettersThatTheProgramWrites)
{
    for (auto const& kind : shipped_law().letters)
        if (kind.to != Addressee::office) {
            auto const written = write_letter(kind.id, facts_for(kind), shipped_templates(), shipped_law());
            EXPECT_THAT(found(review_letter(written.document, {}, screening())), IsEmpty()) << kind.id;
        }
}

TEST(LetterReview, CatchesAReplyWhoseEnclosureHoldsAListOfIds)
{
    auto const list = paper({list_of({{"姓名", "身份证号"}, {"张三", "110101190001010014"}, {"李四", "11010519491231002X"}})});
    std::vector<ReviewedEnclosure> const enclosures{{"低保名单.xlsx", list}};

    auto const review = review_letter(letter(), enclosures, screening());

    EXPECT_THAT(found(review), ElementsAre("低保名单.xlsx:R-PII-01", "低保名单.xlsx:R-PII-01"));
    EXPECT_TRUE(forbids(review));
    EXPECT_EQ(review.findings[1].what.at, base::line_place(3));
}

TEST(LetterReview, StopsALetterWithAnEnclosureThatIsAWorkSecret)
{
    auto const minutes = paper({line("内部资料　注意保管"), line("会议纪要")});
    std::vector<ReviewedEnclosure> const enclosures{{"纪要.docx", minutes}};

    auto const review = review_letter(letter(), enclosures, screening());

    EXPECT_THAT(found(review), ElementsAre("纪要.docx:screening.work-secret-mark"));
    EXPECT_TRUE(forbids(review));
}

TEST(LetterReview, LetsAWarningThroughToAPerson)
{
    auto const text = paper({line("申请人家住示例县青禾镇双河村2组15号。")});
    std::vector<ReviewedEnclosure> const enclosures{{"说明.docx", text}};

    auto const review = review_letter(letter(), enclosures, screening());

    EXPECT_THAT(found(review), ElementsAre("说明.docx:R-PII-04"));
    EXPECT_FALSE(forbids(review));
}

TEST(LetterReview, NamesEnclosuresThatItCouldNotRead)
{
    auto const scan = paper({document::Picture{.at = {}}});
    auto const empty = paper({});
    auto const text = paper({line("低保资金发放总额")});
    std::vector<ReviewedEnclosure> const enclosures{{"扫描件.pdf", scan}, {"空.docx", empty}, {"汇总.docx", text}};

    EXPECT_THAT(review_letter(letter(), enclosures, screening()).unread, ElementsAre("扫描件.pdf", "空.docx"));
}

TEST(LetterReview, TellsAStateSecretBeforeAnythingIsStored)
{
    auto const secret = paper({line("机密★1年"), line("关于某事的请示")});
    auto const in_table = paper({list_of({{"000001", "秘密★长期"}})});
    auto const open = paper({line("经审查，该信息属于国家秘密。")});

    EXPECT_TRUE(state_secret_in(secret, screening()));
    EXPECT_TRUE(state_secret_in(in_table, screening()));
    EXPECT_FALSE(state_secret_in(open, screening()));
}

}  // namespace requests
