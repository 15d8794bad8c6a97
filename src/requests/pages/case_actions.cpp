#include "requests/pages/case_actions.hpp"

#include "requests/domain/fee_notice.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using enum FieldKind;
using enum Need;
using Fields = std::vector<Field>;
using Scene = ActionScene;

Field day_field(std::string name, Date first)
{
    return {.name = std::move(name), .kind = date, .need = required, .first = to_string(first)};
}

// The values of an enum to choose from; their texts stand behind "desk.choice.".
template <class E>
Field choice_of(std::string name, config::Texts const& texts)
{
    Field field{.name = std::move(name), .kind = choice, .need = required};
    for (auto const id : stored_names<E>)
        field.choices.push_back({std::string{id}, texts.say("desk.choice." + std::string{id})});
    return field;
}

template <class E>
E chosen(FormReader& form, std::string_view name)
{
    return static_cast<E>(form.position_in(stored_names<E>, name));
}

Fields no_fields(Scene const&)
{
    return {};
}

template <class What>
Happening plain(FormReader&, Scene const&)
{
    return What{};
}

Fields assigned_fields(Scene const& scene)
{
    Field to{.name = "assigned_to", .kind = choice, .need = required};
    for (auto const& person : scene.people)
        if (!person.disabled_at)
            to.choices.push_back({actor_of(person.key).id, person.name});
    return {{.name = "unit", .need = required}, to};
}

Happening assigned(FormReader& form, Scene const& scene)
{
    auto const is_ours = [&](agencies::Person const& person) { return actor_of(person.key).id == form.text("assigned_to"); };
    if (std::ranges::none_of(scene.people, is_ours))
        form.add_fault({"assigned_to", "desk.nothing-chosen"});
    return Assigned{form.needed_text("unit"), {form.text("assigned_to")}};
}

Fields correction_fields(Scene const& scene)
{
    return {day_field("until", usual_correction_period(scene.today, scene.terms).to)};
}

Fields period_fields(Scene const& scene)
{
    return {day_field("until", usual_correction_period(scene.today, scene.terms).from)};
}

template <class What>
Happening with_day(FormReader& form, Scene const& scene)
{
    return What{form.date("until", scene.today)};
}

Fields opinion_asked_fields(Scene const& scene)
{
    return {choice_of<Consulted>("consulted", scene.texts)};
}

Happening opinion_asked(FormReader& form, Scene const& scene)
{
    int next = 1;
    for (auto const& consultation : scene.request.consultations)
        next = std::max(next, consultation.id + 1);
    return OpinionAsked{next, chosen<Consulted>(form, "consulted")};
}

Field consultation_field(Scene const& scene, bool (*fits)(Consultation const&))
{
    Field field{.name = "consultation", .kind = choice, .need = required};
    for (auto const& consultation : scene.request.consultations)
        if (fits(consultation)) {
            auto const whom = scene.texts.say("desk.choice." + std::string{stored_name(consultation.whom)});
            auto const number = std::to_string(consultation.id);
            field.choices.push_back({number, scene.texts.say("desk.consultation", {{"n", number}, {"whom", whom}})});
        }
    return field;
}

Fields reached_fields(Scene const& scene)
{
    return {consultation_field(scene, [](Consultation const& c) { return !c.reached; })};
}

Happening letter_reached(FormReader& form, Scene const&)
{
    return OpinionLetterReached{static_cast<int>(form.number("consultation"))};
}

Fields opinion_fields(Scene const& scene)
{
    return {consultation_field(scene, [](Consultation const& c) { return !c.answered; }), choice_of<Opinion>("opinion", scene.texts)};
}

Happening opinion_given(FormReader& form, Scene const&)
{
    auto const consultation = static_cast<int>(form.number("consultation"));
    return OpinionGiven{consultation, chosen<Opinion>(form, "opinion")};
}

Fields extension_fields(Scene const& scene)
{
    auto const most = std::to_string(scene.terms.periods.limits.extension_at_most);
    return {{.name = "working_days", .kind = number, .need = required, .first = most}, day_field("approved_on", scene.today)};
}

Happening extended(FormReader& form, Scene const& scene)
{
    return PeriodExtended{form.date("approved_on", scene.today), actor_of(scene.by), static_cast<int>(form.number("working_days"))};
}

Fields reasons_fields(Scene const& scene)
{
    return {choice_of<ReasonsFound>("reasons_found", scene.texts)};
}

Happening reasons_given(FormReader& form, Scene const&)
{
    return ReasonsGiven{chosen<ReasonsFound>(form, "reasons_found")};
}

Fields fee_fields(Scene const& scene)
{
    auto const nth = std::to_string(scene.nth_this_month);
    return {choice_of<FeeMeasure>("measure", scene.texts),
            {.name = "first", .kind = number, .need = required, .first = nth},
            {.name = "last", .kind = number, .need = required, .first = nth},
            day_field("sent_on", scene.today)};
}

