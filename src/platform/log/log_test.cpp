#include "platform/log/log.hpp"

#include <gtest/gtest.h>

namespace logs {
namespace {

using namespace std::chrono_literals;

TEST(Log, WritesOneObjectOfJsonALine)
{
    clocks::SetClock const clock{*clocks::parse_instant("2026-01-05T06:45:00Z")};
    std::string written;
    Log const log{clock, [&written](std::string_view line) { written += line; }};

    log.write(Line{"request"}.text("route", "/a/{id}").number("status", 200).milliseconds("ms", 1500us));

    EXPECT_EQ(written,
              "{\"time\": \"2026-01-05T06:45:00Z\", \"event\": \"request\", \"route\": \"/a/{id}\", \"status\": 200, \"ms\": 1.500}\n");
}

TEST(Log, LetsNoTextEndItsLine)
{
    auto const line = Line{"x"}.text("what", "a\n\"b\\\xFF公");

    EXPECT_EQ(line.members(), ", \"event\": \"x\", \"what\": \"a\\u000a\\\"b\\\\\xEF\xBF\xBD公\"");
}

}  // namespace
}  // namespace logs
