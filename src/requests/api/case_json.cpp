#include "requests/api/case_json.hpp"

#include "base/json.hpp"
#include "requests/deadline_words.hpp"
#include "requests/event_json.hpp"
#include "requests/stored_names.hpp"

namespace requests {
namespace {

using base::Json;

// By the position in StepKind.
constexpr std::array step_kinds{"start"sv, "restart"sv, "counted"sv, "weekend"sv, "holiday"sv, "suspended"sv, "due"sv, "extended"sv};

Json day_json(Date day)
{
    return to_string(day);
}

template <class T>
Json day_json(std::optional<T> const& day)
{
    return day ? day_json(*day) : Json();
}

template <class E>
Json name_json(std::optional<E> const& value)
{
    return value ? Json(stored_name(*value)) : Json();
}

Json text_or_null(std::string const& text)
{
    return text.empty() ? Json() : Json(text);
}

Json assigned_json(std::optional<Assigned> const& assigned)
{
    return assigned ? Json{{"unit", assigned->unit}, {"to", assigned->to.id}} : Json();
}

Json due_json(DueDay const& due, config::Texts const& texts)
{
    return {{"awaited", stored_name(due.awaited)},
            {"day", day_json(due.day)},
            {"moves", due.moves},
            {"derivation", due.derivation ? deadline_as_json(*due.derivation, texts) : Json()}};
}

Json consultations_json(Request const& request)
{
    auto consultations = Json::array();
    for (auto const& one : request.consultations)
        consultations.push_back({{"consultation", one.id}, {"consulted", stored_name(one.whom)}, {"sent_on", day_json(one.sent)},
                                 {"reached_on", day_json(one.reached)}, {"answered_on", day_json(one.answered)},
                                 {"opinion", name_json(one.opinion)}});
    return consultations;
}

Json letters_json(Request const& request)
{
    auto const actor = [](std::optional<Actor> const& who) { return who ? Json(who->id) : Json(); };
    auto letters = Json::array();
    for (auto const& [id, letter] : request.letters)
        letters.push_back({{"letter", id.value},
                           {"kind", letter.kind},
                           {"stage", stored_name(letter.stage)},
                           {"drafted_by", letter.drafted_by.id},
                           {"reviewed_by", actor(letter.reviewed_by)},
                           {"signed_by", actor(letter.signed_by)},
                           {"dated", day_json(letter.dated)},
                           {"number", text_or_null(letter.number)},
                           {"served_by", letter.service ? Json(letter.service->mode) : Json()},
                           {"served_on", day_json(letter.served_on)},
                           {"received_on", day_json(letter.received_on)},
                           {"receipt_proof", letter.receipt ? Json(letter.receipt->proof) : Json()}});
    return letters;
}

Json decision_json(Request const& request)
{
    if (!request.decision)
        return {};
    return {{"kind", request.decision->kind}, {"grounds", request.decision->grounds}, {"letter", request.decision->answer.value},
            {"decided_on", day_json(request.decided_on)}};
}

Json fee_json(std::optional<FeeDemanded> const& fee)
{
    if (!fee)
        return {};
    return {{"measure", stored_name(fee->measure)}, {"first", fee->first}, {"last", fee->last}, {"yuan", fee->yuan},
            {"sent_on", day_json(fee->sent_on)}};
}

Json reasons_json(std::optional<ReasonsForNumber> const& reasons)
{
    return reasons ? Json{{"until", day_json(reasons->until)}, {"found", name_json(reasons->found)}} : Json();
}

}  // namespace

Json summary_as_json(RequestSummary const& summary)
{
    return {{"id", summary.key.id.value},
            {"number", summary.number},
            {"subject", summary.subject},
            {"channel", summary.channel},
            {"applicant_kind", summary.applicant_kind},
            {"state", stored_name(summary.state)},
            {"arrived_on", day_json(summary.arrived_on)},
            {"received_on", day_json(summary.received_on)},
            {"awaited", stored_name(summary.awaited)},
            {"due_on", day_json(summary.due_on)},
            {"due_moves", summary.moves},
            {"confirm_until", day_json(summary.confirm_until)},
            {"circulate_until", day_json(summary.circulate_until)},
            {"assigned", assigned_json(summary.assigned)},
            {"decision", text_or_null(summary.decision)},
            {"table_three_row", text_or_null(summary.leaf)},
            {"closed_on", day_json(summary.closed_on)},
            {"erased_on", day_json(summary.erased_on)},
            {"version", summary.version}};
}

Json case_as_json(CaseView const& view, config::Texts const& texts)
{
    auto const& request = view.request;
    auto const& intake = request.intake;
    return {{"id", request.key.id.value},
            {"number", intake.number},
            {"subject", intake.subject},
            {"channel", intake.channel},
            {"applicant_kind", intake.applicant_kind},
            {"wanted", {{"form", intake.wanted.form}, {"way", intake.wanted.way}}},
            {"split_from", intake.split_from ? Json(intake.split_from->value) : Json()},
            {"arrived_on", day_json(intake.arrived_on)},
            {"registered_on", day_json(request.registered_on)},
            {"received_on", day_json(request.received_on)},
            {"state", stored_name(request.state)},
            {"assigned", assigned_json(request.assigned)},
            {"correction_until", day_json(request.correction_until)},
            {"corrected_on", day_json(request.corrected_on)},
            {"consultations", consultations_json(request)},
            {"reasons", reasons_json(request.reasons)},
            {"fee", fee_json(request.fee)},
            {"decision", decision_json(request)},
            {"letters", letters_json(request)},
            {"due", due_json(view.due, texts)},
            {"confirm_until", day_json(view.confirm_until)},
            {"circulate_until", day_json(view.circulate_until)},
            {"closed_on", day_json(request.closed_on)},
            {"erased_on", day_json(view.erased_on)},
            {"version", view.version}};
}

Json event_as_json(RecordedEvent const& recorded, DeskLaw const& law)
{
    auto const& event = recorded.event;
    auto const name = name_of(event.what);
    return {{"number", recorded.number},
            {"event", name},
            {"happened_on", day_json(event.happened_on)},
            {"recorded_on", day_json(event.recorded_on)},
            {"recorded_at", clocks::iso_text(recorded.recorded_at)},
            {"by", event.by.id},
            {"rule", text_or_null(law.rule_of(name))},
            {"what", to_json(event.what)}};
}

Json deadline_as_json(calendar::Deadline const& deadline, config::Texts const& texts)
{
    auto steps = Json::array();
    for (auto const& step : deadline.steps)
        steps.push_back({{"kind", step_kinds.at(static_cast<std::size_t>(step.kind))}, {"from", day_json(step.days.from)},
                         {"to", day_json(step.days.to)}, {"working_days", step.working_days}, {"reached", step.reached},
                         {"name", text_or_null(step.name)}, {"known", step.known}, {"text", explain_step(step, texts)}});
    return {{"due", day_json(deadline.due)},
            {"first_due", day_json(deadline.first_due)},
            {"suspended_days", deadline.suspended_days},
            {"steps", std::move(steps)},
            {"warning", deadline.warning ? Json(texts.say(*deadline.warning)) : Json()}};
}

}  // namespace requests
