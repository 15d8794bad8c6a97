#include "requests/letter_soundness.hpp"

#include "agencies/agency_store.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/attachments/enclosure_check.hpp"
#include "requests/domain/asker_marks.hpp"
#include "requests/domain/letter_check.hpp"
#include "requests/letters/letter_facts.hpp"
#include "requests/sealed_json.hpp"
#include "requests/stored_names.hpp"

#include <algorithm>

namespace requests {

std::string letter_field(LetterId letter)
{
    return "letter/" + std::to_string(letter.value);
}

Result<LetterContent> open_letter(Desk const& desk, RequestKey key, LetterId id)
{
    if (auto const case_key = desk.vault.key_of(vault_case(key)); !case_key)
        return tl::unexpected{case_key.error()};
    auto const sealed = desk.papers.text(key, id);
    if (!sealed)
        return base::fail(base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.");
    return desk.vault.open(vault_case(key), letter_field(id), *sealed).map(letter_content_of);
}

namespace {

// What the letter itself and the history say: number and day are put into the text when it is printed, and the seal on the paper.
void add_what_is_known(LetterText& text, Letter const& letter, Request const& request)
{
    if (!letter.number.empty()) {
        text.elements["number"] = letter.number;
        text.text += "\n" + letter.number;
    }
    if (letter.dated) {
        text.elements["date"] = in_words(*letter.dated);
        text.text += "\n" + in_words(*letter.dated);
    }
    if (letter.stage >= LetterStage::stamped)
        text.elements["seal"] = stored_name(letter.stage);
    for (auto const& event : request.clock_events)
        if (std::holds_alternative<Extended>(event))
            text.elements["approver"] = to_string(std::get<Extended>(event).approved_on);
}

// Of letters to a third party: none of what is known of who asked may stand in it. What stands in the name and the address of the agency
// too tells of nobody.
Result<void> check_hides_asker(Desk const& desk, RequestKey key, LetterContent const& content, RequestLaw const& law)
{
    auto const* kind = law.letter(content.kind);
    if (kind == nullptr || kind->must_not_hold.empty())
        return {};
    auto const particulars = open_particulars(desk, key);
    if (!particulars)
        return tl::unexpected{particulars.error()};
    auto const agency = agencies::AgencyStore{desk.connection}.find(key.agency);
    if (!agency)
        return tl::unexpected{agency.error()};
    auto const own = bare(agencies::name_on(*agency, desk.today).full + agency->guide.address);
    auto marks = asker_marks(*particulars);
    std::erase_if(marks, [&](std::string const& mark) { return own.find(mark) != std::string::npos; });
    if (tells_one_of(marks, content.text))
        return base::fail(base::ErrorKind::conflict, "letter.tells-too-much", "{letter} must not say: {element}.",
                          {{"letter", kind->title.zh}, {"element", law.element(kind->must_not_hold.front()).name.zh}});
    return {};
}

}  // namespace

std::vector<Finding> letter_findings(LetterContent const& content, Letter const& letter, Request const& request, RequestLaw const& law,
                                     Date today)
{
    LetterText text{.kind = content.kind, .elements = content.elements, .text = content.text, .stage = letter.stage,
                    .dated = letter.dated.value_or(today)};
    if (request.decision && law.decision(request.decision->kind)->letter == content.kind) {
        text.decision = request.decision->kind;
        text.grounds = request.decision->grounds;
    }
    add_what_is_known(text, letter, request);
    auto findings = check_letter(text, law);
    if (content.elements.empty())  // of a text that was not written by the templates nothing is known
        std::erase_if(findings, [](Finding const& finding) { return finding.check.starts_with("letter.element"); });
    return findings;
}

Result<void> check_sound(Desk const& desk, LoadedCase const& loaded, Happening const& what)
{
    auto const* moved = std::get_if<LetterMoved>(&what);
    if (moved == nullptr || !(std::holds_alternative<LetterReviewed>(moved->step) || std::holds_alternative<LetterSigned>(moved->step)))
        return {};
    auto const& request = loaded.request;
    if (auto const held = held_enclosures(desk, loaded, moved->letter); !held.empty())
        return base::fail(base::ErrorKind::conflict, "letter.enclosure-held", "File {number}, which goes with the letter, must not go out yet.",
                          {{"number", std::to_string(held.front().number)}});
    auto const letter = request.letters.find(moved->letter);
    auto const content = open_letter(desk, request.key, moved->letter);
    if (letter == request.letters.end() || !content)
        return {};
    if (forbid(letter_findings(*content, letter->second, request, loaded.terms.law, desk.today)) ||
        forbid(screen_letter(content->text, desk.tools.law.screening())))
        return base::fail(base::ErrorKind::conflict, "letter.not-sound", "The text of the letter must be mended first.");
    return check_hides_asker(desk, request.key, *content, loaded.terms.law);
}

}  // namespace requests
