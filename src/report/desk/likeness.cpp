#include "report/desk/report_service.hpp"

#include "platform/sql/transaction.hpp"
#include "report/domain/narrative/similarity.hpp"
#include "report/domain/rules/near_copies.hpp"

#include <algorithm>

namespace report {
namespace {

// The functions of the two rules that hold a text against others; their entries have the limits.
constexpr std::string_view last_year_function = "narrative.same_as_last_year";
constexpr std::string_view others_function = "narrative.same_as_another";

Rule const* rule_of(RuleBook const& book, std::string_view function)
{
    auto const rule = std::ranges::find(book.rules(), function, &Rule::function);
    return rule == book.rules().end() ? nullptr : &*rule;
}

// Compares one text with others.
class TextBeside {
public:
    TextBeside(RuleBook const& book, Report const& own) : book_{book}, own_{own}, shingles_{narrative::shingles_of(own)} {}

    void hold_against(Report const& other, std::string_view function, std::string name, int year)
    {
        auto const* const rule = rule_of(book_, function);
        auto const theirs = narrative::shingles_of(other);
        if (rule == nullptr || !is_long_enough(*rule, shingles_) || !is_long_enough(*rule, theirs))
            return;
        found_.push_back({.name = std::move(name), .year = year, .share = narrative::similarity(shingles_, theirs),
                          .is_too_much = near_copy(*rule, own_, shingles_, theirs, {}).has_value()});
    }

    [[nodiscard]] std::vector<Likeness> finish()
    {
        std::ranges::stable_sort(found_, std::greater{}, &Likeness::share);
        return std::move(found_);
    }

private:
    RuleBook const& book_;
    Report const& own_;
    narrative::ShingleSet shingles_;
    std::vector<Likeness> found_;
};

struct OtherText {
    std::string name;
    int year = 0;
    Report report;
};

// What the other units write this year, and what they published last year.
std::vector<OtherText> texts_of(ReportStore const& store, std::vector<Agency> const& units, Agency const& own, Draft const& draft)
{
    std::vector<OtherText> others;
    for (auto const& unit : units) {
        if (unit.id == own.id)
            continue;
        auto const& name = unit.names.back().abbreviation;
        auto theirs = new_draft(*draft.form, unit.names.back().full, draft.year);
        theirs.texts = store.texts({unit.id, draft.year});
        others.push_back({name, draft.year, report_of(theirs)});
        if (auto last = store.published({unit.id, draft.year - 1}))
            others.push_back({name, draft.year - 1, std::move(last->report)});
    }
    return others;
}

}  // namespace

std::vector<Likeness> ReportService::likeness(Agency const& agency, Draft const& draft) const
{
    auto const own = report_of(draft);
    TextBeside beside{tools_.statutes.checker.book(), own};
    if (auto const last = published({agency.id, draft.year - 1}))
        beside.hold_against(*last, last_year_function, {}, draft.year - 1);
    auto const units = agency.superior ? tools_.agencies.units_of(*agency.superior) : std::vector<Agency>{};
    auto const others = sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return texts_of(ReportStore{*connection, *tools_.statutes.forms}, units, agency, draft);
    });
    for (auto const& other : others)
        beside.hold_against(other.report, others_function, other.name, other.year);
    return beside.finish();
}

}  // namespace report
