#include "report/reading/recognised_labels.hpp"

#include "platform/config/law_files.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace report {
namespace {

using document::Legibility;
using document::Table;

struct Bench {
    config::LawFiles law;
    Forms forms = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    std::vector<PrintedLabels> printed{PrintedLabels{forms.all()[0]}, PrintedLabels{forms.all()[1]}};
};

Bench const& bench()
{
    static Bench const shared;
    return shared;
}

// Table three of 2021 as a picture would give it, each figure 7.
Table recognised_table()
{
    auto const& form = *bench().forms.find("2021");
    std::vector<std::string> const sevens(form.cells.size(), "7");
    auto table = form_table(form, TableId::t3, sevens);
    table.recognised = true;
    return table;
}

document::Cell& cell_of(Table& table, std::string_view text)
{
    return *std::ranges::find(table.cells, text, &document::Cell::text);
}

void misread(Table& table, std::string_view text, std::string_view as, Legibility legibility)
{
    auto& cell = cell_of(table, text);
    cell.text = as;
    cell.legibility = legibility;
}

Table mended(Table const& table)
{
    document::Document const document{.format = "picture", .blocks = {table}};
    return std::get<Table>(mend_recognised_labels(document, bench().printed).value().blocks.front());
}

std::vector<std::string> texts_of(Table const& table)
{
    std::vector<std::string> texts;
    std::ranges::transform(table.cells, std::back_inserter(texts), &document::Cell::text);
    return texts;
}

}  // namespace

TEST(RecognisedLabels, AreNamedByTheirCharactersAndTheirNeighbours)
{
    auto table = recognised_table();
    misread(table, "自然人", "目然人", Legibility::clear);
    misread(table, "总计", "恕计", Legibility::doubtful);
    misread(table, "（三）不予公开", "三）不了子公开", Legibility::doubtful);
    misread(table, "7.属于行政执法案卷", "7.属寸行玫执法宰卷", Legibility::clear);

    EXPECT_EQ(texts_of(mended(table)), texts_of(recognised_table()));
}

TEST(RecognisedLabels, AreNamedByTheirPlaceWhereNothingOfThemIsLegible)
{
    auto table = recognised_table();
    misread(table, "其他", ",", Legibility::doubtful);
    misread(table, "2.重复申请", "", Legibility::unreadable);

    EXPECT_EQ(texts_of(mended(table)), texts_of(recognised_table()));
}

TEST(RecognisedLabels, StayWhatTheyAreWhereTheFormHasNoneLikeThem)
{
    auto table = recognised_table();
    misread(table, "2.重复申请", "商业秘密", Legibility::clear);
    misread(table, "3.要求提供公开出版物", "个人隐私保护", Legibility::doubtful);

    auto const texts = texts_of(mended(table));

    EXPECT_NE(std::ranges::find(texts, "商业秘密"), texts.end());
    EXPECT_NE(std::ranges::find(texts, "个人隐私保护"), texts.end());
}

TEST(RecognisedLabels, AreNotSoughtAmongTheFigures)
{
    auto table = recognised_table();
    auto& figure = cell_of(table, "7");
    figure.text = "mm口";
    figure.legibility = Legibility::doubtful;

    auto const read = mended(table);

    auto const unread = std::ranges::find(read.cells, Legibility::unreadable, &document::Cell::legibility);
    ASSERT_NE(unread, read.cells.end());
    EXPECT_EQ(unread->text, "");
}

TEST(RecognisedLabels, AreOnlyThoseOfPictures)
{
    auto table = recognised_table();
    table.recognised = false;

    EXPECT_FALSE(mend_recognised_labels({.format = "docx", .blocks = {table}}, bench().printed).has_value());
}

}  // namespace report