Happening fee_demanded(FormReader& form, Scene const& scene)
{
    FeeDemanded fee{.sent_on = form.date("sent_on", scene.today), .measure = chosen<FeeMeasure>(form, "measure"),
                    .first = form.number("first"), .last = form.number("last")};
    auto const yuan = fee_between(fee.measure, fee.first, fee.last, scene.tools.fees);
    if (!yuan)
        form.add_fault({"last", yuan.error().code, yuan.error().words});
    else if (*yuan == 0)
        form.add_fault({"last", "desk.no-fee"});
    fee.yuan = yuan.value_or(0);
    return fee;
}

Fields transfer_fields(Scene const&)
{
    return {{.name = "transferred_to", .need = required}};
}

Happening transferred(FormReader& form, Scene const&)
{
    return Transferred{form.needed_text("transferred_to")};
}

using enum Permission;
constexpr std::array actions{
    Action{"receipt-confirmed", receive_request, no_fields, plain<ReceiptConfirmed>},
    Action{"circulated", handle_request, no_fields, plain<Circulated>},
    Action{"assigned", handle_request, assigned_fields, assigned},
    Action{"correction-noticed", handle_request, correction_fields, with_day<CorrectionNoticed>},
    Action{"correction-supplied", handle_request, no_fields, plain<CorrectionSupplied>},
    Action{"correction-lapsed", handle_request, no_fields, plain<CorrectionLapsed>},
    Action{"opinion-asked", handle_request, opinion_asked_fields, opinion_asked},
    Action{"opinion-letter-reached", handle_request, reached_fields, letter_reached},
    Action{"opinion-given", handle_request, opinion_fields, opinion_given},
    Action{"period-extended", sign_letter, extension_fields, extended},
    Action{"reasons-asked", handle_request, period_fields, with_day<ReasonsAsked>},
    Action{"reasons-given", handle_request, reasons_fields, reasons_given},
    Action{"delay-set", sign_letter, period_fields, with_day<DelaySet>},
    Action{"fee-demanded", handle_request, fee_fields, fee_demanded},
    Action{"fee-settled", handle_request, no_fields, plain<FeeSettled>},
    Action{"fee-lapsed", handle_request, no_fields, plain<FeeLapsed>},
    Action{"transferred", handle_request, transfer_fields, transferred},
    Action{"withdrawn", handle_request, no_fields, plain<Withdrawn>},
    Action{"reopened", sign_letter, period_fields, with_day<Reopened>},
    Action{"archived", handle_request, no_fields, plain<Archived>},
};

// By the position of the state. Where it is empty, a decision or a letter comes next, or nothing.
constexpr std::array after_unconfirmed{std::string_view{"receipt-confirmed"}};
constexpr std::array after_registered{std::string_view{"circulated"}};
constexpr std::array after_circulated{std::string_view{"assigned"}};
constexpr std::array after_correction_asked{std::string_view{"correction-lapsed"}, std::string_view{"correction-supplied"}};
constexpr std::array after_fee{std::string_view{"fee-lapsed"}, std::string_view{"fee-settled"}};
constexpr std::array after_closing{std::string_view{"archived"}};

}  // namespace

std::span<Action const> case_actions()
{
    return actions;
}

std::vector<Field> fields_of(Action const& action, ActionScene const& scene)
{
    auto fields = action.fields(scene);
    fields.push_back(day_field("happened_on", scene.today));
    return fields;
}

bool is_possible(Action const& action, ActionScene const& scene)
{
    auto const given = first_of(fields_of(action, scene));
    FormReader form{given};
    Event const event{scene.today, scene.today, actor_of(scene.by), action.happening(form, scene)};
    return apply(scene.request, event, scene.terms).has_value();
}

base::Accepted<Entry> entry_of(Action const& action, ActionScene const& scene, Given const& given)
{
    FormReader form{given};
    auto const happened_on = form.date("happened_on", scene.today);
    Entry entry{action.happening(form, scene), happened_on, scene.by, version_in(given)};
    if (!form.faults().empty())
        return base::refuse(form.faults());
    return entry;
}

std::span<std::string_view const> next_steps(RequestState state)
{
    switch (state) {
    case RequestState::unconfirmed: return after_unconfirmed;
    case RequestState::registered: return after_registered;
    case RequestState::circulated: return after_circulated;
    case RequestState::awaiting_correction: return after_correction_asked;
    case RequestState::awaiting_payment: return after_fee;
    case RequestState::served:
    case RequestState::withdrawn:
    case RequestState::transferred: return after_closing;
    case RequestState::in_progress:
    case RequestState::correction_lapsed:
    case RequestState::payment_lapsed:
    case RequestState::decided:
    case RequestState::archived: return {};
    }
    return {};
}

}  // namespace requests
