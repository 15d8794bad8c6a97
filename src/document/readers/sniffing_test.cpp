#include "document/readers/sniffing.hpp"

#include <gtest/gtest.h>

#include <array>

namespace document {
namespace {

using namespace std::string_view_literals;

struct Known {
    Fit (*fits)(Sample const& sample);
    std::string_view bytes;
};

constexpr std::array known{
    Known{fits_pdf, "%PDF-1.7\n"sv},
    Known{fits_pdf, "\xEF\xBB\xBF\r\n%PDF-1.4"sv},
    Known{fits_picture, "\x89PNG\r\n\x1A\n"sv},
    Known{fits_picture, "\xFF\xD8\xFF\xE0"sv},
    Known{fits_picture, "MM\0*\0\0\0\x08"sv},
    Known{fits_picture, "RIFF\x24\0\0\0WEBPVP8 "sv},
    Known{fits_docx, "PK\x03\x04..[Content_Types].xml..word/document.xml"sv},
    Known{fits_xlsx, "PK\x03\x04..xl/workbook.xml"sv},
    Known{fits_legacy, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv},
    Known{fits_legacy, "{\\rtf1\\ansi"sv},
    Known{fits_archive, "PK\x03\x04..2024.html"sv},
    Known{fits_archive, "\x1F\x8B\x08\0"sv},
    Known{fits_html, "<!DOCTYPE HTML PUBLIC>"sv},
    Known{fits_csv, "a,b\nc,d\n"sv},
};

TEST(Sniffing, TellsEachFormatFromAllOthers)
{
    constexpr std::array all{fits_pdf,    fits_picture, fits_docx, fits_xlsx, fits_legacy,
                             fits_archive, fits_html,    fits_csv};
    for (auto const& [fits, bytes] : known) {
        auto const sample = take_sample(bytes);
        for (auto const other : all)
            EXPECT_EQ(other(sample) == Fit::certain, other == fits) << bytes;
    }
}

TEST(Sniffing, TakesTextThatBeginsLikeABitmapForText)
{
    EXPECT_EQ(fits_picture(take_sample("BM 2024 年度政府信息公开工作年度报告")), Fit::no);
    EXPECT_EQ(fits_text(take_sample("BM 2024 年度政府信息公开工作年度报告")), Fit::possible);
}

// A cut in the middle of a character must not make a long text look broken.
TEST(Sniffing, TakesTheBeginningOfALongText)
{
    std::string text;
    while (text.size() < 20'000)
        text += "政府信息公开";

    EXPECT_EQ(fits_text(take_sample(text)), Fit::possible);
    EXPECT_EQ(fits_text(take_sample("x" + text)), Fit::possible);
}

}  // namespace
}  // namespace document
