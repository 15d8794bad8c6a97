#include "requests/remedies/remedy_actions.hpp"

#include "requests/stored_names.hpp"

#include <array>

namespace requests {
namespace {

using Fields = std::vector<Field>;

Fields no_fields(RemedyScene const&)
{
    return {};
}

template <class What>
RemedyHappening plain(FormReader&, RemedyScene const&)
{
    return What{};
}

Fields acceptance_fields(RemedyScene const& scene)
{
    Field procedure{.name = "procedure", .kind = FieldKind::choice, .need = Need::required};
    for (auto const id : stored_names<Procedure>)
        procedure.choices.push_back({std::string{id}, scene.texts.say("desk.choice." + std::string{id})});
    return {procedure, {.name = "file_number"}};
}

RemedyHappening accepted(FormReader& form, RemedyScene const&)
{
    auto const procedure = static_cast<Procedure>(form.position_in(stored_names<Procedure>, "procedure"));
    return RemedyAccepted{procedure, form.text("file_number")};
}

// Each with the column of table four in which it counts.
Fields outcome_fields(RemedyScene const& scene)
{
    Field outcome{.name = "outcome", .kind = FieldKind::choice, .need = Need::required};
    for (auto const& one : scene.terms.law.outcomes)
        if (one.of == scene.remedy.filing.kind)
            outcome.choices.push_back({one.id, scene.texts.say("remedy.outcome", {{"name", in_language(one.name, scene.texts)},
                                                                                  {"column", scene.texts.say("remedy.column." + one.column)}})});
    return {outcome};
}

template <class What>
RemedyHappening with_outcome(FormReader& form, RemedyScene const&)
{
    return What{form.needed_text("outcome")};
}

constexpr std::array actions{
    RemedyAction{"accepted", acceptance_fields, accepted},
    RemedyAction{"copy-received", no_fields, plain<CopyReceived>},
    RemedyAction{"reply-sent", no_fields, plain<ReplySent>},
    RemedyAction{"review-extended", no_fields, plain<ReviewExtended>},
    RemedyAction{"decided", outcome_fields, with_outcome<RemedyDecided>},
    RemedyAction{"served-on-applicant", no_fields, plain<ServedOnApplicant>},
    RemedyAction{"served-on-agency", no_fields, plain<ServedOnAgency>},
    RemedyAction{"appealed", no_fields, plain<Appealed>},
    RemedyAction{"appeal-decided", outcome_fields, with_outcome<AppealDecided>},
};

}  // namespace

std::span<RemedyAction const> remedy_actions()
{
    return actions;
}

std::vector<Field> fields_of(RemedyAction const& action, RemedyScene const& scene)
{
    auto fields = action.fields(scene);
    fields.push_back({.name = "happened_on", .kind = FieldKind::date, .need = Need::required, .first = to_string(scene.today)});
    return fields;
}

bool is_done(RemedyAction const& action, RemedyCase const& remedy)
{
    return (action.name == "served-on-applicant" && remedy.served_on_applicant) || (action.name == "served-on-agency" && remedy.served_on_agency);
}

bool is_possible(RemedyAction const& action, RemedyScene const& scene)
{
    auto const given = first_of(fields_of(action, scene));
    FormReader form{given};
    return apply(scene.remedy, {scene.today, scene.today, {}, action.happening(form, scene)}, scene.terms.law).has_value();
}

base::Accepted<RemedyService::Entry> entry_of(RemedyAction const& action, RemedyScene const& scene, Given const& given, PersonKey by)
{
    FormReader form{given};
    auto const happened_on = form.date("happened_on", scene.today);
    RemedyService::Entry entry{action.happening(form, scene), happened_on, by, version_in(given)};
    if (!form.faults().empty())
        return base::refuse(form.faults());
    return entry;
}

}  // namespace requests
