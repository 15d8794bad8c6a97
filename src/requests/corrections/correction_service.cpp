#include "requests/corrections/correction_service.hpp"

#include "agencies/agency_store.hpp"
#include "base/json.hpp"
#include "base/person_name.hpp"
#include "base/utf8.hpp"
#include "requests/attachments/enclosure_check.hpp"
#include "requests/case_record.hpp"
#include "requests/corrections/correction_json.hpp"
#include "requests/domain/letter_check.hpp"
#include "requests/fault_text.hpp"
#include "requests/letters/letter_template.hpp"
#include "requests/retention.hpp"
#include "requests/settings/number_patterns.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

constexpr auto register_of_corrections = "correction";
constexpr auto register_of_letters = "letter";
constexpr auto submission_field = "submission";
constexpr auto letter_field = "letter";

std::string subject_of(CorrectionKey key)
{
    return "correction/" + std::to_string(key.id.value);
}

keys::Case vault_case(CorrectionKey key)
{
    return {key.agency, subject_of(key)};
}

CorrectionStore store_of(Desk const& desk)
{
    return {desk.connection, desk.tools.law.requests()};
}

void note_on(Desk& desk, CorrectionKey key, Note const& what)
{
    note(desk, key.agency, subject_of(key), what);
}

CorrectionView view_of(StoredCorrection const& stored)
{
    auto const& receipt = stored.correction.receipt;
    return {{receipt.agency, receipt.id}, stored.correction, stored.version, stored.erased_on};
}

Result<std::string> next_number(Desk& desk, AgencyId agency, std::string const& pattern, char const* of_register)
{
    auto const found = agencies::AgencyStore{desk.connection}.find(agency);
    if (!found)
        return tl::unexpected{found.error()};
    auto const year = desk.today.year();
    for (;;) {
        auto number = number_by_pattern(pattern, name_on(*found, desk.today).abbreviation, year,
                                        desk.requests.take_number(agency, year, of_register));
        if (!number || !desk.papers.is_taken(agency, *number))  // one given on paper is passed over
            return number;
    }
}

CorrectionView put(Desk& desk, StoredCorrection const& stored, CorrectionEvent const& event)
{
    auto view = view_of(stored);
    store_of(desk).put(stored, event, desk.tools.clock.now());
    note_on(desk, view.key, {.act = name_of(event.what), .by = event.by, .happened_on = event.happened_on,
                             .details = base::Json{{"version", stored.version}}.dump()});
    return view;
}

Result<StoredCorrection> load_to_act(Desk const& desk, CorrectionKey key, PersonKey by, std::int64_t version)
{
    if (auto const ours = check_agency({key.agency, {}}, by); !ours)
        return tl::unexpected{ours.error()};
    auto stored = store_of(desk).find(key);
    if (!stored)
        return stored;
    if (stored->version != version)
        return base::fail(ErrorKind::conflict, "correction.changed-meanwhile", "Somebody else has changed this case meanwhile.");
    if (stored->erased_on)
        return base::fail(ErrorKind::conflict, "request.erased", "What was personal in this case is erased: it is only counted.");
    return stored;
}

Result<std::optional<std::string>> open_letter_text(Desk const& desk, CorrectionKey key)
{
    auto const sealed = store_of(desk).letter(key);
    if (!sealed)
        return std::nullopt;
    return desk.vault.open(vault_case(key), letter_field, *sealed).map([](std::string text) { return std::optional{std::move(text)}; });
}

// What goes out must hold its remedies and must not hold what is barred; of a letter that was written on paper nothing is known.
Result<void> check_sound(Desk const& desk, CorrectionKey key, CorrectionLetterMoved const& moved)
{
    if (!std::holds_alternative<LetterReviewed>(moved.step) && !std::holds_alternative<LetterSigned>(moved.step))
        return {};
    auto const text = open_letter_text(desk, key);
    if (!text)
        return tl::unexpected{text.error()};
    if (!*text)
        return {};
    auto findings = check_letter({.kind = std::string{correction_letter}, .elements = {}, .text = **text, .dated = desk.today},
                                 desk.tools.law.requests());
    std::erase_if(findings, [](Finding const& finding) { return finding.check.starts_with("letter.element"); });
    if (has_gaps(**text, desk.tools.law.letters()) || forbid(findings) || forbid(screen_letter(**text, desk.tools.law.screening())))
        return base::fail(ErrorKind::conflict, "letter.not-sound", "The text of the letter must be mended first.");
    return {};
}

