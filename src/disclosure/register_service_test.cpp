#include "disclosure/register_service.hpp"

#include "agencies/agency_fixture.hpp"
#include "disclosure/schema.hpp"

#include <gmock/gmock.h>

namespace disclosure {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

class Registers : public agencies::WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        agency_ = add("liuhe");
    }
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), disclosure::schema()});
    }

    static Date day(int year, unsigned month, unsigned of_month)
    {
        return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{of_month};
    }
    static NormativeDocument document(std::string number, Date issued)
    {
        return {.title = "集市管理办法", .file_number = std::move(number), .issued_on = issued};
    }
    std::vector<std::string> journalled()
    {
        std::vector<std::string> events;
        journal::Journal{connection(), clock()}.each_entry(agency_, [&](journal::Entry const& entry) { events.push_back(entry.act.event); });
        return events;
    }

    RegisterService service() { return RegisterService{database(), clock()}; }
    AgencyId agency() const { return agency_; }
    agencies::PersonKey clerk() const { return {agency_, 7}; }

private:
    AgencyId agency_{};
};

}  // namespace

TEST_P(Registers, KeepADocumentAndItsRepeal)
{
    auto stored = service().put(agency(), document("柳政发〔2025〕3号", day(2025, 3, 4)), clerk()).value();
    stored.repealed_on = day(2026, 1, 5);
    stored.repealed_by = "柳政发〔2026〕1号";

    ASSERT_TRUE(service().put(agency(), stored, clerk()));

    EXPECT_THAT(service().documents(agency()), ElementsAre(stored));
    EXPECT_EQ(service().find(agency(), 1).value(), stored);
    EXPECT_EQ(service().figures(agency(), 2025).documents.at(DocumentKind::norm_docs), (DocumentCounts{1, 0, 1}));
    EXPECT_EQ(service().figures(agency(), 2026).documents.at(DocumentKind::norm_docs), (DocumentCounts{0, 1, 0}));
    EXPECT_THAT(journalled(), testing::IsSupersetOf({"register.document-added", "register.document-changed"}));
}

TEST_P(Registers, RegisterADocumentNumberOnce)
{
    ASSERT_TRUE(service().put(agency(), document("柳政发〔2025〕3号", day(2025, 3, 4)), clerk()));

    auto const again = service().put(agency(), document("柳政发〔2025〕3号", day(2025, 3, 5)), clerk());

    auto const otherwise = service().put(agency(), document("柳政发 [2025] 3号", day(2025, 3, 4)), clerk());

    ASSERT_FALSE(again);
    EXPECT_THAT(again.error(), ElementsAre(Field(&base::Fault::code, "register.number-taken")));
    ASSERT_FALSE(otherwise);
    EXPECT_THAT(otherwise.error(), ElementsAre(Field(&base::Fault::code, "register.number-taken")));
    EXPECT_THAT(service().documents(agency()), SizeIs(1));
    EXPECT_EQ(service().find(agency(), 2).error().code, "register.not-found");
}

TEST_P(Registers, LeaveAMonthBlankThatNobodyAnsweredFor)
{
    MonthlyFigures eleven;
    eleven.fill(Decimal{2});
    eleven[6].reset();
    ASSERT_TRUE(service().put_sheet(agency(), 2025, {{ActKind::penalty, eleven}}, clerk()));
    EXPECT_THAT(service().figures(agency(), 2025).acts, IsEmpty());

    eleven[6] = Decimal{0};
    ASSERT_TRUE(service().put_sheet(agency(), 2025, {{ActKind::penalty, eleven}}, clerk()));

    EXPECT_EQ(service().figures(agency(), 2025).acts.at(ActKind::penalty), Decimal{22});
    EXPECT_EQ(service().sheet(agency(), 2025).at(ActKind::penalty), eleven);
    EXPECT_EQ(service().sheet(agency(), 2024).at(ActKind::penalty), MonthlyFigures{});
}

TEST_P(Registers, RefuseAFigureThatIsNone)
{
    MonthlyFigures figures;
    figures[2] = Decimal{-1};

    auto const put = service().put_sheet(agency(), 2025, {{ActKind::licensing, figures}}, clerk());

    ASSERT_FALSE(put);
    EXPECT_THAT(put.error(), ElementsAre(Field(&base::Fault::field, "licensing.3")));
    EXPECT_EQ(service().sheet(agency(), 2025).at(ActKind::licensing), MonthlyFigures{});
}

ON_BOTH_ENGINES(Registers);

}  // namespace disclosure
