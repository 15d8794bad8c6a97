#include "report/domain/rules/rule_book.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace report {
namespace {

using base::Json;

tl::unexpected<base::Error> refuse(std::string code, std::string message, base::Error::Words words)
{
    return base::fail(base::ErrorKind::invalid_input, std::move(code), std::move(message), std::move(words));
}

std::optional<Severity> parse_severity(std::string_view text)
{
    for (auto const severity : {Severity::error, Severity::warning, Severity::info})
        if (to_string(severity) == text)
            return severity;
    return std::nullopt;
}

// Throws like the JSON library does, so that a malformed rules.json is refused in one place.
Severity severity_in(Json const& json)
{
    auto const severity = parse_severity(json.at("severity").get<std::string>());
    return severity ? *severity : throw std::invalid_argument{"no such severity: " + json["severity"].dump()};
}

std::vector<std::string> strings_in(Json const& json, char const* member)
{
    auto const found = json.find(member);
    return found == json.end() || found->is_null() ? std::vector<std::string>{}
                                                   : found->get<std::vector<std::string>>();
}

SeverityCase severity_case_in(Json const& json)
{
    SeverityCase severity_case;
    for (auto const& [name, value] : json.at("if").items()) {
        if (name == "year")
            severity_case.year = value.get<int>();
        else if (name == "level")
            severity_case.levels = value.get<std::vector<std::string>>();
        else
            throw std::invalid_argument{"no such condition: " + name};
    }
    severity_case.severity = severity_in(json);
    return severity_case;
}

Rule rule_in(Json const& json)
{
    Rule rule;
    rule.id = json.at("id").get<std::string>();
    rule.category = json.at("category").get<std::string>();
    rule.severity = severity_in(json);
    for (auto const& [member, text] : std::initializer_list<std::pair<char const*, std::string*>>{
             {"title_zh", &rule.title_zh}, {"title_en", &rule.title_en}, {"message_zh", &rule.message_zh},
             {"message_en", &rule.message_en}, {"advice_zh", &rule.advice_zh}, {"advice_en", &rule.advice_en},
             {"basis", &rule.basis}, {"source", &rule.source}})
        *text = json.at(member).get<std::string>();
    for (auto const& entry : json.value("severity_when", Json::array()))
        rule.severity_when.push_back(severity_case_in(entry));
    rule.forms = strings_in(json, "forms");
    rule.facts = strings_in(json, "facts");
    rule.function = json.value("function", "");
    auto const limits = json.value("limits", Json::object());
    for (auto const& [name, value] : limits.items())
        rule.limits.emplace(name, value.get<double>());
    auto const texts = json.value("texts", Json::object());
    for (auto const& [name, value] : texts.items())
        rule.texts.emplace(name, value.get<std::vector<std::string>>());
    rule.check = json.value("check", Json());
    rule.examples = json.at("examples");
    return rule;
}

bool is_carried_out_here(Json const& json)
{
    auto const check = json.find("check");
    return json.contains("function") || (check != json.end() && check->is_object());
}

base::Result<void> change_limits(Rule& rule, Json const& limits)
{
    for (auto const& [name, value] : limits.items()) {
        auto const limit = rule.limits.find(name);
        if (limit == rule.limits.end() || !value.is_number())
            return refuse("rules.unknown-limit", "rule {rule} has no limit {name} that {value} could change",
                          {{"rule", rule.id}, {"name", name}, {"value", value.dump()}});
        limit->second = value.get<double>();
    }
    return {};
}

base::Result<void> change(Rule& rule, Json const& changes)
{
    for (auto const& [name, value] : changes.items()) {
        if (name == "on" && value.is_boolean()) {
            rule.on = value.get<bool>();
        } else if (auto const severity = value.is_string() ? parse_severity(value.get<std::string>()) : std::nullopt;
                   name == "severity" && severity) {
            rule.severity = *severity;
            rule.severity_when.clear();  // the operator's word holds for every report
        } else if (name == "limits" && value.is_object()) {
            if (auto changed = change_limits(rule, value); !changed)
                return changed;
        } else {
            return refuse("rules.unknown-change", "rule {rule}: {name} cannot be {value}",
                          {{"rule", rule.id}, {"name", name}, {"value", value.dump()}});
        }
    }
    return {};
}

base::Result<void> change_rules(std::vector<Rule>& rules, std::string_view text)
{
    auto const changes = Json::parse(text, nullptr, false);
    if (!changes.is_object())
        return refuse("rules.malformed-changes", "the file of rule changes is no JSON object", {});
    for (auto const& [id, entry] : changes.items()) {
        auto const rule = std::find_if(rules.begin(), rules.end(), [&wanted = id](Rule const& r) { return r.id == wanted; });
        if (rule == rules.end() || !entry.is_object())
            return refuse("rules.unknown-rule", "there is no rule {rule} to change", {{"rule", id}});
        if (auto changed = change(*rule, entry); !changed)
            return changed;
    }
    return {};
}

// The first name of `wanted` that `given` does not have; empty for none.
template <class Map>
std::string first_missing(Map const& wanted, Map const& given)
{
    auto const found = std::find_if(wanted.begin(), wanted.end(), [&](auto const& entry) { return !given.contains(entry.first); });
    return found == wanted.end() ? std::string{} : found->first;
}

std::string const& in_language(std::string const& zh, std::string const& en, Language language)
{
    return language == Language::zh ? zh : en;
}

}  // namespace

