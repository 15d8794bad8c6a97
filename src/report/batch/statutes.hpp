#pragma once

#include "document/limits.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/rules/check.hpp"
#include "report/reading/read_report.hpp"

#include <memory>
#include <string_view>

namespace report {

// What reading and checking go by, made out of the files of data/.
struct Statutes {
    std::unique_ptr<Forms const> forms;  // reports and the checker point into it
    document::Limits limits;
    ReportReader reader;
    Checker checker;
};

// `rule_changes` is the operator's file for RuleBook::parse, "{}" for none.
[[nodiscard]] base::Result<Statutes> load_statutes(config::LawFiles const& law, std::string_view rule_changes);

// The limits alone.
[[nodiscard]] base::Result<document::Limits> load_limits(config::LawFiles const& law);

// The forms alone.
[[nodiscard]] base::Result<std::unique_ptr<Forms const>> load_forms(config::LawFiles const& law);

}  // namespace report
