#include "disclosure/domain/screening/screening.hpp"

#include "base/json.hpp"
#include "disclosure/domain/screening/find_personal_data.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace disclosure {
namespace {

using base::Json;

// The functions of rules.json that speak of a datum, by its kind.
constexpr std::array personal_functions{"personal_data.resident_id", "personal_data.mobile",    "personal_data.bank_card",  "personal_data.address",
                                        "personal_data.other_id",    "personal_data.sensitive", "personal_data.credit_code"};

Gravity gravity_in(std::string_view name)
{
    if (name == "refused")
        return Gravity::refused;
    if (name == "error")
        return Gravity::error;
    if (name == "warning")
        return Gravity::warning;
    if (name == "info")
        return Gravity::info;
    throw std::invalid_argument{"no such gravity: " + std::string{name}};
}

Json const& entry_with(Json const& list, char const* member, std::string_view value)
{
    auto const found = std::find_if(list.begin(), list.end(), [&](Json const& entry) { return entry.value(member, "") == value; });
    return found != list.end() ? *found : throw std::invalid_argument{"an entry is missing: " + std::string{value}};
}

}  // namespace

base::Result<Screening> Screening::parse(Json const& screening, Json const& rules)
{
    auto tables = PersonalDataTables::parse(rules);
    if (!tables)
        return tl::unexpected{tables.error()};
    Screening result;
    result.personal_data_ = std::move(*tables);
    try {
        result.marks_ = SecrecyMarks::parse(screening);
        for (auto const* function : personal_functions) {
            auto const& rule = entry_with(rules.at("rules"), "function", function);
            result.personal_checks_.push_back({rule.at("id"), gravity_in(rule.at("severity").get<std::string>()), rule.at("message_zh"), rule.at("message_en")});
        }
        auto const check = [&](char const* id) {
            auto const& entry = entry_with(screening.at("checks"), "id", id);
            return Check{entry.at("id"), gravity_in(entry.at("gravity").get<std::string>()), entry.at("zh"), entry.at("en")};
        };
        result.state_secret_ = check("screening.state-secret-mark");
        result.work_secret_ = check("screening.work-secret-mark");
    } catch (std::exception const& broken) {
        return base::fail(base::ErrorKind::invalid_input, "screening.malformed", "screening.json is malformed: {reason}", {{"reason", broken.what()}});
    }
    return result;
}

std::optional<ScreeningFinding> Screening::mark_in(ScreenedText const& text) const
{
    auto const mark = marks_.find(text.text, text.place);
    if (!mark)
        return std::nullopt;
    auto const& check = mark->kind == SecrecyKind::state_secret ? state_secret_ : work_secret_;
    return ScreeningFinding{check.id, check.gravity, {{"mark", mark->written}}, text.at};
}

ScreeningFinding Screening::finding_of(PersonalDatum const& datum) const
{
    auto const& check = personal_checks_[static_cast<std::size_t>(datum.kind)];
    return {check.id, check.gravity, {{"masked", datum.masked}, {"code", datum.masked}, {"kind", datum.label_zh}, {"kind_en", datum.label_en}}, datum.at, datum.begin, datum.end};
}

std::vector<ScreeningFinding> Screening::screen(std::span<ScreenedText const> texts) const
{
    std::vector<ScreeningFinding> findings;
    ScannedText scanned{personal_data_};
    for (auto const& text : texts) {
        if (auto mark = mark_in(text))
            findings.push_back(std::move(*mark));
        std::vector<PersonalDatum> found;
        scanned.read(text.text, text.at, ScannedText::Part::body);
        find_personal_data(scanned, personal_data_, found);
        for (auto const& datum : found)
            findings.push_back(finding_of(datum));
    }
    return findings;
}

std::optional<ScreeningFinding> Screening::find_state_secret(std::span<ScreenedText const> texts) const
{
    for (auto const& text : texts)
        if (auto mark = mark_in(text); mark && mark->check == state_secret_.id)
            return mark;
    return std::nullopt;
}

std::string Screening::message_of(ScreeningFinding const& finding, base::Language language) const
{
    auto const say = [&](Check const& check) { return base::fill_words(language == base::Language::zh ? check.zh : check.en, finding.words); };
    for (auto const* check : {&state_secret_, &work_secret_})
        if (check->id == finding.check)
            return say(*check);
    auto const found = std::find_if(personal_checks_.begin(), personal_checks_.end(), [&](Check const& check) { return check.id == finding.check; });
    return found == personal_checks_.end() ? std::string{} : say(*found);
}

}  // namespace disclosure
