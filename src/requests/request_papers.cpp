#include "requests/request_service.hpp"

#include "agencies/agency_store.hpp"
#include "base/json.hpp"
#include "platform/crypto/random.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/letter_soundness.hpp"
#include "requests/sealed_json.hpp"
#include "requests/settings/number_patterns.hpp"

// Letters and drafts of a case, and the citizen's own way to them.
namespace requests {
namespace {

using base::ErrorKind;

constexpr auto register_of_letters = "letter";
constexpr auto draft_field = "draft";

std::string details_of(LetterId letter)
{
    return base::Json{{"letter", letter.value}}.dump();
}

Event event_today(Desk const& desk, PersonKey by, Happening what)
{
    return {desk.today, desk.today, actor_of(by), std::move(what)};
}

// Loads for the act, carries `step` out and shows the case as it then stands.
template <class Step>
Result<CaseView> act_on(RequestTools const& tools, RequestKey key, Acting const& acting, Step const& step)
{
    return write(tools, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (Result<void> const done = step(desk, *loaded); !done)
            return tl::unexpected{done.error()};
        return view_of(*loaded, desk.today);
    });
}

Result<void> begin_or_change(Desk& desk, LoadedCase& loaded, LetterId id, LetterContent const& content, PersonKey by)
{
    auto const known = loaded.request.letters.find(id);
    if (known == loaded.request.letters.end())
        return take_event(desk, loaded, event_today(desk, by, LetterMoved{id, LetterDrafted{content.kind}}));
    if (known->second.stage != LetterStage::draft || known->second.kind != content.kind)
        return base::fail(ErrorKind::conflict, "letter.no-draft", "Only a draft can be changed, and its kind stays.");
    note(desk, loaded.request.key, {.act = "letter_written", .by = actor_of(by), .details = details_of(id)});
    return take_change(desk, loaded);
}

// A look.
Result<LetterContent> show_letter(Desk& desk, RequestKey key, LetterId id, Actor const& by)
{
    auto content = open_letter(desk, key, id);
    if (content)
        note(desk, key, {.act = "letter_seen", .by = by, .details = details_of(id)});
    return content;
}

Result<std::string> next_number(Desk& desk, AgencyId agency, Terms const& terms)
{
    auto const found = agencies::AgencyStore{desk.connection}.find(agency);
    if (!found)
        return tl::unexpected{found.error()};
    auto const year = desk.today.year();
    auto const pattern = NumberPatternStore{desk.connection}.pattern_of(agency, Register::letter, terms.law);
    for (;;) {
        auto number = number_by_pattern(pattern, name_on(*found, desk.today).abbreviation, year,
                                        desk.requests.take_number(agency, year, register_of_letters));
        if (!number || !desk.papers.is_taken(agency, *number))  // one given on paper is passed over
            return number;
    }
}

Result<std::optional<DecisionDraft>> open_draft(Desk const& desk, RequestKey key)
{
    if (auto const case_key = desk.vault.key_of(vault_case(key)); !case_key)
        return tl::unexpected{case_key.error()};
    auto const sealed = desk.papers.draft(key);
    if (!sealed)
        return std::nullopt;
    return desk.vault.open(vault_case(key), draft_field, *sealed).map([](std::string const& text) {
        return std::optional{decision_draft_of(text)};
    });
}

// The letter that tells the decision: one of its kind that is being written, else a new one.
LetterId answer_of(Request const& request, std::string const& kind, RequestLaw const& law)
{
    auto const* decision = law.decision(kind);
    for (auto const& [id, letter] : request.letters)
        if (decision != nullptr && letter.kind == decision->letter && !letter.served_on)
            return id;
    return next_letter(request);
}

Result<RequestKey> request_of(Desk& desk, std::string_view receipt, std::string_view secret)
{
    auto const refused = base::fail(ErrorKind::not_found, "request.no-such-receipt", "There is no request with this receipt and secret.");
    auto const typed_receipt = crypto::parse_receipt(receipt);
    auto const typed_secret = crypto::parse_receipt(secret);
    if (!typed_receipt || !typed_secret)
        return refused;
    auto const stored = desk.applicants.find_receipt(*typed_receipt);
    if (!stored)
        return refused;
    auto const hash = secret_hash(desk, stored->key, *typed_secret);
    if (!hash)
        return tl::unexpected{hash.error()};
    if (!crypto::same_secret(*hash, stored->secret_hash))
        return refused;
    return stored->key;
}

}  // namespace

