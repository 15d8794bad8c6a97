#pragma once

#include "report/comparing/text_comparison.hpp"
#include "report/comparing/year_equation.hpp"
#include "report/domain/report.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

// An older and a newer report side by side.
namespace report {

// A cell that both forms have. What is unknown on either side has no difference: unknown is not zero.
struct ComparedCell {
    CellIndex index = 0;  // in the newer report's form
    Cell older;
    Cell newer;
    std::optional<Decimal> difference;  // newer - older

    [[nodiscard]] bool is_known() const { return difference.has_value(); }
    [[nodiscard]] bool is_changed() const { return difference && *difference != Decimal{}; }
};

struct ComparedSection {
    std::string number;  // 一
    std::string title;
    bool in_older = false;
    bool in_newer = false;
    // Runs of five characters in both by runs in either (Jaccard), without digits, marks and the organisation's name;
    // nothing when one of the two has too little text.
    std::optional<double> similarity;
    std::vector<ComparedSentence> sentences;
};

// What a reader of the comparison must know before the figures.
enum class ComparisonNote : std::uint8_t {
    no_form_in_older,
    no_form_in_newer,
    other_organisation,
    unknown_year,
    same_year,
    wrong_order,
    years_between,
    other_form,
};

[[nodiscard]] std::string_view to_string(ComparisonNote note);

struct ComparedReport {
    std::string title;
    std::string organisation;
    std::optional<int> year;
    Form const* form = nullptr;
};

struct ReportComparison {
    ComparedReport older;
    ComparedReport newer;
    std::vector<ComparisonNote> notes = {};
    std::vector<ComparedCell> cells = {};       // by the newer form
    std::vector<CellIndex> only_in_older = {};  // of the older form
    std::vector<CellIndex> only_in_newer = {};
    std::vector<YearEquation> equations = {};   // empty unless the newer report is of the year after
    std::array<ComparedSection, section_count> sections = {};
};

// The equations are the linear rules of `rules` that bind a year to the year before. The result points into `rules` and
// into the forms of the reports. Refused when a rule does not fit the forms.
[[nodiscard]] base::Result<ReportComparison> compare_reports(Report const& older, Report const& newer,
                                                             RuleBook const& rules, Forms const& forms);

}  // namespace report
