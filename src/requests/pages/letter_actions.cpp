#include "requests/pages/case_actions.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>
#include <array>

namespace requests {
namespace {

using enum FieldKind;
using Fields = std::vector<Field>;
using Scene = ActionScene;

Fields no_fields(Scene const&)
{
    return {};
}

template <class Step>
Happening plain(FormReader&, Scene const& scene)
{
    return LetterMoved{*scene.letter, Step{}};
}

Happening signed_on_screen(FormReader&, Scene const& scene)
{
    return LetterMoved{*scene.letter, LetterSigned{actor_of(scene.by), Medium::screen}};
}

// Signed on paper by one of those who may, entered by somebody else.
Fields paper_fields(Scene const& scene)
{
    Field signer{.name = "signer", .kind = choice, .need = Need::required};
    for (auto const& person : scene.people)
        if (is_allowed(scene.tools.accounts.roles_in(person.key, scene.request.key.agency), Permission::sign_letter))
            signer.choices.push_back({actor_of(person.key).id, person.name});
    return {signer};
}

Happening signed_on_paper(FormReader& form, Scene const& scene)
{
    auto const signers = paper_fields(scene).front().choices;
    if (std::ranges::find(signers, form.text("signer"), &Option::id) == signers.end())
        form.add_fault({"signer", "desk.nothing-chosen"});
    return LetterMoved{*scene.letter, LetterSigned{Actor{form.text("signer")}, Medium::paper}};
}

// The service gives the number.
Happening numbered(FormReader&, Scene const& scene)
{
    return LetterMoved{*scene.letter, LetterNumbered{"1"}};
}

Fields stamp_fields(Scene const& scene)
{
    Field medium{.name = "medium", .kind = choice, .need = Need::required};
    for (auto const id : stored_names<Medium>)
        medium.choices.push_back({std::string{id}, scene.texts.say("desk.choice." + std::string{id})});
    return {medium};
}

Happening stamped(FormReader& form, Scene const& scene)
{
    return LetterMoved{*scene.letter, LetterStamped{static_cast<Medium>(form.position_in(stored_names<Medium>, "medium"))}};
}

Fields service_fields(Scene const& scene)
{
    Field mode{.name = "mode", .kind = choice, .need = Need::required};
    Field carrier{.name = "carrier", .kind = choice};
    for (auto const& service : scene.terms.law.services)
        mode.choices.push_back({service.id, in_language(service.name, scene.texts)});
    for (auto const* id : {"state_post", "other_carrier", "no_carrier"})
        carrier.choices.push_back({id, scene.texts.say("desk.choice." + std::string{id})});
    return {mode, carrier};
}

Happening served(FormReader& form, Scene const& scene)
{
    auto const carrier = form.text("carrier");
    return LetterMoved{*scene.letter, LetterServed{form.needed_text("mode"), carrier == "no_carrier" ? "" : carrier}};
}

// What was posted: the day on which it came, and what shows it.
Fields receipt_fields(Scene const& scene)
{
    Field proof{.name = "proof", .kind = choice, .need = Need::required};
    auto const letter = scene.letter ? scene.request.letters.find(*scene.letter) : scene.request.letters.end();
    if (letter == scene.request.letters.end() || !letter->second.service)
        return {proof};
    if (auto const* mode = scene.terms.law.service(letter->second.service->mode))
        for (auto const& one : mode->proofs)
            proof.choices.push_back({one.id, in_language(one.name, scene.texts)});
    return {proof};
}

Happening received(FormReader& form, Scene const& scene)
{
    return LetterMoved{*scene.letter, LetterReceived{form.needed_text("proof")}};
}

using enum Permission;
constexpr std::array actions{
    Action{"reviewed", review_letter, no_fields, plain<LetterReviewed>},
    Action{"returned", review_letter, no_fields, plain<LetterReturned>},
    Action{"signed", sign_letter, no_fields, signed_on_screen},
    Action{"signed-on-paper", handle_request, paper_fields, signed_on_paper},
    Action{"numbered", handle_request, no_fields, numbered},
    Action{"stamped", handle_request, stamp_fields, stamped},
    Action{"served", handle_request, service_fields, served},
    Action{"received", handle_request, receipt_fields, received},
};

}  // namespace

std::span<Action const> letter_actions()
{
    return actions;
}

}  // namespace requests
