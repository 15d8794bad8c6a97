#include "report/domain/consolidation.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using base::AgencyId;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr AgencyId liuhe{1};
constexpr AgencyId songling{2};
constexpr AgencyId baiyun{3};

Form const& form()
{
    static auto const parsed = parse_form(base::Json::parse(config::LawFiles{}.file("form-2021.json").content)).value();
    return parsed;
}

CellIndex at(std::string_view id)
{
    return form().find_cell(id).value();
}

// All are 0 but one.
MemberFigures member(AgencyId unit, std::string_view cell, std::optional<Decimal> value)
{
    MemberFigures made{unit, Figures(form().cells.size(), Decimal{0})};
    made.figures[at(cell)] = value;
    return made;
}

}  // namespace

TEST(AConsolidation, AddsUpWhatIsKnownAndCountsWhatIsNot)
{
    auto const cells = add_up(form(), std::vector{member(liuhe, "t3.new.total", Decimal{3}), member(songling, "t3.new.total", std::nullopt)});

    EXPECT_EQ(cells[at("t3.new.total")].known, Decimal{3});
    EXPECT_EQ(cells[at("t3.new.total")].unread, 1U);
    EXPECT_EQ(cells[at("t3.new.total")].sum(), std::nullopt);
    EXPECT_EQ(cells[at("t3.carry_in.total")].sum(), Decimal{0});
}

TEST(AConsolidation, KeepsFiguresAsText)
{
    Figures figures(form().cells.size(), Decimal{0});
    figures[0] = std::nullopt;
    figures[1] = Decimal::from_micros(12'500'000);
    figures.back() = std::nullopt;

    EXPECT_EQ(parse_figures_line(figures_line(figures), form()), figures);
    EXPECT_EQ(parse_figures_line("1|2", form()), std::nullopt);
    EXPECT_EQ(parse_figures_line(figures_line(figures) + "x", form()), std::nullopt);
}

TEST(AConsolidation, CountsAJointDocumentOnce)
{
    std::vector const members{member(liuhe, "t2.norm_docs.issued", Decimal{2}), member(songling, "t2.norm_docs.issued", Decimal{1}),
                              member(baiyun, "t3.new.total", Decimal{1})};
    auto cells = add_up(form(), members);

    // Of the third nothing is taken: its report does not count the document.
    count_once(cells, form(), std::vector{JointDocument{.row = "t2.norm_docs", .file_number = "青政发〔2025〕1号", .holders = {liuhe, songling, baiyun}, .issued_in_year = true}},
               members);

    EXPECT_EQ(cells[at("t2.norm_docs.issued")].sum(), Decimal{2});
    EXPECT_EQ(cells[at("t2.norm_docs.issued")].known, Decimal{3});
    EXPECT_EQ(cells[at("t2.norm_docs.in_force")].doubles, 0);
}

TEST(AConsolidation, TellsWhoCameWhoIsGoneAndWhatChanged)
{
    auto const then = std::vector{member(liuhe, "t3.new.total", Decimal{3}), member(songling, "t3.new.total", Decimal{1})};
    auto const now = std::vector{member(baiyun, "t3.new.total", Decimal{7}), member(liuhe, "t3.new.total", Decimal{4})};

    auto const changes = changes_since(then, now);

    EXPECT_THAT(changes, ElementsAre(MemberChange{liuhe, MemberChange::Kind::changed, {{at("t3.new.total"), Decimal{3}, Decimal{4}}}},
                                     MemberChange{songling, MemberChange::Kind::gone, {}}, MemberChange{baiyun, MemberChange::Kind::came, {}}));
    EXPECT_THAT(changes_since(now, now), IsEmpty());
}

}  // namespace report
