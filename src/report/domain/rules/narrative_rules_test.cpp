#include "report/domain/rules/narrative_rules_fixture.hpp"

#include "base/fold.hpp"
#include "base/json.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/narrative/narrative.hpp"
#include "report/domain/rules/example.hpp"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

namespace report {
namespace {

using test::apply_narrative_rules;
using test::rules_of;
using ::testing::UnorderedElementsAreArray;

std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> split(std::string const& text, char mark)
{
    std::vector<std::string> parts;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, mark);)
        parts.push_back(part);
    return parts;
}

std::string to_text(CheckResult const& result)
{
    std::string text;
    for (auto const& finding : result.findings) {
        text += finding.rule + " " + base::to_string(finding.at) + " " + message_of(*test::find_rule(finding.rule), finding, Language::zh) + "\n";
    }
    return text;
}

// The six parts of a seed: what stands below their headings, tables left out.
Report read_seed(std::string const& text, base::Json const& truth)
{
    auto report = test::report_of_zeros();
    report.organisation = truth.at("organisation").get<std::string>();
    report.year = truth.at("year").get<int>();
    std::size_t section = narrative::preamble;
    int line = 0;
    for (auto const& raw : split(text, '\n')) {
        ++line;
        auto const folded = base::fold(raw);
        for (std::size_t i = section == narrative::preamble ? 0 : section + 1; i < section_count; ++i)
            if (auto const& form = report.form->sections[i]; folded == base::fold(form.number + "、" + form.title.official)) {
                section = i;
                report.sections[i].present = true;
            }
        if (line == 1 || folded.empty() || raw.find('\t') != std::string::npos || raw.starts_with("|") || (section > 0 && section < 4))
            continue;
        if (section == narrative::preamble)
            report.preamble.push_back({raw, base::line_place(line)});
        else if (folded != base::fold(report.form->sections[section].number + "、" + report.form->sections[section].title.official))
            report.sections[section].paragraphs.push_back({raw, base::line_place(line)});
    }
    return report;
}

bool has_unfilled_words(Rule const& rule, Finding const& finding)
{
    return base::fill_words(rule.message_zh + rule.message_en + rule.advice_zh + rule.advice_en, finding.words).find('{') != std::string::npos;
}

class Seed : public ::testing::TestWithParam<std::pair<std::string, std::vector<std::string>>> {};

TEST_P(Seed, GivesOnlyTheFindingsThatAreListed)
{
    auto folder = std::filesystem::path{GONGKAI_SOURCE_DIR} / "../shared/seeds";
    if (!std::filesystem::exists(folder))
        folder = std::filesystem::path{GONGKAI_SOURCE_DIR} / "../../shared/seeds";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "the seeds are not here";
    auto const& [number, expected] = GetParam();
    for (auto const& line : split(read_file(folder / "truth.jsonl"), '\n')) {
        auto const truth = base::Json::parse(line);
        auto const file = truth.at("file").get<std::string>();
        if (!file.starts_with(number))
            continue;
        auto const report = read_seed(read_file(folder / file), truth);

        auto const result = apply_narrative_rules({report});

        EXPECT_THAT(rules_of(result), UnorderedElementsAreArray(expected)) << to_text(result);
        return;
    }
    FAIL() << "no seed " << number;
}

INSTANTIATE_TEST_SUITE_P(All, Seed,
                         ::testing::Values(std::pair{"000", std::vector<std::string>{"R-NV-16", "R-NV-18"}},
                                           std::pair{"001", std::vector<std::string>{"R-NV-16"}},
                                           std::pair{"002", std::vector<std::string>{"R-NV-19"}},
                                           std::pair{"003", std::vector<std::string>{"R-NV-16"}},
                                           std::pair{"004", std::vector<std::string>{"R-NV-09", "R-NV-16", "R-NV-18"}}),
                         [](auto const& seed) { return "seed" + std::string{seed.param.first}; });

TEST(NarrativeRules, AreNamedByTheEntriesOneByOne)
{
    std::vector<std::string> named;
    for (auto const* rule : test::narrative_entries())
        named.push_back(rule->function);
    std::vector<std::string> functions;
    for (auto const& function : narrative_rules())
        functions.emplace_back(function.name);

    EXPECT_THAT(named, UnorderedElementsAreArray(functions));
}

TEST(NarrativeRules, HoldForTheExamplesThatKeepThemAndFailForThoseThatBreakThem)
{
    config::LawFiles const law;
    auto const builder = ExampleBuilder::parse(law.file("example-report.json").content, test::shipped_forms());
    ASSERT_TRUE(builder);
    for (auto const* entry : test::narrative_entries()) {
        auto const& rule = *entry;
        for (auto const* kind : {"keeps", "breaks"}) {
            auto const example = builder->build(rule.examples.at(kind));
            ASSERT_TRUE(example) << rule.id << base::to_string(example.error());

            auto const result = apply_narrative_rules(example->facts());

            auto const found = rules_of(result);
            bool const failed = std::find(found.begin(), found.end(), rule.id) != found.end();
            EXPECT_EQ(failed, std::string_view{kind} == "breaks") << rule.id << " " << kind << "\n" << to_text(result);
            for (auto const& finding : result.findings)
                EXPECT_FALSE(finding.rule == rule.id && has_unfilled_words(rule, finding)) << rule.id;
        }
    }
}

TEST(NarrativeRules, FindNothingInTheExampleReport)
{
    config::LawFiles const law;
    auto const builder = ExampleBuilder::parse(law.file("example-report.json").content, test::shipped_forms());
    auto const example = builder->build(base::Json::object());

    auto const result = apply_narrative_rules(example->facts());

    EXPECT_TRUE(result.findings.empty()) << to_text(result);
}

}  // namespace
}  // namespace report
