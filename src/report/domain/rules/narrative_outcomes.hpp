#pragma once

#include "report/domain/rules/narrative_comparison.hpp"

namespace report::narrative {

// 行政复议5件，其中维持3件；行政诉讼2件，均结果纠正: how cases ended, against the cells of table four.
void compare_outcomes(Assessor& assessor, Narrative const& text);

}  // namespace report::narrative
