// Reports printed, photographed, scanned and damaged: an unread figure is no fault, a wrong one always is.
#include "report/pictures/picture_table.hpp"
#include "report/sample/testing.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace report {
namespace {

using namespace report::testing;
using document::page::testing::all_page_damages;

bool chosen(char const* variable, std::string_view name)
{
    auto const* wanted = std::getenv(variable);
    return wanted == nullptr || name == wanted;
}

TEST(Try, It)
{
    auto const seeds = std::getenv("SEEDS") != nullptr ? std::atoi(std::getenv("SEEDS")) : 1;
    for (auto const face : printed_faces())
        for (int dpi : {300, 150}) {
            if (!chosen("FACE", face) || !chosen("DPI", std::to_string(dpi)))
                continue;
            for (unsigned seed = 1; seed <= static_cast<unsigned>(seeds); ++seed) {
                if (!chosen("SEED", std::to_string(seed)))
                    continue;
                auto const printed = print_report(seed, face, dpi, Pages::with_tables);
                for (auto const& damage : all_page_damages())
                    if (chosen("CASE", damage.name)) {
                        auto const score = score_picture(printed, {&damage}, seed, "");
                        std::cout << row_of(std::string{damage.name} + " " + std::string{face} + " " + std::to_string(dpi) + " " + std::to_string(seed), "", score);
                        for (auto const& wrong : score.wrong)
                            std::cout << "  WRONG " << wrong << "\n";
                        if (std::getenv("SHOW") != nullptr)
                            for (auto const& note : score.places.notes)
                                std::cout << "  " << note << "\n";
                        std::cout << std::flush;
                    }
            }
        }
}

}  // namespace
}  // namespace report
