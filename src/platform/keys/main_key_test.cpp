#include "platform/keys/main_key.hpp"

#include <gtest/gtest.h>

namespace keys {
namespace {

MainKey key_of(std::string_view bytes)
{
    return MainKey{crypto::Key{bytes}};
}

std::string joined(std::vector<std::string> const& lines)
{
    std::string text;
    for (auto const& line : lines)
        text += line + "\n";
    return text;
}

std::string code_of(base::Result<MainKey> const& parsed)
{
    return parsed ? "" : parsed.error().code;
}

TEST(MainKeys, HaveAnIdOfTheirOwn)
{
    auto const key = MainKey::random();

    EXPECT_EQ(key.id().size(), 8U);
    EXPECT_NE(key.id(), MainKey::random().id());
    EXPECT_EQ(key.id(), key_of(key.key().bytes()).id());
    EXPECT_FALSE(crypto::same_secret(key.wrapping_key().bytes(), key.backup_key().bytes()));
}

TEST(RecoverySheet, IsFourLinesInGroups)
{
    auto const lines = recovery_lines(key_of(std::string(32, '\xff')));

    ASSERT_EQ(lines.size(), 4U);
    EXPECT_TRUE(lines[0].starts_with("1: FZZZ ZZZZ ZZZZ Z")) << lines[0];
    EXPECT_EQ(lines[3].size(), std::string{"4: ABCD ABCD ABCD ABCD"}.size());
}

TEST(RecoverySheet, GivesBackItsKey)
{
    for (int i = 0; i < 100; ++i) {
        auto const key = MainKey::random();

        auto const typed = parse_recovery_lines(joined(recovery_lines(key)));

        ASSERT_TRUE(typed);
        EXPECT_EQ(typed->key().bytes(), key.key().bytes());
    }
}

TEST(RecoverySheet, IsReadAsAPersonTypesIt)
{
    auto const key = key_of(std::string("\0\0\0\0\0\0\0\0\x08\x42\x10\x84\x21\x08\x42\x10 a key of sixteen", 32));
    auto const sheet = recovery_lines(key);
    auto typed = sheet;
    for (auto& line : typed)
        for (auto& c : line.erase(0, 2))
            c = c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));

    EXPECT_EQ(code_of(parse_recovery_lines(joined(typed))), "");
    EXPECT_EQ(code_of(parse_recovery_lines("\r\n" + sheet[0] + "\r\n\n" + sheet[1] + "\n２：" + sheet[2].substr(2) + "\n" + sheet[3])), "");
    EXPECT_EQ(parse_recovery_lines(joined(typed))->id(), key.id());
}

TEST(RecoverySheet, NamesTheLineThatIsMistyped)
{
    auto const sheet = recovery_lines(MainKey::random());
    for (std::size_t line = 0; line < sheet.size(); ++line)
        for (std::size_t at = 3; at < sheet[line].size(); ++at) {
            if (sheet[line][at] == ' ')
                continue;
            auto typed = sheet;
            typed[line][at] = typed[line][at] == '7' ? '8' : '7';

            auto const parsed = parse_recovery_lines(joined(typed));

            ASSERT_EQ(code_of(parsed), "keys.recovery-line") << typed[line];
            EXPECT_EQ(parsed.error().words[0].second, std::to_string(line + 1));
        }
}

TEST(RecoverySheet, NamesALineThatIsInTheWrongPlaceOrTooShort)
{
    auto const sheet = recovery_lines(MainKey::random());

    EXPECT_EQ(code_of(parse_recovery_lines(joined({sheet[0], sheet[2], sheet[1], sheet[3]}))), "keys.recovery-line");
    EXPECT_EQ(code_of(parse_recovery_lines(joined({sheet[0].substr(0, 20), sheet[1], sheet[2], sheet[3]}))), "keys.recovery-line");
    EXPECT_EQ(code_of(parse_recovery_lines(joined({sheet[0], sheet[1], sheet[2]}))), "keys.recovery-lines");
    EXPECT_EQ(code_of(parse_recovery_lines("")), "keys.recovery-lines");
}

}  // namespace
}  // namespace keys
