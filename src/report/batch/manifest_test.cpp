#include "report/batch/manifest.hpp"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using report::Manifest;

namespace {

TEST(Manifest, TellsOfAFileWhatIsKnown)
{
    auto const manifest = Manifest::parse(
        "agency_code,file,year,source,fetched\r\n330101,a/乙镇.html,2025,http://x.example/1,2026-02-03\r\n,b.txt,,,\r\n", "in");

    ASSERT_TRUE(manifest);
    auto const* entry = manifest->find("in/a/乙镇.html");
    ASSERT_NE(entry, nullptr);
    EXPECT_EQ(entry->agency_code, "330101");
    EXPECT_EQ(entry->year, 2025);
    EXPECT_EQ(entry->source, "http://x.example/1");
    EXPECT_EQ(entry->fetched, base::Date{2026y / 2 / 3});
    ASSERT_NE(manifest->find("./in/b.txt"), nullptr);
    EXPECT_FALSE(manifest->find("in/b.txt")->year);
    EXPECT_EQ(manifest->find("b.txt"), nullptr);
}

TEST(Manifest, KnowsNothingWhenThereIsNone)
{
    EXPECT_EQ(Manifest{}.find("a.txt"), nullptr);
}

TEST(Manifest, TellsWhichFilesNobodyAskedFor)
{
    auto const manifest = Manifest::parse("file,year\nc.txt,2025\na.txt,2025\nb.txt,2025\n", "in").value();

    static_cast<void>(manifest.find("in/a.txt"));
    static_cast<void>(manifest.find("b.txt"));

    EXPECT_EQ(manifest.never_found(), (std::vector<std::string>{"c.txt", "b.txt"}));
    EXPECT_TRUE(Manifest{}.never_found().empty());
}

TEST(Manifest, NamesTheRecordThatIsWrong)
{
    for (auto const* wrong : {"name,year\na,2025\n", "", "file,year\na,25\n", "file,year\na,0025\n", "file,fetched\na,3.2.2026\n",
                              "file,year\n,2025\n", "file\na\na\n"})
        EXPECT_EQ(Manifest::parse(wrong, ".").error().code, "manifest.malformed") << wrong;
    EXPECT_EQ(Manifest::parse("file,year\na,2025\nb,x\n", ".").error().words[0].second, "3");
}

}  // namespace
