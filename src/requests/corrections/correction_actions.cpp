#include "requests/corrections/correction_actions.hpp"

#include "requests/stored_names.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using Fields = std::vector<Field>;
using Scene = CorrectionScene;
using enum Permission;

constexpr std::array<std::string_view, 3> found_names{"inaccurate", "accurate", "not_ours"};                    // by the position in Examined
constexpr std::array<std::string_view, 4> result_names{"corrected", "refused", "passed_on", "told_where"};  // by the position in CorrectionResult

template <std::size_t N>
Field choice_of(std::string name, std::array<std::string_view, N> const& ids, config::Texts const& texts)
{
    Field field{.name = std::move(name), .kind = FieldKind::choice, .need = Need::required};
    for (auto const id : ids)
        field.choices.push_back({std::string{id}, texts.say("correction.choice." + std::string{id})});
    return field;
}

Fields no_fields(Scene const&)
{
    return {};
}

template <class LetterStepKind>
CorrectionHappening letter_step(FormReader&, Scene const&)
{
    return CorrectionLetterMoved{LetterStepKind{}};
}

Fields examined_fields(Scene const& scene)
{
    return {choice_of("examined", found_names, scene.texts)};
}

CorrectionHappening examined(FormReader& form, Scene const&)
{
    return CorrectionExamined{static_cast<Examined>(form.position_in(found_names, "examined"))};
}

// Only what follows from what was found is offered first.
Fields decided_fields(Scene const& scene)
{
    auto result = choice_of("correction_result", result_names, scene.texts);
    if (scene.correction.found)
        result.first = std::string{result_names.at(static_cast<std::size_t>(*scene.correction.found))};
    Field const told{.name = "agency_told", .need = Need::depends};
    return {result, told};
}

CorrectionHappening decided(FormReader& form, Scene const&)
{
    return CorrectionDecided{static_cast<CorrectionResult>(form.position_in(result_names, "correction_result")), form.text("agency_told")};
}

CorrectionHappening signed_on_screen(FormReader&, Scene const& scene)
{
    return CorrectionLetterMoved{LetterSigned{actor_of(scene.by), Medium::screen}};
}

// Signed on paper by one of those who may, entered by somebody else.
Fields paper_fields(Scene const& scene)
{
    Field signer{.name = "signer", .kind = FieldKind::choice, .need = Need::required};
    for (auto const& person : scene.people)
        if (is_allowed(scene.tools.accounts.roles_in(person.key, scene.correction.receipt.agency), sign_letter))
            signer.choices.push_back({actor_of(person.key).id, person.name});
    return {signer};
}

CorrectionHappening signed_on_paper(FormReader& form, Scene const& scene)
{
    auto const signers = paper_fields(scene).front().choices;
    if (std::ranges::find(signers, form.text("signer"), &Option::id) == signers.end())
        form.add_fault({"signer", "desk.nothing-chosen"});
    return CorrectionLetterMoved{LetterSigned{Actor{form.text("signer")}, Medium::paper}};
}

// The service gives the number.
CorrectionHappening numbered(FormReader&, Scene const&)
{
    return CorrectionLetterMoved{LetterNumbered{"1"}};
}

Fields stamp_fields(Scene const& scene)
{
    Field medium{.name = "medium", .kind = FieldKind::choice, .need = Need::required};
    for (auto const id : stored_names<Medium>)
        medium.choices.push_back({std::string{id}, scene.texts.say("desk.choice." + std::string{id})});
    return {medium};
}

CorrectionHappening stamped(FormReader& form, Scene const&)
{
    return CorrectionLetterMoved{LetterStamped{static_cast<Medium>(form.position_in(stored_names<Medium>, "medium"))}};
}

Fields service_fields(Scene const& scene)
{
    Field mode{.name = "mode", .kind = FieldKind::choice, .need = Need::required};
    for (auto const& service : scene.tools.law.requests().services)
        mode.choices.push_back({service.id, in_language(service.name, scene.texts)});
    return {mode};
}

CorrectionHappening served(FormReader& form, Scene const& scene)
{
    auto const mode = form.needed_text("mode");
    auto const* service = scene.tools.law.requests().service(mode);
    return CorrectionLetterMoved{LetterServed{mode, service == nullptr ? "" : service->carrier}};
}

Fields receipt_fields(Scene const& scene)
{
    Field proof{.name = "proof", .kind = FieldKind::choice, .need = Need::required};
    auto const& letter = scene.correction.letter;
    if (letter && letter->service)
        if (auto const* mode = scene.tools.law.requests().service(letter->service->mode))
            for (auto const& one : mode->proofs)
                proof.choices.push_back({one.id, in_language(one.name, scene.texts)});
    return {proof};
}

CorrectionHappening received(FormReader& form, Scene const&)
{
    return CorrectionLetterMoved{LetterReceived{form.needed_text("proof")}};
}

constexpr std::array actions{
    CorrectionAction{"examined", handle_request, examined_fields, examined},
    CorrectionAction{"decided", handle_request, decided_fields, decided},
    CorrectionAction{"reviewed", review_letter, no_fields, letter_step<LetterReviewed>},
    CorrectionAction{"returned", review_letter, no_fields, letter_step<LetterReturned>},
    CorrectionAction{"signed", sign_letter, no_fields, signed_on_screen},
    CorrectionAction{"signed-on-paper", handle_request, paper_fields, signed_on_paper},
    CorrectionAction{"numbered", handle_request, no_fields, numbered},
    CorrectionAction{"stamped", handle_request, stamp_fields, stamped},
    CorrectionAction{"served", handle_request, service_fields, served},
    CorrectionAction{"received", handle_request, receipt_fields, received},
};

}  // namespace

std::span<CorrectionAction const> correction_actions()
{
    return actions;
}

std::vector<Field> fields_of(CorrectionAction const& action, CorrectionScene const& scene)
{
    auto fields = action.fields(scene);
    fields.push_back({.name = "happened_on", .kind = FieldKind::date, .need = Need::required, .first = to_string(scene.today)});
    return fields;
}

bool is_possible(CorrectionAction const& action, CorrectionScene const& scene)
{
    auto given = first_of(fields_of(action, scene));
    if (given.contains("agency_told"))
        given["agency_told"] = "-";  // what is missing shows when the form is sent
    FormReader form{given};
    CorrectionEvent const event{scene.today, scene.today, actor_of(scene.by), action.happening(form, scene)};
    return apply(scene.correction, event, scene.tools.law.requests()).has_value();
}

bool is_done(CorrectionAction const& action, RecordCorrection const& correction)
{
    return (action.name == "examined" && correction.found) || (action.name == "decided" && correction.decision) || action.name == "returned" ||
           (action.name == "received" && correction.letter && correction.letter->received_on);
}

base::Accepted<CorrectionService::Entry> entry_of(CorrectionAction const& action, CorrectionScene const& scene, Given const& given)
{
    FormReader form{given};
    auto const happened_on = form.date("happened_on", scene.today);
    CorrectionService::Entry entry{action.happening(form, scene), happened_on, scene.by, version_in(given)};
    if (!form.faults().empty())
        return base::refuse(form.faults());
    return entry;
}

}  // namespace requests
