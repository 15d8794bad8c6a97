#pragma once

#include "platform/config/texts.hpp"
#include "report/comparing/report_comparison.hpp"

#include <array>
#include <string>

// What the text and the page of a comparison say in the same words.
namespace report {

class ComparisonWords {
public:
    ComparisonWords(ReportComparison const& comparison, config::Texts const& texts)
        : comparison_{comparison}, texts_{texts}
    {
    }

    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const
    {
        return texts_.say(code, words);
    }
    [[nodiscard]] std::string older_year() const;  // "2023年"; the word for the older one when it is unknown
    [[nodiscard]] std::string newer_year() const;
    [[nodiscard]] std::vector<std::string> notes() const;
    [[nodiscard]] std::string verdict(YearEquation const& equation) const;
    [[nodiscard]] std::string rule_title(YearEquation const& equation) const;
    [[nodiscard]] std::string equation_counts() const;
    [[nodiscard]] std::string cell_counts() const;
    [[nodiscard]] std::string value(Cell const& cell) const;           // "3", or why it is not known
    [[nodiscard]] std::string difference(ComparedCell const& cell) const;  // "＋3", "－2", "不变", "无法对比"
    [[nodiscard]] std::string similarity(ComparedSection const& section) const;  // "85%"
    [[nodiscard]] std::string sentence_counts(ComparedSection const& section) const;
    // What only one of the two forms has, as a sentence each.
    [[nodiscard]] std::vector<std::string> one_sided_cells() const;
    // Nothing to add to the form's tables: 0 in both.
    [[nodiscard]] static bool is_zero_in_both(ComparedCell const& cell);
    [[nodiscard]] std::size_t count_zero_in_both() const;
    [[nodiscard]] bool is_chinese() const { return texts_.language() == base::Language::zh; }

private:
    [[nodiscard]] std::string year_of(ComparedReport const& report, std::string_view otherwise) const;
    [[nodiscard]] std::string one_sided(std::string_view code, Form const* form, std::vector<CellIndex> const& cells) const;

    ReportComparison const& comparison_;
    config::Texts const& texts_;
};

// 一、总体情况
[[nodiscard]] std::string heading_of(ComparedSection const& section);

}  // namespace report
