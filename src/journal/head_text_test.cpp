#include "journal/head_text.hpp"

#include "platform/clock/local_time.hpp"
#include "platform/crypto/sha256.hpp"

#include <gtest/gtest.h>

namespace journal {
namespace {

using namespace std::chrono;

NamedHead head(std::string agency, std::int64_t number)
{
    auto hash = crypto::sha256_hex(agency + std::to_string(number));
    return {std::move(agency), number, std::move(hash), clocks::start_of(2026y / March / 3)};
}

// The sheet as a person copies it.
std::string typed(NamedHead const& head)
{
    std::string text;
    for (auto const& line : sheet_lines(head))
        text += line + "\n";
    return text;
}

std::string code_of(base::Result<std::vector<NamedHead>> const& result)
{
    return result ? "" : result.error().code + " " + result.error().words.front().second;
}

}  // namespace

TEST(HeadText, ComesBackFromAList)
{
    HeadList const list{.installation = "qingshi", .number = 7, .previous = crypto::sha256_hex("six"), .taken_at = clocks::start_of(2026y / March / 3),
                        .heads = {head("liuhe", 12), head("songlin", 3)}};

    EXPECT_EQ(parse_head_list(to_text(list)).value(), list);
    EXPECT_EQ(parse_heads(to_text(list)).value(), list.heads);
}

TEST(HeadText, HasNamesThatADatabaseTakes)
{
    auto const at = clocks::start_of(2026y / March / 3);

    EXPECT_EQ(parse_head_list(to_text({.installation = std::string(1001, 'a'), .taken_at = at, .heads = {head("liuhe", 12)}})).error().code, "anchor.no-list");
    EXPECT_EQ(parse_head_list(to_text({.installation = "", .taken_at = at, .heads = {head("liuhe", 12)}})).error().code, "anchor.no-list");
    EXPECT_EQ(code_of(parse_heads(to_text({.installation = "qingshi", .taken_at = at, .heads = {head(std::string(101, 'a'), 12)}}))), "anchor.unreadable 2");
}

TEST(HeadText, ComesBackFromADaySheetThatWasTypedCarelessly)
{
    auto text = typed(head("liuhe", 12));
    auto const groups = text.find('\n') + 1;
    for (auto i = groups; i < text.size(); ++i)
        text[i] = text[i] == '0' ? 'O' : text[i] == ' ' && text[i - 1] != ':' ? '-' : static_cast<char>(std::toupper(text[i]));

    EXPECT_EQ(parse_heads("\n  " + text).value(), std::vector{head("liuhe", 12)});
}

TEST(HeadText, NamesTheLineThatIsMistyped)
{
    auto const text = typed(head("liuhe", 12));
    std::size_t line = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++line;
            continue;
        }
        auto const is_line_number = i + 1 < text.size() && text[i + 1] == ':';
        if (text[i] < '1' || text[i] > '8' || is_line_number || text.substr(0, i).ends_with("2026-"))
            continue;
        auto wrong = text;
        ++wrong[i];

        auto const found = code_of(parse_heads(wrong));

        EXPECT_TRUE(found == "anchor.mistyped " + std::to_string(line) || found == "anchor.unreadable " + std::to_string(line)) << wrong << found;
    }
}

TEST(HeadText, DoesNotMixTheLinesOfTwoSheets)
{
    auto const one = sheet_lines(head("liuhe", 12));
    auto const other = sheet_lines(head("liuhe", 13));

    EXPECT_EQ(code_of(parse_heads(one[0] + "\n" + one[1] + "\n" + other[2] + "\n" + one[3] + "\n" + one[4])), "anchor.mistyped 3");
    EXPECT_EQ(code_of(parse_heads(one[0] + "\n" + one[1])), "anchor.unreadable 3");
}

TEST(HeadText, TakesListsLinesAndSheetsInOneFile)
{
    HeadList const list{.installation = "qingshi", .taken_at = clocks::start_of(2026y / March / 3), .heads = {head("liuhe", 12)}};

    auto const heads = parse_heads(to_text(list) + typed(head("songlin", 3)) + "\n" + to_line(head("qingshi", 4)) + "\n").value();

    EXPECT_EQ(heads, (std::vector{head("liuhe", 12), head("songlin", 3), head("qingshi", 4)}));
}

TEST(HeadText, IsRefusedWhereItIsNone)
{
    for (auto const* text : {"{}", "{\"agency\":\"liuhe\"}", "[1]", "何处", R"({"agency":"a","number":"1","hash":"00","taken_at":"2026-03-03T00:00:00Z"})",
                             R"({"agency":"a","number":1,"hash":"00","taken_at":"2026-03-03T00:00:00Z"})"})
        EXPECT_EQ(code_of(parse_heads(text)), "anchor.unreadable 1") << text;
    EXPECT_EQ(parse_head_list(to_line(head("liuhe", 12))).error().code, "anchor.no-list");
    EXPECT_EQ(parse_head_list("").error().code, "anchor.no-list");
    EXPECT_TRUE(parse_heads("").value().empty());
}

}  // namespace journal
