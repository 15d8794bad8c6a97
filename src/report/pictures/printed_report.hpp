#pragma once

#include "document/page/page_content.hpp"
#include "document/page/pix.hpp"
#include "document/page/testing/page_damages.hpp"
#include "report/sample/damage.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// For tests: a made-up report on paper, and what is read of a picture of it.
namespace report::testing {

// The faces in which reports are printed: the official layout of our own PDF writer, and plain pages in one face.
inline constexpr std::string_view official_face = "official";
[[nodiscard]] std::span<std::string_view const> printed_faces();

struct PrintedPage {
    int number = 1;
    document::page::PixPtr picture;
};

struct PrintedReport {
    SampleSource source;
    document::Document document;     // as read from the PDF's own text, with the place of each cell
    std::vector<PrintedPage> pages;
};

enum class Pages { all, with_tables };
[[nodiscard]] PrintedReport print_report(std::uint64_t seed, std::string_view face, int dots_per_inch, Pages pages);

using PageDamages = std::vector<document::page::testing::PageDamage const*>;

// "skew+2 and seal"
[[nodiscard]] std::string name_of(PageDamages const& damages);

struct RecognisedReport {
    document::Document document;
    double longest_page = 0;  // seconds of processor time
};
[[nodiscard]] RecognisedReport recognise(PrintedReport const& printed, PageDamages const& damages, unsigned seed);

}  // namespace report::testing
