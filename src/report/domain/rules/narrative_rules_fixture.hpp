#pragma once

#include "base/json.hpp"
#include "platform/config/law_files.hpp"
#include "report/domain/form.hpp"
#include "report/domain/rules/rule_function.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

// For the tests of the narrative rules: the shipped forms, documents and entries, and every narrative rule applied.
namespace report::test {

[[nodiscard]] inline config::LawFiles const& law()
{
    static config::LawFiles const files;
    return files;
}

[[nodiscard]] inline Forms const& shipped_forms()
{
    static Forms const forms = Forms::parse({law().file("form-2021.json").content, law().file("form-2019.json").content}).value();
    return forms;
}

[[nodiscard]] inline std::vector<KnownDocument> const& shipped_documents()
{
    static std::vector<KnownDocument> const documents = [] {
        std::vector<KnownDocument> all;
        auto const file = base::Json::parse(law().file("documents.json").content);
        for (auto const& document : file.at("documents"))
            all.push_back({document.at("no").get<std::string>(), document.at("title").get<std::string>()});
        return all;
    }();
    return documents;
}

[[nodiscard]] inline Checker const& checker()
{
    static Checker const prepared =
        Checker::prepare(RuleBook::parse(law().file("rules.json").content).value(), shipped_forms(), shipped_documents()).value();
    return prepared;
}

[[nodiscard]] inline bool is_narrative(Rule const& rule)
{
    return rule.function.starts_with("narrative.");
}

[[nodiscard]] inline std::vector<Rule const*> narrative_entries()
{
    std::vector<Rule const*> entries;
    for (auto const& rule : checker().book().rules())
        if (is_narrative(rule))
            entries.push_back(&rule);
    return entries;
}

[[nodiscard]] inline Rule const* find_rule(std::string_view id)
{
    return checker().book().find(id);
}

// The whole check, of which the narrative rules are kept.
[[nodiscard]] inline CheckResult apply_narrative_rules(Facts facts)
{
    auto result = checker().check(facts);
    std::erase_if(result.findings, [](Finding const& finding) { return !is_narrative(*find_rule(finding.rule)); });
    return result;
}

// One a finding, in order.
[[nodiscard]] inline std::vector<std::string> rules_of(CheckResult const& result)
{
    std::vector<std::string> rules;
    for (auto const& finding : result.findings)
        rules.push_back(finding.rule);
    return rules;
}

// A report of 示例县青禾镇人民政府 for 2025 whose cells are all 0.
[[nodiscard]] inline Report report_of_zeros()
{
    auto report = empty_report(*shipped_forms().find("2021"));
    report.organisation = "示例县青禾镇人民政府";
    report.title = "示例县青禾镇人民政府2025年政府信息公开工作年度报告";
    report.year = 2025;
    for (auto& cell : report.cells)
        cell = {CellState::read, Decimal{0}, "0", {}, {}};
    return report;
}

inline void set_cell(Report& report, std::string_view cell, int value)
{
    report.cells[report.form->find_cell(cell).value()].value = Decimal{value};
}

// Paragraphs parted by \n.
inline void set_section(Report& report, std::size_t section, std::string_view text)
{
    auto& part = report.sections[section];
    part.present = true;
    part.paragraphs.clear();
    for (std::size_t from = 0; from <= text.size();) {
        auto const end = std::min(text.find('\n', from), text.size());
        if (end > from)
            part.paragraphs.push_back({std::string{text.substr(from, end - from)}, base::line_place(static_cast<int>(part.paragraphs.size()) + 1)});
        from = end + 1;
    }
}

}  // namespace report::test
