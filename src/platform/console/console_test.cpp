#include "platform/console/console.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace {

class ConsoleTest : public testing::Test {
protected:
    std::ostringstream out_;
    std::ostringstream err_;
    config::Texts texts_ =
        config::Texts::parse(R"({"cli.warning":{"en":"warning: {text}"}})", base::Language::en).value();
};

TEST_F(ConsoleTest, ColoursOnlyOnATerminal)
{
    console::Console console{out_, err_, texts_};
    EXPECT_EQ(console.styled(console::Style::error, "错误"), "错误");

    console.out_is_terminal = true;

    EXPECT_EQ(console.styled(console::Style::error, "错误"), "\033[31m错误\033[0m");
}

TEST_F(ConsoleTest, WarnsBesideTheOutput)
{
    console::Console{out_, err_, texts_}.warn({.code = "x", .message = "the sky falls", .words = {}});

    EXPECT_EQ(err_.str(), "warning: the sky falls\n");
    EXPECT_EQ(out_.str(), "");
}

TEST(Padding, CountsWideCharactersAsTwoColumns)
{
    EXPECT_EQ(console::padded("总计", 6), "总计  ");
    EXPECT_EQ(console::padded_left("总计", 6), "  总计");
    EXPECT_EQ(console::padded("总计总计", 6), "总计总计");
}

}  // namespace
