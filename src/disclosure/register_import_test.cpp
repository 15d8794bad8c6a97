#include "disclosure/register_import.hpp"

#include "agencies/agency_fixture.hpp"
#include "disclosure/schema.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace disclosure {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

config::Texts const& texts()
{
    static auto const zh = config::Texts::parse(config::LawFiles{}.file("texts.json").content, base::Language::zh).value();
    return zh;
}

document::Document table_of(std::vector<std::vector<std::string>> const& rows)
{
    document::Table table;
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            table.cells.push_back({.row = static_cast<int>(row), .column = static_cast<int>(column), .text = rows[row][column],
                                   .at = base::sheet_place(1, static_cast<int>(row) + 1, static_cast<int>(column) + 1)});
    return {.format = "xlsx", .blocks = {table}};
}

Date day(int year, unsigned month, unsigned of_month)
{
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
}

std::vector<std::string> codes(base::Faults const& faults)
{
    std::vector<std::string> all;
    for (auto const& fault : faults)
        all.push_back(fault.field + ": " + fault.code);
    return all;
}

class RegisterImports : public agencies::WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (!IsSkipped())
            agency_ = add("liuhe");
    }
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), disclosure::schema()});
    }

    std::vector<ListedDocument> taken(std::vector<std::vector<std::string>> const& rows, ListTrial trial = ListTrial::no)
    {
        auto const list = read_document_list(table_of(rows), texts(), clock().today()).value();
        return import_documents(database(), clock(), agency_, list, trial, {agency_, 7});
    }
    // The events of the journal that are of the register.
    std::vector<std::string> journalled()
    {
        std::vector<std::string> events;
        journal::Journal{connection(), clock()}.each_entry(agency_, [&](journal::Entry const& entry) {
            if (entry.act.event.starts_with("register."))
                events.push_back(entry.act.event + " " + entry.act.details);
        });
        return events;
    }
    RegisterService service_of_register() { return RegisterService{database(), clock()}; }
    AgencyId agency() const { return agency_; }

private:
    AgencyId agency_{};
};

std::vector<std::vector<std::string>> const two_documents{
    {"文号", "标题", "制发日期", "废止或者失效日期"},
    {"柳政发〔2020〕1号", "集市管理办法", "2020年3月4日", ""},
    {"柳政发〔2020〕2号", "沟渠管理办法", "2020/5/6", "2020.12.31"}};

}  // namespace

TEST(WrittenDates, AreReadAsPeopleWriteThem)
{
    for (auto const* text : {"2025-03-01", "2025/3/1", "2025.3.1", "2025年3月1日", "20250301", " 2025 年 3 月 1 日 ", "2025-03-01 00:00:00"})
        EXPECT_EQ(parse_written_date(text), day(2025, 3, 1)) << text;
    for (auto const* text : {"", "三月", "2025-02-30", "2025", "25-3-1", "2025-3", "99999999999", "2025-259-1", "2025-3-257", "2025-0-1"})
        EXPECT_EQ(parse_written_date(text), std::nullopt) << text;
}

TEST(MonthLists, AreReadByTheirColumns)
{
    auto const list = read_month_list(table_of({{"月份", "行政许可（件）", "penalty"}, {"3月", "5", ""}, {"4", "x", "2"}, {"13", "", ""}, {"2025年3月", "", ""}, {"2024年5月", "7", ""}, {"某年5月", "7", ""}}), texts(), 2025).value();

    ASSERT_THAT(list, SizeIs(6));
    EXPECT_EQ(list[0].month, 3);
    EXPECT_THAT(list[0].figures, ElementsAre(testing::Pair(ActKind::licensing, Decimal{5})));
    EXPECT_THAT(codes(list[1].faults), ElementsAre("licensing: register-list.bad-figure"));
    EXPECT_THAT(codes(list[2].faults), ElementsAre("month: register-list.bad-month"));
    EXPECT_THAT(codes(list[3].faults), ElementsAre("month: register-list.month-twice"));
    EXPECT_THAT(codes(list[4].faults), ElementsAre("month: register-list.other-year"));
    EXPECT_THAT(codes(list[5].faults), ElementsAre("month: register-list.bad-month"));

    RegisterService::Sheet sheet{{ActKind::licensing, {}}};
    sheet[ActKind::licensing][0] = Decimal{9};
    sheet = with_months(sheet, list);
    EXPECT_EQ(sheet[ActKind::licensing][0], Decimal{9});  // blank in the list: not asked
    EXPECT_EQ(sheet[ActKind::licensing][2], Decimal{5});
    EXPECT_EQ(sheet[ActKind::penalty][3], Decimal{2});
    EXPECT_EQ(sheet[ActKind::penalty][2], std::nullopt);
    EXPECT_EQ(sheet[ActKind::licensing][4], std::nullopt);  // of another year
}

TEST(Lists, AreRefusedWhereTheirColumnsAreNotKnown)
{
    EXPECT_EQ(read_month_list(table_of({{"月份", "颜色"}}), texts(), 2025).error().code, "register-list.unknown-column");
    EXPECT_EQ(read_month_list(table_of({{"行政许可（件）"}}), texts(), 2025).error().code, "register-list.missing-column");
    EXPECT_EQ(read_month_list({}, texts(), 2025).error().code, "register-list.no-table");
    EXPECT_EQ(read_power_list(table_of({{"站所", "种类", "事项"}}), texts()).error().code, "register-list.no-lines");
}