base::Faults find_faults(CorrectionService::Receiving const& receiving, RequestLaw const& law)
{
    auto const& submission = receiving.submission;
    if (!base::is_valid_utf8(submission.record) || !base::is_valid_utf8(submission.evidence))
        return {{"", "request.not-text"}};
    auto faults = faults_of(check_correction(submission, law));
    auto const longest = static_cast<std::size_t>(law.defaults.description_characters_at_most);
    for (auto const& [field, text] : {std::pair{"record", &submission.record}, std::pair{"evidence", &submission.evidence}})
        if (base::count_code_points(*text) > longest)
            faults.push_back({field, "opinion.long", {{"most", std::to_string(longest)}}});
    if (!base::is_name(receiving.record, longest))
        faults.push_back({"subject", "request.no-subject", {{"most", std::to_string(longest)}}});
    return faults;
}

}  // namespace

bool has_gaps(std::string_view text, LetterTemplates const& templates)
{
    constexpr std::string_view anything = "?";
    auto const mark = templates.mark_of_missing(anything);
    return text.find(mark.substr(0, mark.find(anything))) != std::string_view::npos;
}

base::Accepted<CorrectionView> CorrectionService::receive(AgencyId agency, Receiving const& given)
{
    if (auto const ours = check_agency({agency, {}}, given.by); !ours)
        return base::refuse({fault_of(ours.error(), "")});
    auto receiving = given;
    receiving.submission = normalised(std::move(receiving.submission));
    receiving.record = base::normalise_name(receiving.record);
    if (auto faults = find_faults(receiving, tools_.law.requests()); !faults.empty())
        return base::refuse(std::move(faults));
    return write(tools_, [&](Desk& desk) -> base::Accepted<CorrectionView> {
        auto const number = next_number(desk, agency, desk.tools.law.requests().numbering.at(register_of_corrections), register_of_corrections);
        if (!number)
            return base::refuse({fault_of(number.error(), "")});
        CorrectionKey const key{agency, store_of(desk).next_id(agency)};
        CorrectionEvent const event{receiving.received_on, desk.today, actor_of(receiving.by),
                                    CorrectionReceipt{agency, key.id, *number, receiving.record}};
        auto const correction = open_correction(event);
        if (!correction)
            return base::refuse({fault_of(correction.error(), "received_on")});
        auto const sealed = desk.vault.seal(vault_case(key), submission_field, to_sealed_text(receiving.submission));
        if (!sealed)
            return base::refuse({fault_of(sealed.error(), "")});
        auto view = put(desk, {*correction, 1}, event);
        store_of(desk).set_submission(key, *sealed);
        return view;
    });
}

Result<CorrectionView> CorrectionService::record(CorrectionKey key, Entry const& entry)
{
    return write(tools_, [&](Desk& desk) -> Result<CorrectionView> {
        auto const stored = load_to_act(desk, key, entry.by, entry.version);
        if (!stored)
            return tl::unexpected{stored.error()};
        CorrectionEvent event{entry.happened_on, desk.today, actor_of(entry.by), entry.what};
        if (auto* moved = std::get_if<CorrectionLetterMoved>(&event.what)) {
            if (auto const sound = check_sound(desk, key, *moved); !sound)
                return tl::unexpected{sound.error()};
            if (std::holds_alternative<LetterNumbered>(moved->step)) {
                auto const pattern = NumberPatternStore{desk.connection}.pattern_of(key.agency, Register::letter, desk.tools.law.requests());
                auto const number = next_number(desk, key.agency, pattern, register_of_letters);
                if (!number)
                    return tl::unexpected{number.error()};
                moved->step = LetterNumbered{*number};
            }
        }
        return apply(stored->correction, event, desk.tools.law.requests()).map([&](RecordCorrection const& correction) {
            return put(desk, {correction, stored->version + 1}, event);
        });
    });
}

