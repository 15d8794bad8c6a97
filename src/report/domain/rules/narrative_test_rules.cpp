#include "report/domain/rules/narrative_test_rules.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <algorithm>

namespace report::test {
namespace {

config::LawFiles const& law()
{
    static config::LawFiles const files;
    return files;
}

Rule to_rule(base::Json const& json)
{
    Rule rule;
    rule.id = json.at("id").get<std::string>();
    rule.severity = json.at("severity") == "error" ? Severity::error : json.at("severity") == "warning" ? Severity::warning : Severity::info;
    rule.message_zh = json.at("message_zh").get<std::string>();
    rule.message_en = json.at("message_en").get<std::string>();
    rule.advice_zh = json.at("advice_zh").get<std::string>();
    rule.advice_en = json.at("advice_en").get<std::string>();
    rule.function = json.at("function").get<std::string>();
    for (auto const& [name, value] : json.value("limits", base::Json::object()).items())
        rule.limits.emplace(name, value.get<double>());
    for (auto const& [name, value] : json.value("texts", base::Json::object()).items())
        rule.texts.emplace(name, value.get<std::vector<std::string>>());
    rule.examples = json.at("examples");
    return rule;
}

bool speaks_of(Rule const& rule, Report const& report)
{
    return rule.id != "R-NV-18" || report.form == nullptr || report.form->id == "2021";
}

}  // namespace

Forms const& shipped_forms()
{
    static Forms const forms = Forms::parse({law().file("form-2021.json").content, law().file("form-2019.json").content}).value();
    return forms;
}

std::vector<KnownDocument> const& shipped_documents()
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

std::vector<Rule> const& narrative_entries()
{
    static std::vector<Rule> const entries = [] {
        std::vector<Rule> all;
        auto const file = base::Json::parse(law().file("rules.json").content);
        for (auto const& json : file.at("rules"))
            if (json.value("function", "").starts_with("narrative."))
                all.push_back(to_rule(json));
        return all;
    }();
    return entries;
}

CheckResult apply_narrative_rules(Facts facts)
{
    CheckResult result;
    if (facts.documents.empty())
        facts.documents = shipped_documents();
    for (auto const& rule : narrative_entries()) {
        auto const functions = narrative_rules();
        auto const function = std::find_if(functions.begin(), functions.end(), [&](auto const& f) { return f.name == rule.function; });
        if (!speaks_of(rule, facts.report) || function == functions.end())
            continue;
        Assessor assessor{rule, facts, result};
        function->apply(assessor);
    }
    return result;
}

std::vector<std::string> rules_of(CheckResult const& result)
{
    std::vector<std::string> rules;
    for (auto const& finding : result.findings)
        rules.push_back(finding.rule);
    return rules;
}

Report report_of_zeros()
{
    auto report = empty_report(*shipped_forms().find("2021"));
    report.organisation = "示例县青禾镇人民政府";
    report.title = "示例县青禾镇人民政府2025年政府信息公开工作年度报告";
    report.year = 2025;
    for (auto& cell : report.cells)
        cell = {CellState::read, Decimal{0}, "0", {}, {}};
    return report;
}

void set_cell(Report& report, std::string_view cell, int value)
{
    report.cells[report.form->find_cell(cell).value()].value = Decimal{value};
}

void set_section(Report& report, std::size_t section, std::string_view text)
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
