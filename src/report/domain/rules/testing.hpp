#pragma once

#include "base/json.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/rules/check.hpp"
#include "report/domain/rules/example.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

// For tests: the forms, rules and examples that the program ships.
namespace report::testing {

struct Shipped {
    config::LawFiles law;
    Forms forms = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    ExampleBuilder examples = ExampleBuilder::parse(law.file("example-report.json").content, forms).value();

    [[nodiscard]] RuleBook book(std::string_view changes = "{}") const
    {
        return RuleBook::parse(law.file("rules.json").content, changes).value();
    }
    [[nodiscard]] Checker checker(std::string_view changes = "{}") const
    {
        return Checker::prepare(book(changes), forms, {}).value();
    }
    [[nodiscard]] Example example(char const* patch) const { return example(base::Json::parse(patch)); }
    [[nodiscard]] Example example(base::Json const& patch) const
    {
        auto built = examples.build(patch);
        return built ? std::move(*built) : throw std::invalid_argument{base::to_string(built.error())};
    }
};

inline Shipped const& shipped()
{
    static Shipped const shipped;
    return shipped;
}

inline Checker const& shipped_checker()
{
    static Checker const checker = shipped().checker();
    return checker;
}

inline CheckResult check(Example const& example)
{
    return shipped_checker().check(example.facts());
}

inline CheckResult check(char const* patch)
{
    return check(shipped().example(patch));
}

inline std::vector<Finding> findings_of(CheckResult const& result, std::string_view rule)
{
    std::vector<Finding> found;
    std::copy_if(result.findings.begin(), result.findings.end(), std::back_inserter(found),
                 [rule](Finding const& finding) { return finding.rule == rule; });
    return found;
}

inline std::vector<std::string> rules_of(CheckResult const& result)
{
    std::vector<std::string> rules;
    for (auto const& finding : result.findings)
        rules.push_back(finding.rule);
    return rules;
}

}  // namespace report::testing
