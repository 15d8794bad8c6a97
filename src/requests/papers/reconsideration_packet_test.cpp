#include "requests/papers/reconsideration_packet.hpp"

#include "document/office/archive.hpp"
#include "document/readers/read_document.hpp"
#include "requests/letters/letter_fixture.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

document::Limits limits()
{
    return document::parse_limits(shipped_json("limits.json")).value();
}

struct Unpacked {
    std::vector<std::string> names;
    std::string application;  // the words of the one that can be changed
};

Unpacked unpacked(LetterFile const& packet)
{
    Unpacked found;
    auto const walked = document::for_each_member(packet.bytes, limits(), [&](std::string_view name, document::MemberBytes const& bytes) -> base::Result<void> {
        found.names.emplace_back(name);
        if (name.ends_with("申请书.docx"))
            found.application = text_of(document::read_document(bytes().value(), name, limits()).value());
        return {};
    });
    EXPECT_TRUE(walked);
    return found;
}

// Of a request that was received on 5 January and is due on 2 February.
Unpacked packet_of(Date today, Letter const* answer = nullptr, std::vector<LetterOfCase> const& letters = {})
{
    auto const agency = willow_town();
    auto const particulars = lin_xiaohe();
    auto const request = willow_request();
    CaseView const view{.request = request, .due = due_day(request, today, shipped_terms())};
    auto const remedies = remedies_of(RemedyClause::reconsideration_first, "township", *view.due.day, shipped_terms()).value();
    PacketCase const of{.view = view, .particulars = particulars, .agency = agency, .remedies = remedies, .answer = answer,
                        .clock = {{"1月5日", "收到申请"}, {"2月2日", "届满"}}, .letters = letters};
    return unpacked(reconsideration_packet(of, today, shipped_terms(), shipped_templates()).value());
}

}  // namespace

TEST(ReconsiderationPacket, HoldsTheApplicationAndTheProofsOfSilence)
{
    auto const packet = packet_of(day(2026, 2, 3));

    EXPECT_THAT(packet.names, ElementsAre("00 行政复议材料目录.pdf", "01 行政复议申请书.docx", "02 行政复议申请书.pdf", "03 政府信息公开申请表.pdf",
                                          "04 政府信息公开申请登记回执.pdf", "05 答复期限计算表.pdf"));
}

TEST(ReconsiderationPacket, FillsInTheApplicationAgainstSilence)
{
    auto const application = packet_of(day(2026, 2, 3)).application;

    EXPECT_THAT(application, HasSubstr("林小禾"));
    EXPECT_THAT(application, HasSubstr("青石县柳河镇人民政府"));
    EXPECT_THAT(application, HasSubstr("未在法定期限内答复"));
    EXPECT_THAT(application, HasSubstr("最迟应当在2026年2月2日答复"));
    EXPECT_THAT(application, HasSubstr("截至2026年2月3日"));
    EXPECT_THAT(application, HasSubstr("最迟在2026年4月3日前"));  // sixty days from 2 February
    EXPECT_THAT(application, Not(HasSubstr("缺：")));
}

TEST(ReconsiderationPacket, ContestsTheAnswerThatWasServedAndEnclosesIt)
{
    auto const agency = willow_town();
    Letter const answer{.kind = "denial", .stage = LetterStage::served, .drafted_by = clerk, .dated = day(2026, 1, 30),
                        .number = "柳河公开〔2026〕7号", .served_on = day(2026, 2, 2)};
    LetterContent const content{.kind = "denial", .text = "青石县柳河镇人民政府\n不予公开告知书\n林小禾：\n不予公开。\n"};

    auto const packet = packet_of(day(2026, 2, 3), &answer, {{content, answer, agency}});

    EXPECT_THAT(packet.application, HasSubstr("撤销被申请人"));
    EXPECT_THAT(packet.application, HasSubstr("柳河公开〔2026〕7号"));
    EXPECT_THAT(packet.application, HasSubstr("于2026年2月2日送达"));
    EXPECT_THAT(packet.application, HasSubstr("收到（请填写）"));
    EXPECT_THAT(packet.application, Not(HasSubstr("未在法定期限内答复")));
    EXPECT_THAT(packet.names.back(), HasSubstr("柳河公开〔2026〕7号"));
}

TEST(ReconsiderationPacket, SaysWhenTheApplicantReceivedTheAnswer)
{
    Letter const answer{.kind = "denial", .stage = LetterStage::served, .drafted_by = clerk, .dated = day(2026, 1, 30), .number = "7号",
                        .service = LetterServed{"post", "state_post"}, .served_on = day(2026, 2, 2), .receipt = LetterReceived{"tracking"},
                        .received_on = day(2026, 2, 4)};

    EXPECT_THAT(packet_of(day(2026, 2, 6), &answer).application, HasSubstr("申请人于2026年2月4日收到"));
}

}  // namespace requests
