#include "report/desk/door/door_findings.hpp"

#include "base/json.hpp"
#include "report/annotating/finding_place.hpp"

namespace report {
namespace {

using base::Json;

constexpr std::array severities{Severity::error, Severity::warning, Severity::info};

Json json_of(std::optional<Decimal> const& value)
{
    return value ? Json(to_string(*value)) : Json(nullptr);
}

std::optional<Decimal> decimal_in(Json const& json, char const* name)
{
    auto const& value = json.at(name);
    return value.is_string() ? base::parse_decimal(value.get<std::string>()) : std::nullopt;
}

Severity severity_in(Json const& json)
{
    auto const name = json.at("severity").get<std::string>();
    for (auto const severity : severities)
        if (to_string(severity) == name)
            return severity;
    return Severity::error;
}

}  // namespace

std::string findings_json(CheckResult const& result, Report const& report)
{
    auto all = Json::array();
    for (auto const& finding : result.findings) {
        auto cells = Json::array();
        for (auto const& cell : finding.cells)
            cells.push_back({{"id", cell.id}, {"value", json_of(cell.value)}});
        all.push_back({{"rule", finding.rule},
                       {"severity", to_string(finding.severity)},
                       {"cells", std::move(cells)},
                       {"left", json_of(finding.left)},
                       {"right", json_of(finding.right)},
                       {"difference", json_of(finding.difference)},
                       {"words", finding.words},
                       {"at", to_string(place_of(finding, report))},
                       {"where", where_in_words(finding, report)},
                       {"quote", quote_of(finding)}});
    }
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<KeptFinding> parse_findings(std::string_view text)
{
    std::vector<KeptFinding> all;
    auto const json = Json::parse(text);
    for (auto const& one : json) {
        KeptFinding kept{.finding = {.rule = one.at("rule").get<std::string>(), .severity = severity_in(one)},
                         .where = one.at("where").get<std::string>(),
                         .quote = one.at("quote").get<std::string>()};
        for (auto const& cell : one.at("cells"))
            kept.finding.cells.push_back({cell.at("id").get<std::string>(), decimal_in(cell, "value")});
        kept.finding.left = decimal_in(one, "left");
        kept.finding.right = decimal_in(one, "right");
        kept.finding.difference = decimal_in(one, "difference");
        kept.finding.words = one.at("words").get<base::Error::Words>();
        kept.finding.at = base::parse_place(one.at("at").get<std::string>());
        all.push_back(std::move(kept));
    }
    return all;
}

std::string say_finding(KeptFinding const& kept, RuleBook const& rules, Language language)
{
    auto const* const rule = rules.find(kept.finding.rule);
    return rule == nullptr ? kept.finding.rule : message_of(*rule, kept.finding, language);
}

}  // namespace report
