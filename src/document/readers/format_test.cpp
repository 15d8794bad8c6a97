#include "document/readers/format.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace document {
namespace {

using namespace std::string_view_literals;

std::string certain_formats(std::string_view bytes)
{
    Sample sample{bytes};
    std::string names;
    for (auto const& format : all_formats())
        if (format.fits(sample) == Fit::certain)
            names += (names.empty() ? "" : " ") + std::string{format.name};
    return names;
}

Fit fit(std::string_view name, std::string_view bytes)
{
    Sample sample{bytes};
    return std::ranges::find(all_formats(), name, &Format::name)->fits(sample);
}

struct Known {
    std::string_view names;  // all that are certain, the one that is taken first
    std::string_view bytes;
};

constexpr std::array known{
    Known{"pdf", "%PDF-1.7\n"sv},
    Known{"pdf", "\xEF\xBB\xBF\r\n%PDF-1.4"sv},
    Known{"picture", "\x89PNG\r\n\x1A\n"sv},
    Known{"picture", "\xFF\xD8\xFF\xE0"sv},
    Known{"picture", "MM\0*\0\0\0\x08"sv},
    Known{"picture", "RIFF\x24\0\0\0WEBPVP8 "sv},
    Known{"docx archive", "PK\x03\x04..[Content_Types].xml..word/document.xml"sv},
    Known{"xlsx archive", "PK\x03\x04..xl/workbook.xml"sv},
    Known{"legacy", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv},
    Known{"legacy", "{\\rtf1\\ansi"sv},
    Known{"archive", "PK\x03\x04..2024.html"sv},
    Known{"archive", "\x1F\x8B\x08\0"sv},
    Known{"mht html", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n\n<table><td>0</td></table>"sv},
    Known{"html", "<!DOCTYPE HTML PUBLIC>"sv},
    Known{"csv", "a,b\nc,d\n"sv},
};

TEST(Formats, AreToldFromEachOther)
{
    for (auto const& [names, bytes] : known)
        EXPECT_EQ(certain_formats(bytes), names) << bytes;
}

TEST(Formats, HaveNamesEndingsAndPlacesOfTheirOwn)
{
    std::set<std::string> names;
    std::set<std::string> endings;
    std::set<int> places;
    for (auto const& format : all_formats()) {
        EXPECT_TRUE(names.emplace(format.name).second) << format.name;
        EXPECT_TRUE(places.insert(format.precedence).second) << format.name << " has another's precedence";
        std::istringstream words{std::string{format.endings}};
        for (std::string ending; words >> ending;) {
            EXPECT_TRUE(endings.insert(ending).second) << ending << " is another's, too";
            EXPECT_TRUE(has_ending_of(format, "年报." + ending));
        }
    }
    EXPECT_GE(names.size(), 10U);
}

TEST(Formats, KnowEndingsInAnyLetters)
{
    auto const& text = *std::ranges::find(all_formats(), "text"sv, &Format::name);

    EXPECT_TRUE(has_ending_of(text, "a.b.TXT"));
    EXPECT_TRUE(has_ending_of(text, ".md"));
    EXPECT_FALSE(has_ending_of(text, "txt"));
    EXPECT_FALSE(has_ending_of(text, "a."));
    EXPECT_FALSE(has_ending_of(text, "a.mark"));
    EXPECT_FALSE(has_ending_of(text, "a.txt md"));
}

TEST(Formats, TakeTextThatBeginsLikeABitmapForText)
{
    EXPECT_EQ(fit("picture", "BM 2024 年度政府信息公开工作年度报告"), Fit::no);
    EXPECT_EQ(fit("text", "BM 2024 年度政府信息公开工作年度报告"), Fit::fallback);
}

// A cut in the middle of a character must not make a long text look broken.
TEST(Formats, LookAtTheBeginningOfALongText)
{
    std::string text;
    while (text.size() < 20'000)
        text += "政府信息公开";

    EXPECT_EQ(fit("text", text), Fit::fallback);
    EXPECT_EQ(fit("text", "x" + text), Fit::fallback);
}

}  // namespace
}  // namespace document