Result<CaseView> RequestService::write_letter(RequestKey key, LetterId letter, LetterContent const& content, Acting const& acting)
{
    return act_on(tools_, key, acting, [&](Desk& desk, LoadedCase& loaded) -> Result<void> {
        if (auto const begun = begin_or_change(desk, loaded, letter, content, acting.by); !begun)
            return begun;
        return desk.vault.seal(vault_case(key), letter_field(letter), to_sealed_text(content)).map([&](std::string const& sealed) {
            desk.papers.set_text(key, letter, sealed);
        });
    });
}

Result<LetterContent> RequestService::letter(RequestKey key, LetterId letter, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) { return show_letter(desk, key, letter, actor_of(looking)); });
}

Result<CaseView> RequestService::number_letter(RequestKey key, LetterId letter, Acting const& acting)
{
    return act_on(tools_, key, acting, [&](Desk& desk, LoadedCase& loaded) -> Result<void> {
        auto const number = next_number(desk, key.agency, loaded.terms);
        if (!number)
            return tl::unexpected{number.error()};
        return take_event(desk, loaded, event_today(desk, acting.by, LetterMoved{letter, LetterNumbered{*number}}));
    });
}

Result<CaseView> RequestService::write_draft(RequestKey key, DecisionDraft const& draft, Acting const& acting)
{
    return act_on(tools_, key, acting, [&](Desk& desk, LoadedCase& loaded) -> Result<void> {
        if (!is_open(loaded.request))
            return base::fail(ErrorKind::conflict, "request.closed", "The request is closed.");
        auto const sealed = desk.vault.seal(vault_case(key), draft_field, to_sealed_text(draft));
        if (!sealed)
            return tl::unexpected{sealed.error()};
        desk.papers.put_draft(key, *sealed);
        note(desk, key, {.act = "draft_written", .by = actor_of(acting.by)});
        return take_change(desk, loaded);
    });
}

Result<CaseView> RequestService::decide(RequestKey key, Acting const& acting)
{
    return act_on(tools_, key, acting, [&](Desk& desk, LoadedCase& loaded) -> Result<void> {
        auto const draft = open_draft(desk, key);
        if (!draft)
            return tl::unexpected{draft.error()};
        if (!*draft)
            return base::fail(ErrorKind::conflict, "request.no-draft", "There is no draft of the decision yet.");
        if (forbid(check_decision(**draft, loaded.request, desk.today, loaded.terms)))
            return base::fail(ErrorKind::conflict, "request.draft-not-sound", "The draft of the decision must be mended first.");
        auto const answer = answer_of(loaded.request, (*draft)->kind, loaded.terms.law);
        return take_event(desk, loaded, event_today(desk, acting.by, decided_by(**draft, answer)));
    });
}

Result<std::optional<DecisionDraft>> RequestService::draft(RequestKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) {
        auto draft = open_draft(desk, key);
        if (draft && *draft)
            note(desk, key, {.act = "draft_seen", .by = actor_of(looking)});
        return draft;
    });
}

Result<CaseView> RequestService::follow(std::string_view receipt, std::string_view secret) const
{
    return look(tools_, [&](Desk& desk) {
        return request_of(desk, receipt, secret)
            .and_then([&](RequestKey key) { return load(desk, key); })
            .map([&](LoadedCase const& loaded) { return view_of(loaded, desk.today); });
    });
}

Result<LetterContent> RequestService::follow_letter(std::string_view receipt, std::string_view secret, LetterId letter)
{
    return write(tools_, [&](Desk& desk) -> Result<LetterContent> {
        auto const key = request_of(desk, receipt, secret);
        if (!key)
            return tl::unexpected{key.error()};
        auto const loaded = load(desk, *key);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        auto const found = loaded->request.letters.find(letter);
        auto const* kind = found == loaded->request.letters.end() ? nullptr : loaded->terms.law.letter(found->second.kind);
        if (kind == nullptr || kind->to != Addressee::applicant || !found->second.served_on)
            return base::fail(ErrorKind::not_found, "letter.not-served", "No such letter was served on you.");
        return show_letter(desk, *key, letter, Actor{"applicant"});
    });
}

}  // namespace requests
