// Reports broken in every way we know, in every format: an unread figure is no fault, a wrong one always is.
#include "report/sample/testing.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace report {
namespace {

using testing::bench;
using testing::make_source;
using testing::read_back;
using testing::score;

// A PDF takes too long for so many; what it prints are the documents that the others show as well.
bool shows_damages(SampleFormat const& format)
{
    return format.from_document && format.group != "pdf";
}

std::string written(SampleFormat const& format, SampleSource const& source)
{
    return format.write(source, {}).value();
}

// What became of one damage in all formats and seeds.
struct Outcome {
    long right = 0;
    long unread = 0;
    std::vector<std::string> wrong = {};
    std::vector<std::string> formats = {};  // in which it shows

    void add(testing::Score const& score)
    {
        right += score.right;
        unread += score.unread;
        wrong.insert(wrong.end(), score.wrong.begin(), score.wrong.end());
    }
};

void try_format(Outcome& outcome, SampleFormat const& format, SampleSource const& damaged, std::uint64_t seed, std::string const& where)
{
    auto const bytes = written(format, damaged);
    if (bytes == written(format, make_source(seed)))
        return;
    auto const name = std::string{format.group};
    if (std::find(outcome.formats.begin(), outcome.formats.end(), name) == outcome.formats.end())
        outcome.formats.push_back(name);
    outcome.add(score(read_back(format, bytes), damaged, where + " " + std::string{format.name}));
}

// Applies the damage to `times` reports that give occasion for it.
Outcome outcome_of(Damage const& damage, int times)
{
    Outcome outcome;
    for (std::uint64_t seed = 1; times > 0 && seed < 10'000; ++seed) {
        auto source = make_source(seed);
        Random random{seed};
        if (!damage.apply(source, random))
            continue;
        --times;
        auto const where = std::string{damage.name} + " seed " + std::to_string(seed);
        EXPECT_EQ(score(bench().reader.read(source.document), source, where + " document").wrong, std::vector<std::string>{});
        for (auto const& format : sample_formats())
            if (shows_damages(format))
                try_format(outcome, format, source, seed, where);
    }
    return outcome;
}

std::string joined(std::vector<std::string> const& words)
{
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string row_of(Damage const& damage, Outcome const& outcome)
{
    auto const share = [&](long cells) {
        auto const all = outcome.right + outcome.unread;
        return all == 0 ? std::string{"–"} : fmt::format("{:.1f} %", 100.0 * static_cast<double>(cells) / static_cast<double>(all));
    };
    auto what = std::string{damage.what};
    for (auto at = what.find('|'); at != std::string::npos; at = what.find('|', at + 2))
        what.insert(at, "\\");
    return fmt::format("| {} | {} | {} | {} | {} | {} |\n", damage.name, what, joined(outcome.formats), share(outcome.right),
                       share(outcome.unread), outcome.wrong.size());
}

constexpr int reports_a_damage = 4;

std::string table_head()
{
    return fmt::format(
        "# Damages\n\n"
        "Every way in which the sample reports are broken, and what the reader makes of it. Of the figures that are still\n"
        "printed, *right* are read as they are; *unread* come back without a value, marked as such; *wrong* would be read as\n"
        "another value, or read where none is printed: there must be none. {} reports a damage, of both forms, each in every\n"
        "format in which the damage shows (`text` has {} layouts).\n\n"
        "Made by `UPDATE_GOLDEN=1 report_sample_test --gtest_filter='Damages.HaveATable'`; thousands of seeds, alone and two\n"
        "at a time, run with `GONGKAI_LONG_TESTS=1`.\n\n"
        "| damage | what | shows in | right | unread | wrong |\n|---|---|---|---:|---:|---:|\n",
        reports_a_damage, find_sample_formats("text").size());
}

// UPDATE_GOLDEN=1 writes the file instead of comparing.
std::string expected_table(std::string const& actual)
{
    auto const path = std::filesystem::path{GONGKAI_SOURCE_DIR} / "docs/damages.md";
    if (std::getenv("UPDATE_GOLDEN") != nullptr)
        std::ofstream{path, std::ios::binary} << actual;
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void break_twice(Damage const& one, Damage const& two, std::uint64_t seed)
{
    auto source = make_source(seed);
    Random random{seed};
    (void)one.apply(source, random);
    (void)two.apply(source, random);
    auto const where = std::string{one.name} + " and " + std::string{two.name} + " seed " + std::to_string(seed);
    EXPECT_EQ(score(bench().reader.read(source.document), source, where + " document").wrong, std::vector<std::string>{});
    std::vector<SampleFormat> formats;
    std::copy_if(sample_formats().begin(), sample_formats().end(), std::back_inserter(formats), shows_damages);
    auto const& format = formats[seed % formats.size()];
    EXPECT_EQ(score(read_back(format, written(format, source)), source, where + " " + std::string{format.name}).wrong,
              std::vector<std::string>{});
}

}  // namespace

TEST(Damages, HaveATable)
{
    auto table = table_head();
    for (auto const& damage : all_damages()) {
        auto const outcome = outcome_of(damage, reports_a_damage);

        EXPECT_EQ(outcome.wrong, std::vector<std::string>{});
        EXPECT_FALSE(outcome.formats.empty()) << damage.name << " changes nothing";
        table += row_of(damage, outcome);
    }

    EXPECT_EQ(table, expected_table(table));
}

TEST(Damages, AloneNeverMakeAWrongValue)
{
    if (!testing::tests_are_long())
        GTEST_SKIP() << "the table does the same for a few seeds";
    for (auto const& damage : all_damages())
        EXPECT_EQ(outcome_of(damage, 250).wrong, std::vector<std::string>{});
}

TEST(Damages, TwoAtATimeNeverMakeAWrongValue)
{
    std::uint64_t seed = 0;
    for (auto const& one : all_damages())
        for (auto const& two : all_damages())
            if (one.name < two.name)
                for (int times = testing::tests_are_long() ? 24 : 1; times > 0; --times)
                    break_twice(one, two, ++seed);
}

}  // namespace report