Result<CorrectionView> CorrectionService::write_letter(CorrectionKey key, std::string const& text, PersonKey by, std::int64_t version)
{
    if (!base::is_valid_utf8(text))
        return base::fail(ErrorKind::invalid_input, "request.not-text", "This is no text.");
    return write(tools_, [&](Desk& desk) -> Result<CorrectionView> {
        auto stored = load_to_act(desk, key, by, version);
        if (!stored)
            return tl::unexpected{stored.error()};
        auto store = store_of(desk);
        auto const& letter = stored->correction.letter;
        if (letter && letter->stage != LetterStage::draft)
            return base::fail(ErrorKind::conflict, "letter.no-draft", "Only a draft can be changed, and its kind stays.");
        if (!letter) {
            CorrectionEvent const event{desk.today, desk.today, actor_of(by), CorrectionLetterMoved{LetterDrafted{std::string{correction_letter}}}};
            auto const drafted = apply(stored->correction, event, desk.tools.law.requests());
            if (!drafted)
                return tl::unexpected{drafted.error()};
            *stored = StoredCorrection{*drafted, version + 1};
            put(desk, *stored, event);
        } else {
            if (!store.count_change(key, version))
                return base::fail(ErrorKind::conflict, "correction.changed-meanwhile", "Somebody else has changed this case meanwhile.");
            stored->version = version + 1;
            note_on(desk, key, {.act = "letter_written", .by = actor_of(by)});
        }
        return desk.vault.seal(vault_case(key), letter_field, text).map([&](std::string const& sealed) {
            store.set_letter(key, sealed);
            return view_of(*stored);
        });
    });
}

Result<CorrectionView> CorrectionService::find(CorrectionKey key) const
{
    return look(tools_, [&](Desk& desk) { return store_of(desk).find(key).map([](StoredCorrection const& stored) { return view_of(stored); }); });
}

Result<std::vector<CorrectionEvent>> CorrectionService::history(CorrectionKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<CorrectionEvent>> {
        auto events = store_of(desk).history(key);
        if (events.empty())
            return base::fail(ErrorKind::not_found, "correction.not-found", "There is no such record correction.");
        return events;
    });
}

Result<CorrectionList> CorrectionService::list(AgencyId agency, WhichCorrections which, PageOf const& page) const
{
    return look(tools_, [&](Desk& desk) -> Result<CorrectionList> {
        auto const store = store_of(desk);
        return CorrectionList{store.list(agency, which, page), store.count(agency, which)};
    });
}

Result<CorrectionSubmission> CorrectionService::submission(CorrectionKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<CorrectionSubmission> {
        if (auto const found = store_of(desk).find(key); !found)
            return tl::unexpected{found.error()};
        if (auto const case_key = desk.vault.key_of(vault_case(key)); !case_key)
            return tl::unexpected{case_key.error()};
        auto opened = desk.vault.open(vault_case(key), submission_field, store_of(desk).submission(key).value_or("")).map(correction_submission_of);
        if (opened)
            note_on(desk, key, {.act = "particulars_seen", .by = actor_of(looking)});
        return opened;
    });
}

Result<std::optional<std::string>> CorrectionService::letter_text(CorrectionKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<std::optional<std::string>> {
        if (auto const found = store_of(desk).find(key); !found)
            return tl::unexpected{found.error()};
        auto text = open_letter_text(desk, key);
        if (text && *text)
            note_on(desk, key, {.act = "letter_seen", .by = actor_of(looking)});
        return text;
    });
}

std::vector<CorrectionKey> CorrectionService::erasable(AgencyId agency) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<CorrectionKey>> {
               auto const months = tools_.law.requests().retention.at(case_retention).months;
               return store_of(desk).answered_until(agency, kept_until(desk.today, -months) - std::chrono::days{1});
           })
        .value_or(std::vector<CorrectionKey>{});
}

Result<void> CorrectionService::erase(CorrectionKey key, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        auto const stored = store_of(desk).find(key);
        if (!stored)
            return tl::unexpected{stored.error()};
        auto const months = tools_.law.requests().retention.at(case_retention).months;
        auto const& answered_on = stored->correction.answered_on;
        if (!answered_on || stored->erased_on || desk.today <= kept_until(*answered_on, months))
            return base::fail(ErrorKind::conflict, "correction.still-kept", "This case is open, is still to be kept, or is erased already.");
        desk.vault.erase(vault_case(key));
        store_of(desk).erase(key, desk.today);
        note_on(desk, key, {.act = "erased", .by = actor_of(by)});
        return {};
    });
}

}  // namespace requests
