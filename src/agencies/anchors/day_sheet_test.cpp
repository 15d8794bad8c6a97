#include "agencies/anchors/day_sheet.hpp"

#include "document/write/write_html.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/config/law_files.hpp"
#include "platform/crypto/sha256.hpp"

#include <gtest/gtest.h>

namespace agencies {
namespace {

using namespace std::chrono;

document::Document sheet()
{
    auto const texts = config::Texts::parse(config::LawFiles::shipped("texts.json"), base::Language::zh).value();
    return day_sheet({.code = "liuhe", .names = {{base::Date{2020y / January / 1}, "青石县柳河镇人民政府", "柳河镇"}}},
                     {"liuhe", 12, crypto::sha256_hex("entry"), clocks::start_of(2026y / March / 3) + 17h}, texts);
}

// The cells of a table's row as a person reads them.
std::string line_of(document::Table const& table, int row)
{
    std::string line;
    for (auto const& cell : table.cells)
        if (cell.row == row)
            line += (line.empty() ? "" : " ") + cell.text;
    return line;
}

}  // namespace

TEST(DaySheet, HoldsLinesThatVerifyWhenTheyAreTypedBack)
{
    auto const document = sheet();
    std::string typed;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<document::Table>(&block))
            for (int row = 1; row < table->rows; ++row)
                typed += line_of(*table, row) + "\n";

    auto const heads = journal::parse_heads(typed).value();

    ASSERT_EQ(heads.size(), 1U);
    EXPECT_EQ(heads[0].agency, "liuhe");
    EXPECT_EQ(heads[0].number, 12);
    EXPECT_EQ(heads[0].hash, crypto::sha256_hex("entry"));
}

TEST(DaySheet, IsOnePageToBePrinted)
{
    auto const pdf = document::write_pdf(sheet());

    ASSERT_TRUE(pdf) << to_string(pdf.error());
    EXPECT_TRUE(pdf->starts_with("%PDF"));
}

}  // namespace agencies
