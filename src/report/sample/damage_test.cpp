#include "report/sample/damage.hpp"

#include "document/text/text_reader.hpp"
#include "platform/config/law_files.hpp"
#include "report/reading/read_report.hpp"
#include "report/sample/sample_report.hpp"
#include "report/sample/text_layout.hpp"

#include <gtest/gtest.h>

namespace report {
namespace {

// Everything that making and reading samples needs, loaded once.
struct Bench {
    config::LawFiles law;
    Forms forms = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    SampleSentences sentences = SampleSentences::parse(law.file("sample-text.json").content).value();
    ReportReader reader{forms};
};

Bench const& bench()
{
    static Bench const shared;
    return shared;
}

SampleSource make_source(std::uint64_t seed)
{
    auto const year = seed % 4 == 0 ? 2020 : 2023;
    return sample_source(make_sample_report(bench().forms, bench().sentences, year, seed), bench().forms);
}

struct Score {
    int right = 0;
    int unread = 0;
    std::vector<std::string> wrong;  // a value that is not the one printed, or one where nothing is printed
};

Score score(Report const& report, SampleSource const& source, std::string const& where)
{
    Score score;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const& id = report.form->cells[i].id;
        auto const& cell = report.cells[i];
        auto const truth = source.truth.find(id);
        auto const value = truth == source.truth.end() ? std::nullopt : truth->second;
        if (!cell.known())
            score.unread += value ? 1 : 0;
        else if (value && *value == cell.value)
            ++score.right;
        else
            score.wrong.push_back(where + ": " + id + " read as " + to_string(cell.value) + ", printed " +
                                  (value ? to_string(*value) : "nothing"));
    }
    return score;
}

Report read_laid_out(SampleSource const& source, TextLayout layout)
{
    auto const text = lay_out(source.document, layout);
    return bench().reader.read(document::read_text(text, {}).value());
}

}  // namespace

TEST(Samples, AreReadWholeInEveryTextLayout)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        for (auto const layout : all_text_layouts) {
            auto const source = make_source(seed);
            auto const report = read_laid_out(source, layout);
            auto const where = std::string{to_string(layout)} + " seed " + std::to_string(seed);

            ASSERT_NE(report.form, nullptr) << where;
            EXPECT_EQ(report.form, source.form) << where;
            auto const result = score(report, source, where);
            EXPECT_EQ(result.wrong, std::vector<std::string>{});
            EXPECT_EQ(result.unread, 0) << where;
        }
}

TEST(Samples, AreReadWholeFromTheNeutralDocument)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        auto const source = make_source(seed);
        auto const result = score(bench().reader.read(source.document), source, "document seed " + std::to_string(seed));

        EXPECT_EQ(result.wrong, std::vector<std::string>{});
        EXPECT_EQ(result.unread, 0);
    }
}

TEST(Damages, EachChangesSomethingAndNeverMakesAWrongValue)
{
    for (auto const& damage : all_damages()) {
        bool changed = false;
        for (std::uint64_t seed = 1; seed <= 24; ++seed) {
            auto source = make_source(seed);
            Random random{seed};
            if (!damage.apply(source, random))
                continue;
            changed = true;
            auto const where = std::string{damage.name} + " seed " + std::to_string(seed);
            EXPECT_EQ(score(bench().reader.read(source.document), source, where + " document").wrong, std::vector<std::string>{});
            for (auto const layout : all_text_layouts)
                EXPECT_EQ(score(read_laid_out(source, layout), source, where + " " + std::string{to_string(layout)}).wrong,
                          std::vector<std::string>{});
        }
        EXPECT_TRUE(changed) << damage.name;
    }
}

TEST(Damages, TwoAtATimeNeverMakeAWrongValue)
{
    std::uint64_t seed = 0;
    for (auto const& one : all_damages())
        for (auto const& two : all_damages()) {
            if (one.name >= two.name)
                continue;
            for (int times = 0; times < 2; ++times) {
                auto source = make_source(++seed);
                Random random{seed};
                (void)one.apply(source, random);
                (void)two.apply(source, random);
                auto const where = std::string{one.name} + " and " + std::string{two.name} + " seed " + std::to_string(seed);
                EXPECT_EQ(score(bench().reader.read(source.document), source, where + " document").wrong, std::vector<std::string>{});
                auto const layout = all_text_layouts[seed % all_text_layouts.size()];
                EXPECT_EQ(score(read_laid_out(source, layout), source, where + " " + std::string{to_string(layout)}).wrong,
                          std::vector<std::string>{});
            }
        }
}

}  // namespace report
