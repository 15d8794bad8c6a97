#include "report/domain/rules/narrative_facts.hpp"

#include <array>

namespace report {

std::span<RuleFunction const> narrative_rules()
{
    static constexpr std::array functions{
        RuleFunction{"narrative.received_count", narrative::received_count},
        RuleFunction{"narrative.none_received", narrative::none_received},
        RuleFunction{"narrative.answered_count", narrative::answered_count},
        RuleFunction{"narrative.carried_counts", narrative::carried_counts},
        RuleFunction{"narrative.result_counts", narrative::result_counts},
        RuleFunction{"narrative.case_counts", narrative::case_counts},
        RuleFunction{"narrative.document_counts", narrative::document_counts},
        RuleFunction{"narrative.decision_counts", narrative::decision_counts},
        RuleFunction{"narrative.units", narrative::units},
        RuleFunction{"narrative.breakdowns_add_up", narrative::breakdowns_add_up},
        RuleFunction{"narrative.percentages", narrative::percentages},
        RuleFunction{"narrative.shares_within_the_whole", narrative::shares_within_the_whole},
        RuleFunction{"narrative.applicant_counts", narrative::applicant_counts},
        RuleFunction{"narrative.statistical_period", narrative::statistical_period},
        RuleFunction{"narrative.other_years", narrative::other_years},
        RuleFunction{"narrative.placeholders", narrative::placeholders},
        RuleFunction{"narrative.topics", narrative::topics},
        RuleFunction{"narrative.supervision_results", narrative::supervision_results},
        RuleFunction{"narrative.problems_and_improvement", narrative::problems_and_improvement},
        RuleFunction{"narrative.processing_fee", narrative::processing_fee},
        RuleFunction{"narrative.document_numbers", narrative::document_numbers},
        RuleFunction{"narrative.length_of_part_one", narrative::length_of_part_one},
        RuleFunction{"narrative.names_of_others", narrative::names_of_others},
        RuleFunction{"narrative.paired_marks", narrative::paired_marks},
        RuleFunction{"narrative.same_as_last_year", narrative::same_as_last_year},
        RuleFunction{"narrative.same_as_another", narrative::same_as_another},
    };
    return functions;
}

}  // namespace report
