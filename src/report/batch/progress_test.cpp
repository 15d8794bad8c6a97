#include "report/batch/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>

using namespace std::chrono_literals;

namespace {

class ProgressTest : public testing::Test {
protected:
    config::Texts texts_ = config::Texts::parse(
                               R"({"batch.progress":{"en":"[{bar}] {done}/{all} {rate}/s {left} s"}})",
                               base::Language::en)
                               .value();
    std::ostringstream out_;
    std::ostringstream err_;
    console::Console console_{out_, err_, texts_, false, true};
};

TEST_F(ProgressTest, TellsRateAndTimeLeft)
{
    EXPECT_EQ(report::progress_text(texts_, 100, 400, 2s), "[######..................] 100/400 50/s 6 s");
    EXPECT_EQ(report::progress_text(texts_, 0, 400, 0s), "[........................] 0/400 0/s ? s");
    EXPECT_EQ(report::progress_text(texts_, 400, 400, 2s), "[########################] 400/400 200/s 0 s");
}

TEST_F(ProgressTest, ShowsAndHidesOneLineOnATerminal)
{
    report::Progress progress{console_, 3};

    progress.show();
    progress.hide();

    EXPECT_NE(err_.str().find("0/3"), std::string::npos);
    EXPECT_TRUE(err_.str().ends_with("\r\033[K"));
}

TEST_F(ProgressTest, SaysNothingWhenPipedOrForOneFile)
{
    console_.err_is_terminal = false;
    report::Progress{console_, 3}.show();
    console_.err_is_terminal = true;
    report::Progress{console_, 1}.show();

    EXPECT_EQ(err_.str(), "");
}

}  // namespace
