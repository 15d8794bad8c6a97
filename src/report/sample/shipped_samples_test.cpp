// samples/ holds what the generator makes of this table, and the rules find in it what was planted and nothing else.
// UPDATE_GOLDEN=1 writes the folder anew.
#include "report/sample/mistake.hpp"
#include "report/sample/testing.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace report {
namespace {

using testing::bench;

struct ShippedSample {
    char const* format;
    int year;
    std::uint64_t seed;
    std::vector<char const*> mistakes = {};
    char const* damage = nullptr;
};

std::vector<ShippedSample> const& shipped_samples()
{
    static std::vector<ShippedSample> const samples{
        {"site-html", 2025, 10'006'574},  // 石桥镇, which ./run speaks of
        {"text-tabs", 2025, 2},
        {"text-exploded-pipes", 2025, 3, {"total-and-breakdown-differ", "wrong-total"}},
        {"text-lines", 2020, 4},
        {"text-pipes", 2025, 10'000'024, {"none-received-but-table"}, "row-shifted"},
        {"site-html", 2025, 10'000'030, {"year-left-over", "received-and-table-differ"}, "table-in-two-pieces"},
        {"word-html", 2025, 7, {"placeholder-left"}},
        {"docx", 2025, 8, {"wrong-balance", "name-of-another-town", "broken-bracket"}},
        {"docx", 2020, 9},
        {"markdown", 2024, 10, {"fee-not-mentioned"}},
        {"xlsx", 2025, 11, {"wrong-result-sum"}},
        {"csv", 2025, 12},
        {"json", 2025, 13, {"mobile-number"}},
    };
    return samples;
}

std::filesystem::path folder()
{
    return std::filesystem::path{GONGKAI_SOURCE_DIR} / "samples";
}

// 青河县柳溪镇人民政府 -> 柳溪镇
std::string town_of(std::string organisation)
{
    for (std::string_view const county : {"县", "区", "市"})
        if (auto const at = organisation.find(county); at != std::string::npos)
            organisation.erase(0, at + county.size());
    return organisation.substr(0, organisation.find("人民政府"));
}

Damage const* find_damage(std::string_view name)
{
    auto const all = all_damages();
    auto const found = std::find_if(all.begin(), all.end(), [name](Damage const& damage) { return damage.name == name; });
    return found == all.end() ? nullptr : &*found;
}

struct Made {
    std::string file;
    std::string bytes;
};

Made make(ShippedSample const& sample)
{
    auto report = make_sample_report(bench().forms, bench().sentences, sample.year, sample.seed);
    auto const other = make_sample_report(bench().forms, bench().sentences, sample.year, sample.seed + 1);
    Random random{sample.seed};
    for (auto const* mistake : sample.mistakes)
        EXPECT_TRUE(find_mistake(mistake)->plant(report, other, random)) << mistake << " in seed " << sample.seed;
    auto source = sample_source(report, bench().forms);
    if (sample.damage != nullptr) {
        EXPECT_TRUE(find_damage(sample.damage)->apply(source, random)) << sample.damage << " in seed " << sample.seed;
    }
    auto const& format = *find_sample_formats(sample.format).front();
    return {fmt::format("{}{}.{}", town_of(report.organisation), sample.year, format.ending), format.write(source, report).value()};
}

std::string readme()
{
    std::string text{
        "# Sample reports\n\n"
        "Made-up reports of made-up townships, by the project's own generator (`gongkai sample DIR` makes any number more).\n"
        "Some have mistakes planted in them, which `gongkai report check samples` finds; some are broken as real files are.\n"
        "A PDF is too big to ship: `gongkai report write samples/石桥镇2025.html -o report.pdf` makes one.\n\n"
        "| file | layout | planted mistakes (and the rule that finds each) | broken |\n|---|---|---|---|\n"};
    for (auto const& sample : shipped_samples()) {
        std::string planted;
        for (auto const* name : sample.mistakes)
            planted += fmt::format("{}{} ({})", planted.empty() ? "" : "; ", find_mistake(name)->what, find_mistake(name)->rule);
        text += fmt::format("| {} | {}, form of {} | {} | {} |\n", make(sample).file, sample.format, sample.year < 2021 ? 2019 : 2021,
                            planted.empty() ? "none" : planted, sample.damage == nullptr ? "" : find_damage(sample.damage)->what);
    }
    return text;
}

std::string content(std::string const& file)
{
    std::ifstream stream{folder() / file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void update(std::string const& file, std::string const& bytes)
{
    if (std::getenv("UPDATE_GOLDEN") == nullptr)
        return;
    std::filesystem::create_directories(folder());
    std::ofstream{folder() / file, std::ios::binary} << bytes;
}

CheckResult check(Report const& report)
{
    return testing::shipped_checker().check({.report = report, .documents = testing::known_documents()});
}

}  // namespace

TEST(ShippedSamples, AreWhatTheGeneratorMakes)
{
    std::size_t total = 0;
    std::size_t files = 1;
    for (auto const& sample : shipped_samples()) {
        auto const made = make(sample);
        update(made.file, made.bytes);
        EXPECT_TRUE(content(made.file) == made.bytes) << made.file;
        total += content(made.file).size();
        ++files;
    }
    update("README.md", readme());

    EXPECT_EQ(content("README.md"), readme());
    EXPECT_LT(total, 400'000U);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder()}, {}), static_cast<std::ptrdiff_t>(files));
}

TEST(ShippedSamples, RaiseWhatWasPlantedInThem)
{
    for (auto const& sample : shipped_samples()) {
        auto const file = make(sample).file;
        auto const result = check(testing::read_back(*find_sample_formats(sample.format).front(), content(file)));

        if (sample.mistakes.empty()) {
            EXPECT_EQ(testing::rules_of(result), std::vector<std::string>{}) << file;
        }
        for (auto const* name : sample.mistakes)
            EXPECT_FALSE(testing::findings_of(result, find_mistake(name)->rule).empty()) << file << ' ' << name;
    }
}

}  // namespace report
