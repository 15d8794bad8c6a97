#include "requests/letters/envelope.hpp"

#include "requests/letters/letter_fixture.hpp"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace requests {
namespace {

using testing::Contains;
using testing::Field;
using testing::Not;

PostalAddress const to_lin{.postcode = "000001", .address = "青石县柳河镇双河村", .name = "林小禾"};
PostalAddress const from_town{.postcode = "000000", .address = "青石县柳河镇人民路1号", .name = "青石县柳河镇人民政府"};

}  // namespace

TEST(Envelopes, OfBothSizesBearReceiverAndSender)
{
    for (auto const size : {EnvelopeSize::dl, EnvelopeSize::c5}) {
        auto const sheet = envelope(size, to_lin, from_town, shipped_templates());

        for (auto const* text : {"青石县柳河镇双河村", "林小禾　收", "青石县柳河镇人民政府", "邮政编码：000000", "1"})
            EXPECT_THAT(sheet.texts, Contains(Field(&document::SheetText::text, text)));
        auto const pdf = document::write_sheet(sheet);
        ASSERT_TRUE(pdf);
        if (auto const* folder = std::getenv("GONGKAI_LETTERS_TO"))
            std::ofstream{std::string{folder} + (size == EnvelopeSize::dl ? "/envelope-dl.pdf" : "/envelope-c5.pdf"), std::ios::binary} << *pdf;
    }
}

TEST(Envelopes, LeaveTheBoxesOfAnUnknownPostcodeEmpty)
{
    auto to = to_lin;
    to.postcode = "";

    auto const sheet = envelope(EnvelopeSize::dl, to, from_town, shipped_templates());

    EXPECT_EQ(sheet.frames.size(), 7U);  // six boxes and the place of the stamp
    EXPECT_THAT(sheet.texts, Not(Contains(Field(&document::SheetText::text, "1"))));
}

TEST(Envelopes, KeepEverythingOnTheSheet)
{
    for (auto const size : {EnvelopeSize::dl, EnvelopeSize::c5}) {
        auto const sheet = envelope(size, to_lin, from_town, shipped_templates());

        for (auto const& text : sheet.texts) {
            EXPECT_GE(text.left, 0) << text.text;
            EXPECT_LE(text.left + text.width, sheet.width) << text.text;
            EXPECT_LE(text.top, sheet.height - 6) << text.text;
        }
    }
}

}  // namespace requests