TEST_P(RegisterImports, AreTriedAndThenTaken)
{
    auto const tried = taken(two_documents, ListTrial::yes);
    EXPECT_THAT(tried, testing::Each(Field(&ListedDocument::change, ListChange::added)));
    EXPECT_THAT(service_of_register().documents(agency()), IsEmpty());

    taken(two_documents);

    ASSERT_THAT(service_of_register().documents(agency()), SizeIs(2));
    EXPECT_EQ(service_of_register().documents(agency())[0].repealed_on, day(2020, 12, 31));
}

TEST_P(RegisterImports, ChangeWhatIsThereOnce)
{
    taken(two_documents);
    auto changed = two_documents;
    changed[1][1] = "集市管理办法（修订）";

    auto const again = taken(changed);

    EXPECT_EQ(again[0].change, ListChange::changed);
    EXPECT_EQ(again[1].change, ListChange::same);
    EXPECT_THAT(service_of_register().documents(agency()), SizeIs(2));
    EXPECT_EQ(service_of_register().find(agency(), 1)->title, "集市管理办法（修订）");
}

TEST_P(RegisterImports, LeaveWhatTheyHaveNoColumnFor)
{
    taken({{"文号", "标题", "制发日期", "种类", "废止或者失效日期", "废止它的文件"}, {"柳政发〔2020〕2号", "沟渠管理办法", "2020/5/6", "规章", "2020.12.31", "柳政发〔2020〕9号"}});
    auto const before = service_of_register().find(agency(), 1).value();

    auto const tried = taken({{"文号", "标题", "制发日期"}, {"柳政发〔2020〕2号", "沟渠管理办法（试行）", "2020/5/6"}}, ListTrial::yes);
    taken({{"文号", "标题", "制发日期"}, {"柳政发〔2020〕2号", "沟渠管理办法（试行）", "2020/5/6"}});

    EXPECT_THAT(tried[0].changes, ElementsAre(FieldChange{"title", "沟渠管理办法", "沟渠管理办法（试行）"}));
    auto expected = before;
    expected.title = "沟渠管理办法（试行）";
    EXPECT_EQ(service_of_register().find(agency(), 1).value(), expected);
    EXPECT_EQ(before.kind, DocumentKind::rules);
    EXPECT_EQ(before.repealed_by, "柳政发〔2020〕9号");
}

TEST_P(RegisterImports, KnowANumberHoweverItIsWritten)
{
    taken(two_documents);

    auto const again = taken({{"文号", "标题", "制发日期"}, {"柳政发 [2020] １号", "集市管理办法", "2020-03-04"}, {"柳政发【2020】2号", "沟渠管理办法（试行）", "2020-05-06"}});
    auto const twice = taken({{"文号", "标题", "制发日期"}, {"柳政发〔2020〕3号", "甲", "2020-03-04"}, {"柳政发[2020]3号", "乙", "2020-03-04"}});

    EXPECT_EQ(again[0].change, ListChange::same);
    EXPECT_EQ(again[1].change, ListChange::changed);
    EXPECT_EQ(service_of_register().find(agency(), 2)->file_number, "柳政发〔2020〕2号");
    EXPECT_THAT(codes(twice[1].faults), ElementsAre("file_number: register-list.number-twice"));
    EXPECT_THAT(service_of_register().documents(agency()), SizeIs(2));
}

TEST_P(RegisterImports, BringADocumentBackInForceWhereTheColumnIsBlank)
{
    taken({{"文号", "标题", "制发日期", "废止或者失效日期", "废止它的文件"}, {"柳政发〔2020〕2号", "沟渠管理办法", "2020/5/6", "2020.12.31", "柳政发〔2020〕9号"}});

    auto const list = taken({{"文号", "标题", "制发日期", "废止或者失效日期"}, {"柳政发〔2020〕2号", "沟渠管理办法", "2020/5/6", ""}});

    EXPECT_THAT(list[0].changes, ElementsAre(FieldChange{"repealed_on", "2020-12-31", ""}, FieldChange{"repealed_by", "柳政发〔2020〕9号", ""}));
    EXPECT_EQ(service_of_register().find(agency(), 1)->repealed_on, std::nullopt);
}

TEST_P(RegisterImports, AreInTheJournalDocumentByDocument)
{
    taken(two_documents);
    auto const added = journalled().size();
    taken(two_documents);
    EXPECT_EQ(added, 3U);
    EXPECT_EQ(journalled().size(), added);  // nothing was changed

    auto changed = two_documents;
    changed[1][1] = "集市管理办法（修订）";
    taken(changed);

    EXPECT_EQ(journalled().at(added), R"(register.document-changed {"file_number":"柳政发〔2020〕1号","changed":{"title":["集市管理办法","集市管理办法（修订）"]}})");
}

TEST_P(RegisterImports, TakeNothingWhereALineIsWrong)
{
    auto wrong = two_documents;
    wrong[2] = {"柳政发〔2020〕1号", "", "2999-01-01", "昨天"};

    auto const list = taken(wrong);

    EXPECT_THAT(list[0].faults, IsEmpty());
    EXPECT_THAT(codes(list[1].faults), ElementsAre("repealed_on: register-list.bad-day", "file_number: register-list.number-twice", "title: register.bad-title",
                                                   "issued_on: register.not-yet-issued"));
    EXPECT_EQ(to_string(list[1].at), "sheet 1 cell A3");
    EXPECT_THAT(service_of_register().documents(agency()), IsEmpty());
}

ON_BOTH_ENGINES(RegisterImports);

}  // namespace disclosure
