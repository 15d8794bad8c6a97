#include "report/sample/sample_files.hpp"

#include "report/sample/mistake.hpp"
#include "report/sample/testing.hpp"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

namespace report {
namespace {

using testing::bench;

std::string content(std::filesystem::path const& path)
{
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<base::Json> lines_of(std::filesystem::path const& path)
{
    std::vector<base::Json> lines;
    std::ifstream stream{path};
    for (std::string line; std::getline(stream, line);)
        lines.push_back(base::Json::parse(line));
    return lines;
}

class SampleFolder : public ::testing::Test {
protected:
    std::filesystem::path make(std::string const& name, SampleOptions const& options)
    {
        auto const folder = folder_ / name;
        EXPECT_TRUE(make_sample_files(folder, bench().forms, bench().sentences, options).has_value());
        return folder;
    }

    void SetUp() override { folder_ = std::filesystem::path{::testing::TempDir()} / ("samples-" + std::to_string(::getpid())); }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_;
};

}  // namespace

TEST_F(SampleFolder, HoldsTheSameFilesForTheSameSeed)
{
    auto const options = SampleOptions{.count = 40, .seed = 5, .damaged_percent = 30, .mistaken_percent = 30};
    auto one_thread = options;
    one_thread.threads = 1;

    auto const first = make("first", options);
    auto const second = make("second", one_thread);

    for (auto const& entry : std::filesystem::directory_iterator{first})
        EXPECT_EQ(content(entry.path()), content(second / entry.path().filename())) << entry.path();
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{first}, {}), 41);
}

TEST_F(SampleFolder, MixesFormatsByTheirShares)
{
    auto const folder = make("mix", {.count = 400});

    std::map<std::string, int> files;
    for (auto const& entry : std::filesystem::directory_iterator{folder})
        ++files[entry.path().extension().string()];

    EXPECT_NEAR(files[".txt"], 160, 40);
    EXPECT_NEAR(files[".html"], 160, 40);
    EXPECT_NEAR(files[".htm"], 20, 16);
    EXPECT_NEAR(files[".docx"], 60, 30);
}

TEST_F(SampleFolder, TellsTheTruthAboutEachFile)
{
    auto const folder = make("truth", {.count = 60, .seed = 9, .damaged_percent = 40, .mistaken_percent = 40});

    int damaged = 0;
    int mistaken = 0;
    for (auto const& line : lines_of(folder / "truth.jsonl")) {
        auto const file = line.at("file").get<std::string>();
        auto const report = bench().reader.read(document::read_document(content(folder / file), file, {}).value());
        damaged += line.at("damages").empty() ? 0 : 1;
        for (auto const& mistake : line.at("mistakes")) {
            ++mistaken;
            EXPECT_NE(find_mistake(mistake.at("name").get<std::string>()), nullptr);
        }
        for (std::size_t i = 0; i < report.cells.size(); ++i) {
            auto const& truth = line.at("cells").value(report.form->cells[i].id, base::Json{});
            if (auto const value = report.cells[i].known()) {
                EXPECT_EQ(truth.dump(), to_string(*value)) << file << ' ' << report.form->cells[i].id;
            } else if (line.at("damages").empty()) {
                EXPECT_FALSE(truth.is_number()) << file << ' ' << report.form->cells[i].id;
            }
        }
    }
    EXPECT_GT(damaged, 5);
    EXPECT_GT(mistaken, 5);
}

TEST_F(SampleFolder, IsRefusedForAYearWithoutAFormAndForUnknownFormats)
{
    auto const early = make_sample_files(folder_, bench().forms, bench().sentences, {.year = 2012});
    auto const unknown = parse_formats("text,tablet");

    EXPECT_EQ(early.error().code, "sample.no-form");
    EXPECT_EQ(unknown.error().code, "sample.unknown-format");
    EXPECT_EQ(parse_formats("text,docx")->size(), 2U);
}

}  // namespace report