base::Result<RuleBook> RuleBook::parse(std::string_view rules, std::string_view changes)
{
    RuleBook book;
    auto const json = Json::parse(rules, nullptr, false);
    std::string entry;
    try {
        book.version_ = json.at("version").get<std::string>();
        for (auto const& rule : json.at("rules")) {
            entry = rule.value("id", "");
            if (is_carried_out_here(rule))
                book.rules_.push_back(rule_in(rule));
        }
    } catch (std::exception const& broken) {
        return refuse("rules.malformed", "rules.json is malformed at {rule}: {reason}",
                      {{"rule", entry}, {"reason", broken.what()}});
    }
    auto personal_data = PersonalDataTables::parse(json);
    if (!personal_data)
        return tl::unexpected{personal_data.error()};
    book.personal_data_ = std::move(*personal_data);
    if (auto changed = change_rules(book.rules_, changes); !changed)
        return tl::unexpected{changed.error()};
    return book;
}

base::Result<void> RuleBook::compare_with(RuleBook const& shipped) const
{
    for (auto const& rule : rules_) {
        auto const ours = std::find_if(shipped.rules_.begin(), shipped.rules_.end(),
                                       [&](Rule const& r) { return !r.function.empty() && r.function == rule.function; });
        if (ours == shipped.rules_.end())
            continue;
        auto lacking = first_missing(ours->limits, rule.limits);
        if (lacking.empty())
            lacking = first_missing(ours->texts, rule.texts);
        for (auto const& [name, words] : rule.texts)
            if (lacking.empty() && words.empty() && ours->texts.contains(name))
                lacking = name;
        if (!lacking.empty())
            return refuse("rules.lacks", "rule {rule} states no {name}, which {function} works with",
                          {{"rule", rule.id}, {"name", lacking}, {"function", rule.function}});
    }
    return {};
}

Rule const* RuleBook::find(std::string_view id) const
{
    auto const found = std::find_if(rules_.begin(), rules_.end(), [id](Rule const& rule) { return rule.id == id; });
    return found == rules_.end() ? nullptr : &*found;
}

std::string message_of(Rule const& rule, Finding const& finding, Language language)
{
    return base::fill_words(in_language(rule.message_zh, rule.message_en, language), finding.words);
}

std::string advice_of(Rule const& rule, Finding const& finding, Language language)
{
    return base::fill_words(in_language(rule.advice_zh, rule.advice_en, language), finding.words);
}

}  // namespace report
