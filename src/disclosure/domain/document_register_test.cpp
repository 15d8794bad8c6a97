#include "disclosure/domain/document_register.hpp"

#include <gmock/gmock.h>

namespace disclosure {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

Date day(int year, unsigned month, unsigned of_month)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

NormativeDocument document(Date issued, std::optional<Date> repealed = {}, DocumentKind kind = DocumentKind::norm_docs)
{
    return {.kind = kind, .title = "柳河镇集市管理办法", .file_number = "柳政发〔2024〕3号", .issued_on = issued, .repealed_on = repealed};
}

}  // namespace

TEST(DocumentCounts, AreThoseOfTheYearAndOfItsLastDay)
{
    std::vector const documents{document(day(2023, 5, 4)), document(day(2024, 5, 4)), document(day(2024, 6, 1), day(2025, 1, 1)),
                                document(day(2020, 1, 2), day(2024, 12, 31)), document(day(2025, 1, 1))};

    auto const counts = count_documents(documents, 2024);

    EXPECT_EQ(counts.at(DocumentKind::norm_docs), (DocumentCounts{.issued = 2, .repealed = 1, .in_force = 3}));
}

TEST(DocumentCounts, TellNothingOfAKindThatIsNotRegistered)
{
    EXPECT_THAT(count_documents({}, 2024), IsEmpty());
    EXPECT_FALSE(count_documents(std::vector{document(day(2024, 5, 4))}, 2024).contains(DocumentKind::rules));
}

TEST(DocumentCounts, AddUpFromYearToYear)
{
    std::vector<NormativeDocument> documents;
    for (int i = 0; i < 200; ++i) {
        auto const issued = day(2018, 1, 1) + std::chrono::days{i * 17 % 2500};
        documents.push_back(document(issued, i % 3 == 0 ? std::nullopt : std::optional{issued + std::chrono::days{i * 31 % 1500}}));
    }

    for (int year = 2017; year < 2030; ++year) {
        auto const before = count_documents(documents, year - 1).at(DocumentKind::norm_docs);
        auto const now = count_documents(documents, year).at(DocumentKind::norm_docs);
        EXPECT_EQ(now.in_force, before.in_force + now.issued - now.repealed) << year;  // as R-XY-02 of data/rules.json says
    }
}

TEST(NormativeDocument, IsRefusedWithEverythingThatIsWrong)
{
    NormativeDocument const bad{.issued_on = day(2026, 5, 1), .repealed_by = "another"};

    EXPECT_THAT(faults_of(bad, day(2026, 3, 3)),
                ElementsAre(Field(&base::Fault::field, "title"), Field(&base::Fault::field, "file_number"),
                            Field(&base::Fault::field, "issued_on"), Field(&base::Fault::field, "repealed_on")));
    EXPECT_THAT(faults_of(document(day(2024, 5, 4), day(2024, 5, 3)), day(2026, 3, 3)), ElementsAre(Field(&base::Fault::code, "register.bad-repeal")));
    EXPECT_THAT(faults_of(document(day(2024, 5, 4), day(2025, 5, 3)), day(2026, 3, 3)), IsEmpty());
}

TEST(FileNumbers, AreTheSameHoweverTheyAreWritten)
{
    auto first = document(day(2024, 5, 4));
    first.number = 1;
    first.file_number = "柳政发[2024]3号";
    auto second = first;
    second.number = 2;
    second.file_number = "柳政发〔2024〕3号";
    std::vector const documents{first, second};
    FileNumbers const numbers{documents};

    EXPECT_EQ(numbers.find("柳政发〔2024〕3号")->number, 2);
    EXPECT_EQ(numbers.find("柳政发 【2024】 ３号")->number, 1);
    EXPECT_EQ(numbers.find("柳政发〔2024〕33号"), nullptr);
    EXPECT_TRUE(numbers.is_taken(first));
    EXPECT_FALSE(FileNumbers{std::span{documents}.first(1)}.is_taken(first));
}

TEST(MonthlyFigures, HaveASumOnceEveryMonthIsAnswered)
{
    MonthlyFigures figures;
    figures.fill(Decimal{2});
    figures[5] = Decimal{0};

    EXPECT_EQ(sum_of_year(figures), Decimal{22});
    figures[11].reset();
    EXPECT_EQ(sum_of_year(figures), std::nullopt);
    EXPECT_FALSE(is_figure_of(ActKind::penalty, *base::parse_decimal("1.5")));
    EXPECT_TRUE(is_figure_of(ActKind::admin_fee, *base::parse_decimal("1.5")));
    EXPECT_FALSE(is_figure_of(ActKind::admin_fee, Decimal{-1}));
}

}  // namespace disclosure
