#include "report/drafting/facts.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using disclosure::NormativeDocument;
using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Not;

TextLaw const& law()
{
    static config::LawFiles const files;
    static auto const shipped = TextLaw::parse(base::Json::parse(files.file("report-text.json").content)).value();
    return shipped;
}

Form const& form()
{
    static config::LawFiles const files;
    static auto const shipped = Forms::parse({files.file("form-2021.json").content}).value();
    return *shipped.find("2021");
}

Date day(unsigned month, unsigned of_month, int year = 2025)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

Draft draft(requests::Cells counts)
{
    auto made = new_draft(form(), "青石县柳河镇人民政府", 2025);
    take_computed(made, compile(form(), {.organisation = made.organisation, .year = 2025, .counts = std::move(counts)}).report);
    return made;
}

std::vector<std::string> clauses(std::vector<Fact> const& facts)
{
    std::vector<std::string> all;
    for (auto const& fact : facts)
        all.push_back(fact.clause);
    return all;
}

}  // namespace

TEST(Facts, AreThoseThatAreKnown)
{
    auto const facts = facts_of(law(), draft({{"t3.new.total", 3}, {"t3.new.natural_person", 0}, {"t3.granted.total", 2}, {"t3.partial.total", 0}}), {}, day(1, 12, 2026));

    EXPECT_THAT(clauses(facts), ElementsAre("收到政府信息公开申请3件", "予以公开2件"));
    EXPECT_THAT(facts, Each(AllOf(Field(&Fact::source, FactSource::ledger), Field(&Fact::as_of, day(12, 31)))));
    EXPECT_EQ(facts.front().cell, form().find_cell("t3.new.total"));
}

TEST(Facts, TellUntilWhichDayOfTheYearWasCounted)
{
    EXPECT_THAT(facts_of(law(), draft({{"t3.new.total", 3}}), {}, day(11, 4)), ElementsAre(Field(&Fact::as_of, day(11, 4))));
}

TEST(Facts, TellApartWhatWasTyped)
{
    auto made = draft({{"t3.new.total", 3}});
    ASSERT_TRUE(type_figure(made, *form().find_cell("t2.licensing.decisions"), "15", ""));
    ASSERT_TRUE(type_figure(made, *form().find_cell("t2.penalty.decisions"), "0", ""));

    auto const facts = facts_of(law(), made, {}, day(1, 12, 2026));

    EXPECT_THAT(facts, Contains(AllOf(Field(&Fact::clause, "作出行政许可决定15件"), Field(&Fact::source, FactSource::typed))));
    EXPECT_THAT(clauses(facts), Not(Contains("作出行政处罚决定0件")));
}

TEST(Facts, NameTheDocumentsOfTheYearByTheirDays)
{
    std::vector const documents{
        NormativeDocument{.number = 2, .title = "集市管理办法", .file_number = "柳政发〔2025〕3号", .issued_on = day(9, 4)},
        NormativeDocument{.number = 1, .title = "旧办法", .file_number = "柳政发〔2019〕1号", .issued_on = day(3, 1, 2019), .repealed_on = day(5, 6)}};

    auto const facts = facts_of(law(), draft({}), documents, day(1, 12, 2026));

    EXPECT_THAT(clauses(facts), ElementsAre("5月6日废止《旧办法》（柳政发〔2019〕1号）", "9月4日制发《集市管理办法》（柳政发〔2025〕3号）"));
    EXPECT_EQ(facts.front().document, 1);
    EXPECT_EQ(facts.front().as_of, day(5, 6));
}

TEST(LastYearsProblems, AreTheSentencesThatTellOne)
{
    auto last = empty_report(form());
    last.sections[4].paragraphs = {{"2024年工作平稳。一是政策解读形式较为单一；二是部分信息更新不及时。", {}}, {"下一步增加图文解读。", {}}};

    EXPECT_THAT(problems_in(law(), last), ElementsAre("一是政策解读形式较为单一；", "二是部分信息更新不及时。"));
    EXPECT_THAT(problems_in(law(), empty_report(form())), IsEmpty());
}

TEST(TextLaw, NamesWhatItLacks)
{
    auto const parsed = TextLaw::parse(base::Json::parse(R"({"facts": [], "questions": [], "problem_words": []})"));
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().code, "report-text.malformed");
}

TEST(TextLaw, NamesOnlyCellsOfTheForm)
{
    for (auto const& fact : law().facts)
        for (auto open = fact.clause.find('{'); open != std::string::npos; open = fact.clause.find('{', open + 1))
            if (auto const id = fact.clause.substr(open + 1, fact.clause.find('}', open) - open - 1); !fact.each_result) {
                EXPECT_TRUE(form().find_cell(id)) << id;
            }
}

}  // namespace report
