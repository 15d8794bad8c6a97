#include "report/sample/mistake.hpp"
#include "report/sample/mistake_edits.hpp"

#include <array>

// What does not fit last year's report, though it fits itself.
namespace report {
namespace {

// Some more carried in than last year's report carried over, handled and told of in the text, so that the report itself
// adds up.
bool carry_over_broken(Report& report, Report const&, Random& random)
{
    auto const more = random.between(1, 3);
    auto const received_none = report.find("t3.new.total")->known() == Decimal{0};
    auto const carried = add_to_number(report, "上年结转", "件", more);
    if (!carried && !received_none)
        return false;
    for (auto const* words : {"已办结", "办结"})
        if (add_to_number(report, words, "件", more))
            break;
    for (auto const* row : {"t3.carry_in", "t3.granted", "t3.total"})
        add_to_row(report, row, more);
    return true;
}

// More documents in force than last year's, those made and those repealed leave.
bool stock_not_rolled(Report& report, Report const&, Random& random)
{
    auto const in_force = report.form->find_cell("t2.norm_docs.in_force");
    if (!in_force)
        return false;
    add_to_cell(report, *in_force, random.between(1, 4));
    return true;
}

// Last year's text with this year's figures and dates.
bool text_of_last_year(Report& report, Report const& previous, Random&)
{
    take_text_of(report, previous);
    for (auto& section : report.sections)
        for (auto& paragraph : section.paragraphs)
            replace_year(paragraph.text, *previous.year, *report.year);
    return true;
}

constexpr std::array mistakes{
    Mistake{"carry-over-broken", "more carried in than last year's report carried over", "R-XY-01", carry_over_broken},
    Mistake{"stock-not-rolled", "documents in force that last year's report does not lead to", "R-XY-02", stock_not_rolled},
    Mistake{"text-of-last-year", "last year's text with this year's date", "R-XY-05", text_of_last_year},
};

}  // namespace

std::span<Mistake const> year_mistakes()
{
    return mistakes;
}

}  // namespace report
