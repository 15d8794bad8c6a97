// Reports printed, photographed, scanned and damaged: an unread figure is no fault, a wrong one always is.
#include "report/pictures/picture_table.hpp"
#include "report/sample/testing.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iostream>

namespace report {
namespace {

using namespace report::testing;
using document::page::testing::all_page_damages;

using Strings = std::vector<std::string>;

PageDamages damages(std::initializer_list<std::string_view> names)
{
    PageDamages found;
    for (auto const name : names)
        for (auto const& damage : all_page_damages())
            if (damage.name == name)
                found.push_back(&damage);
    return found;
}

// One report on paper.
struct Print {
    std::string_view face;
    int dots_per_inch = 300;
    unsigned seed = 1;
};

// The n-th of the prints that damages are tried on: every face, both resolutions, both forms.
Print print_number(std::size_t n)
{
    auto const faces = printed_faces();
    return {faces[n % faces.size()], (n / faces.size() + n) % 2 == 0 ? 300 : 150, static_cast<unsigned>(1 + n % 7)};
}

std::string name_of(Print const& print)
{
    return std::string{print.face} + ", " + std::to_string(print.dots_per_inch) + " dpi, seed " + std::to_string(print.seed);
}

// GONGKAI_SHOW=1 tells each cell that is not right.
PictureScore tried(Print const& print, PageDamages const& damages)
{
    auto const printed = print_report(print.seed, print.face, print.dots_per_inch, Pages::with_tables);
    auto const where = testing::name_of(damages) + ", " + name_of(print);
    auto const score = score_picture(printed, damages, print.seed, where);
    EXPECT_EQ(score.wrong, Strings{});
    std::cout << row_of(where, "", score);
    if (std::getenv("GONGKAI_SHOW") != nullptr)
        for (auto const& note : score.places.notes)
            std::cout << "  " << note << '\n';
    std::cout << std::flush;
    return score;
}

constexpr std::string_view document_head =
    "# Pictures, scans, photographs\n\n"
    "What is read of made-up reports that were printed, made into pictures, damaged, recognised and read as a report, end\n"
    "to end. Of the figures printed, *right* are read as they are; *flagged* come back ambiguous or unreadable; *blank* would\n"
    "be taken for an empty cell; of *absent* ones the row or column was not found; *wrong* would be read as another value, or\n"
    "read where none is printed: there must be none. *Cells right by place* and *labels* are the recogniser alone: cells and\n"
    "labels that are clear and character for character as printed, before the labels of the form help. *Longest page* is\n"
    "processor time.\n\n"
    "Printed by our own PDF writer (`official`) and plainly in one face each, drawn by poppler, only the pages that hold\n"
    "tables; two prints a damage, of either form and resolution. Made by `UPDATE_GOLDEN=1 GONGKAI_LONG_TESTS=1 report_pictures_test --gtest_filter='LongPictures.*'`, which\n"
    "takes about half an hour of processor time and can be run test by test.\n";

constexpr std::string_view column_heads =
    "| page | what | figures | right | flagged | blank | absent | wrong | cells right by place | labels | longest page |\n"
    "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";

std::string content_of(std::filesystem::path const& path)
{
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// One table of docs/ocr.md, kept row by row where UPDATE_GOLDEN=1, so that a run that was stopped is not lost.
class KeptTable {
public:
    explicit KeptTable(std::string_view title) : heading_{"\n## " + std::string{title} + "\n\n"} {}

    void add(std::string const& row)
    {
        rows_ += row;
        if (std::getenv("UPDATE_GOLDEN") == nullptr)
            return;
        auto const path = std::filesystem::path{GONGKAI_SOURCE_DIR} / "docs/ocr.md";
        auto text = content_of(path);
        if (text.empty())
            text = document_head;
        auto const begin = std::min(text.find(heading_), text.size());
        auto const end = begin == text.size() ? begin : std::min(text.find("\n## ", begin + 1), text.size());
        text.replace(begin, end - begin, heading_ + std::string{column_heads} + rows_);
        std::ofstream{path, std::ios::binary} << text;
    }

private:
    std::string heading_;
    std::string rows_;
};

bool skips_long_tests() { return !testing::tests_are_long(); }

}  // namespace

TEST(Pictures, AreReadRightOrFlagged)
{
    auto printed = print_report(1, official_face, 150, Pages::with_tables);
    printed.pages.resize(1);

    for (auto const& one : {damages({"clean"}), damages({"photographed"}), damages({"seal", "skew-2", "jpeg60"})}) {
        auto const score = score_picture(printed, one, 1, testing::name_of(one));

        EXPECT_EQ(score.wrong, Strings{}) << testing::name_of(one);
        EXPECT_EQ(score.blank, 0) << testing::name_of(one);
        EXPECT_GT(score.right, 40) << testing::name_of(one);
    }
}

TEST(PageDamages, ChangeThePage)
{
    auto const printed = print_report(1, official_face, 150, Pages::with_tables);
    auto* page = printed.pages.front().picture.get();
    for (auto const& damage : all_page_damages()) {
        l_int32 same = 0;
        auto const damaged = damage.apply(page, 1);
        pixEqual(page, damaged.get(), &same);
        EXPECT_EQ(same != 0, damage.name == "clean") << damage.name;
    }
}

TEST(LongPictures, OfCleanPagesAreReadRight)
{
    if (skips_long_tests())
        GTEST_SKIP() << "minutes: GONGKAI_LONG_TESTS=1";
    KeptTable table{"Clean pages"};
    for (auto const face : printed_faces())
        for (int dots : {300, 150}) {
            PictureScore sum;
            for (unsigned const seed : {1U, 4U})
                sum += tried({face, dots, seed}, damages({"clean"}));

            EXPECT_GE(sum.right * 100, sum.printed() * 99) << face << ' ' << dots;
            EXPECT_EQ(sum.blank, 0) << face << ' ' << dots;
            table.add(row_of(std::string{face}, std::to_string(dots) + " dpi", sum));
        }
}

TEST(LongPictures, WithOneDamageGiveNoWrongValue)
{
    if (skips_long_tests())
        GTEST_SKIP() << "minutes: GONGKAI_LONG_TESTS=1";
    KeptTable table{"One damage at a time"};
    std::size_t number = 0;
    for (auto const& damage : all_page_damages()) {
        if (damage.name == "clean")
            continue;
        PictureScore sum;
        for (int times = 0; times < 2; ++times)
            sum += tried(print_number(number++), {&damage});
        table.add(row_of(std::string{damage.name}, std::string{damage.what}, sum));
    }
}

TEST(LongPictures, WithTwoDamagesGiveNoWrongValue)
{
    if (skips_long_tests())
        GTEST_SKIP() << "minutes: GONGKAI_LONG_TESTS=1";
    KeptTable table{"Two at a time"};
    auto const chosen = damages({"seal", "curved", "photographed", "skew+2", "turned-90", "shadow", "blur", "noise", "speckle", "jpeg60"});
    std::size_t number = 0;
    for (std::size_t two = 1; two < chosen.size(); ++two)
        for (std::size_t one = 0; one < two; ++one, ++number)
            table.add(row_of(testing::name_of({chosen[one], chosen[two]}), name_of(print_number(number)),
                             tried(print_number(number), {chosen[one], chosen[two]})));
}

}  // namespace report
