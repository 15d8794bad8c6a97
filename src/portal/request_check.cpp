#include "portal/request_check.hpp"

#include "base/json.hpp"
#include "portal/request_form.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/fault_text.hpp"

#include <algorithm>

namespace portal {
namespace {

using base::Json;
using requests::FeeMeasure;

template <class Entries>
std::string name_in(Entries const& entries, std::string_view id, base::Language language)
{
    auto const found = std::ranges::find(entries, id, [](auto const& entry) { return std::string_view{entry.id}; });
    return found == entries.end() ? std::string{id} : in(language, found->name);
}

std::string in_words(std::string_view field, std::string_view value, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto const language = texts.language();
    if (field == "applicant_kind")
        return name_in(law.applicants, value, language);
    if (field == "identity_kind" || field.starts_with("co_identity_kind"))
        return name_in(law.identity_kinds, value, language);
    if (field == "wanted_form")
        return name_in(law.wanted_forms, value, language);
    if (field == "wanted_way")
        return name_in(law.wanted_ways, value, language);
    if (field == "representative")
        return value == "0" ? texts.say("portal.representative.applicant") : texts.say("portal.representative.other", {{"n", std::string{value}}});
    return field == "agent_power" ? texts.say("portal.check-request.yes") : std::string{value};
}

// "第11至30件，每件100元": a step of the tariff.
Json steps_of(requests::Tariff const& tariff, std::string_view code, config::Texts const& texts)
{
    auto steps = Json::array();
    for (auto const& tier : tariff.tiers) {
        base::Error::Words const words{{"from", std::to_string(tier.from)}, {"to", tier.to ? std::to_string(*tier.to) : ""}, {"yuan", std::to_string(tier.price)}};
        auto const what = std::string{code} + (tier.price == 0 ? ".free" : tier.to ? "" : ".on");
        steps.push_back(texts.say(what, words));
    }
    if (auto const& on = tariff.continuation)
        steps.push_back(texts.say(std::string{code} + ".dearer", {{"from", std::to_string(on->from)}, {"to", std::to_string(on->from + on->block - 1)},
                                                                  {"first", std::to_string(on->first_price)}, {"block", std::to_string(on->block)},
                                                                  {"yuan", std::to_string(on->increment)}}));
    return steps;
}

}  // namespace

base::Faults faults_before_sending(requests::Submission const& submission, requests::RequestLaw const& law)
{
    if (!requests::is_all_text(submission.particulars))
        return {{"", "request.not-text"}};
    auto checked = submission;
    checked.particulars = normalised(std::move(checked.particulars));
    return faults_of(check_submission(checked, law));
}

Json typed_as_json(http::Parameters const& typed, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto rows = Json::array();
    for (auto const& id : typed_fields())
        if (auto const value = typed.get(id); !value.empty())
            rows.push_back({{"label", field_label(id, texts)}, {"value", in_words(id, value, law, texts)}});
    return rows;
}

Json kept_as_json(http::Parameters const& typed)
{
    auto rows = Json::array({{{"name", "form"}, {"value", std::string{typed.get("form")}}}});
    for (auto const& id : typed_fields())
        if (auto const value = typed.get(id); !value.empty())
            rows.push_back({{"name", std::string{id}}, {"value", std::string{value}}});
    return rows;
}

Json nth_as_json(int nth, requests::FeeSchedule const& fees, config::Texts const& texts)
{
    auto const number = std::to_string(nth);
    auto const yuan = fee_between(FeeMeasure::by_piece, nth, nth, fees).value_or(0);
    return {{"which", texts.say("portal.check-request.nth", {{"n", number}})},
            {"fee", yuan == 0 ? texts.say("portal.check-request.free", {{"n", number}})
                              : texts.say("portal.check-request.fee", {{"n", number}, {"yuan", std::to_string(yuan)}})},
            {"basis", texts.say("portal.check-request.tariff", {{"basis", fees.basis}})},
            {"pieces", steps_of(fees.by_piece, "portal.tariff.piece", texts)},
            {"pages", steps_of(fees.by_volume, "portal.tariff.page", texts)}};
}

Json faults_as_json(base::Faults const& faults, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto list = Json::array();
    auto at_files = Json::array();
    for (auto const& fault : faults) {
        auto const text = fault_text(fault, law, texts);
        list.push_back({{"field", fault.field == files_field ? files_field : ""}, {"text", text}});
        if (fault.field == files_field)
            at_files.push_back(text);
    }
    return {{"faults", list.empty() ? Json(false) : Json{{"list", list}}},
            {"files_fault", at_files.empty() ? Json(false) : Json{{"texts", at_files}}},
            {"files_lost", !faults.empty()}};  // a browser never fills them in again
}

}  // namespace portal
