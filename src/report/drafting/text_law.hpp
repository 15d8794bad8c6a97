#pragma once

#include "base/json_fwd.hpp"
#include "base/language.hpp"
#include "base/result.hpp"

#include <string>
#include <vector>

namespace report {

// A clause with figures of the report in it (data/report-text.json).
struct FactPattern {
    std::string id;
    std::string clause;  // {cell id} stands for a figure; {label} and {n} of one that is made for each result
    bool unless_zero = false;
    bool each_result = false;
};

struct TextQuestion {
    std::string id;
    std::string zh;
    std::string en;
};

// What helps to write the text of a report, as data.
struct TextLaw {
    std::vector<FactPattern> facts;
    std::string document_clause;  // {date}, {title}, {number} of a document that was issued
    std::string repeal_clause;
    std::vector<TextQuestion> questions;
    std::vector<std::string> problem_words;  // a sentence of last year's part five that has one of them tells a problem

    // Refused with the member that is missing.
    [[nodiscard]] static base::Result<TextLaw> parse(base::Json const& json);
};

}  // namespace report
