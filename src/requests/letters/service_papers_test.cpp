#include "requests/letters/service_papers.hpp"

#include "requests/letters/letter_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

WrittenLetter written(std::string const& kind, LetterFacts const& facts)
{
    return write_letter(kind, facts, shipped_templates(), shipped_law());
}

}  // namespace

TEST(ServicePapers, ProveTheServiceByItsMode)
{
    auto facts = typical_facts();
    add_serving(facts, {.mode = "post", .address = "青石县柳河镇双河村", .papers = "政府信息公开答复书1份", .served_on = day(2026, 2, 2)}, shipped_law());

    auto const receipt = written("service_receipt", facts);

    EXPECT_THAT(receipt.missing, IsEmpty());
    EXPECT_THAT(receipt.text, HasSubstr("送达方式 | 邮寄\n送达日期 | 2026年2月2日\n"));
    EXPECT_THAT(receipt.text, HasSubstr("受送达人 | 林小禾\n"));
}

TEST(ServicePapers, LeaveTheDayToBeFilledInByHandBeforeTheService)
{
    auto facts = typical_facts();
    add_serving(facts, {.mode = "direct", .address = "当面", .papers = "政府信息公开答复书1份"}, shipped_law());

    auto const receipt = written("service_receipt", facts);

    EXPECT_THAT(receipt.missing, IsEmpty());
    EXPECT_THAT(receipt.text, HasSubstr("送达日期 | 　　　　年　　月　　日\n"));
}

TEST(ServicePapers, BookTheMailOfADayLineByLine)
{
    auto const facts = posting_book(willow_town(), day(2026, 2, 2),
                                    {{"林小禾", "青石县柳河镇双河村", "柳河公开〔2026〕7号", "XA00000000144"}, {"青石县绿野养殖有限公司", "青石县城关镇", "柳河公开〔2026〕8号"}});

    auto const book = written("posting_book", facts);

    EXPECT_THAT(book.missing, IsEmpty());
    EXPECT_THAT(book.text, HasSubstr("青石县柳河镇人民政府　交寄日期：2026年2月2日\n"));
    EXPECT_THAT(book.text, HasSubstr("1 | 林小禾 | 青石县柳河镇双河村 | 柳河公开〔2026〕7号 | XA00000000144\n2 | 青石县绿野养殖有限公司 | "));
}

TEST(ServicePapers, ListThePapersOfACase)
{
    auto facts = typical_facts();
    add_papers(facts, {{.name = "政府信息公开申请表", .pages = 2}, {.name = "答复书", .number = "柳河公开〔2026〕7号", .date = day(2026, 1, 30), .pages = 1}});

    auto const list = written("archive_list", facts);

    EXPECT_THAT(list.missing, IsEmpty());
    EXPECT_THAT(list.text, HasSubstr("1 | 政府信息公开申请表 | — | — | 2\n2 | 答复书 | 柳河公开〔2026〕7号 | 2026年1月30日 | 1\n"));
}

TEST(ServicePapers, NumberEnclosuresOnlyWhereThereAreSeveral)
{
    auto facts = decision_facts(typical_draft("granted"));
    add_enclosures(facts, {"低保资金发放汇总表"});
    EXPECT_THAT(written("granted", facts).text, HasSubstr("附件：低保资金发放汇总表\n"));

    add_enclosures(facts, {"低保资金发放汇总表", "分村户数表"});

    EXPECT_THAT(written("granted", facts).text, HasSubstr("附件：1. 低保资金发放汇总表\n　　　2. 分村户数表\n"));
    EXPECT_THAT(written("granted", facts).text, Not(HasSubstr("附件：低保")));
}

}  // namespace requests
