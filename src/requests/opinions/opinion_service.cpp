#include "requests/opinions/opinion_service.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "base/person_name.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/fault_text.hpp"
#include "requests/opinions/opinion_clock.hpp"
#include "requests/opinions/opinion_json.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

std::string code_hash(std::string_view code)
{
    return crypto::sha256_hex("opinion:" + std::string{code});
}

std::string question_field(std::int64_t sheet)
{
    return "opinion/" + std::to_string(sheet);
}

std::string answer_field(std::int64_t sheet, std::int64_t number)
{
    return question_field(sheet) + "/" + std::to_string(number);
}

std::string details_of(std::int64_t sheet)
{
    return base::Json{{"sheet", sheet}}.dump();
}

tl::unexpected<base::Error> no_such_code()
{
    return base::fail(ErrorKind::not_found, "opinion.no-such-code", "No consultation has this code.");
}

Result<CodedQuestion> open_question(Desk const& desk, StoredSheet const& sheet)
{
    return desk.vault.open(vault_case(sheet.key.request), question_field(sheet.key.sheet), sheet.sealed).map(coded_question_of);
}

Result<OpinionAnswer> open_answer(Desk const& desk, SheetKey key, StoredAnswer const& stored)
{
    return desk.vault.open(vault_case(key.request), answer_field(key.sheet, stored.number), stored.sealed).map([&](std::string const& text) {
        return OpinionAnswer{third_party_opinion_of(text), stored.sent_on, stored.taken_on};
    });
}

Result<std::vector<OpinionAnswer>> open_answers(Desk const& desk, SheetKey key)
{
    std::vector<OpinionAnswer> answers;
    for (auto const& stored : OpinionStore{desk.connection}.answers(key)) {
        auto answer = open_answer(desk, key, stored);
        if (!answer)
            return tl::unexpected{answer.error()};
        answers.push_back(std::move(*answer));
    }
    return answers;
}

Result<OpinionSheet> open_sheet(Desk const& desk, StoredSheet const& stored)
{
    auto coded = open_question(desk, stored);
    if (!coded)
        return tl::unexpected{coded.error()};
    auto answers = open_answers(desk, stored.key);
    if (!answers)
        return tl::unexpected{answers.error()};
    return OpinionSheet{stored.key, std::move(coded->question), std::move(coded->code), stored.consultation, std::move(*answers)};
}

Result<StoredSheet> sheet_of(Desk const& desk, SheetKey key)
{
    if (auto stored = OpinionStore{desk.connection}.find(key))
        return *std::move(stored);
    return base::fail(ErrorKind::not_found, "opinion.no-such-sheet", "There is no such consultation.");
}

int next_consultation(Request const& request)
{
    int next = 1;
    for (auto const& consultation : request.consultations)
        next = std::max(next, consultation.id + 1);
    return next;
}

OpinionQuestion normalised(OpinionQuestion question)
{
    question.third_party = base::normalise_name(question.third_party);
    std::erase_if(question.passages, [](std::string const& passage) { return base::with_single_spaces(passage).empty(); });
    return question;
}

ThirdPartyOpinion normalised(ThirdPartyOpinion said)
{
    said.signer = base::normalise_name(said.signer);
    said.contact = base::normalise_name(said.contact);
    return said;
}

struct OpenedCode {
    StoredSheet sheet;
    LoadedCase loaded;
    OpinionQuestion question;
};

// By the code alone: whatever is wrong with it, or with the case behind it, the refusal is the same.
Result<OpenedCode> open_code(Desk const& desk, std::string_view typed)
{
    auto const code = crypto::parse_receipt(typed);
    auto const sheet = code ? OpinionStore{desk.connection}.find(code_hash(*code)) : std::nullopt;
    if (!sheet)
        return no_such_code();
    auto loaded = load(desk, sheet->key.request);
    auto coded = open_question(desk, *sheet);
    if (!loaded || !coded)
        return no_such_code();
    return OpenedCode{*sheet, std::move(*loaded), std::move(coded->question)};
}

}  // namespace

base::Accepted<std::int64_t> OpinionService::ask(RequestKey key, OpinionQuestion question, Acting const& acting)
{
    return write(tools_, [&](Desk& desk) -> base::Accepted<std::int64_t> {
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return base::refuse({fault_of(loaded.error(), "")});
        if (!is_open(loaded->request) || !loaded->request.received_on)
            return base::refuse({{"", "opinion.not-handled"}});
        auto const particulars = open_particulars(desk, key);
        if (!particulars)
            return base::refuse({fault_of(particulars.error(), "")});
        auto const asked = normalised(question);
        if (auto faults = check_question(asked, *particulars, loaded->terms.law); !faults.empty())
            return base::refuse(std::move(faults));
        OpinionStore store{desk.connection};
        auto const sheet = store.next_sheet(key);
        auto const code = crypto::random_receipt();
        auto const sealed = desk.vault.seal(vault_case(key), question_field(sheet), to_sealed_text(CodedQuestion{asked, code}));
        if (!sealed)
            return base::refuse({fault_of(sealed.error(), "")});
        store.add({.key = {key, sheet}, .sealed = *sealed, .written_on = desk.today}, code_hash(code));
        note(desk, key, {.act = "opinion_question_written", .by = actor_of(acting.by), .details = details_of(sheet)});
        if (auto const changed = take_change(desk, *loaded); !changed)
            return base::refuse({fault_of(changed.error(), "")});
        return sheet;
    });
}

Result<std::vector<OpinionSheet>> OpinionService::sheets(RequestKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<std::vector<OpinionSheet>> {
        if (auto const summary = desk.requests.find(key); !summary)
            return tl::unexpected{summary.error()};
        std::vector<OpinionSheet> sheets;
        for (auto const& stored : OpinionStore{desk.connection}.sheets(key)) {
            auto sheet = open_sheet(desk, stored);
            if (!sheet)
                return tl::unexpected{sheet.error()};
            sheets.push_back(std::move(*sheet));
        }
        if (!sheets.empty())
            note(desk, key, {.act = "opinions_seen", .by = actor_of(looking)});
        return sheets;
    });
}

Result<std::vector<OpinionStanding>> OpinionService::standing(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<OpinionStanding>> {
        OpinionStore const store{desk.connection};
        std::vector<OpinionStanding> all;
        for (auto const& sheet : store.sheets(key)) {
            auto const answers = store.answers(sheet.key);
            OpinionStanding one{.sheet = sheet.key.sheet, .consultation = sheet.consultation};
            if (!answers.empty()) {
                one.answered_on = answers.back().sent_on;
                one.waits = !answers.back().taken_on;
            }
            all.push_back(one);
        }
        return all;
    });
}

Result<std::vector<RequestSummary>> OpinionService::waiting(AgencyId agency) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<RequestSummary>> {
        std::vector<RequestSummary> all;
        for (auto const& key : OpinionStore{desk.connection}.waiting(agency)) {
            auto summary = desk.requests.find(key);
            if (!summary)
                return tl::unexpected{summary.error()};
            if (!summary->closed_on)  // what comes too late for the answer stays on the page of its case
                all.push_back(std::move(*summary));
        }
        return all;
    });
}

Result<CaseView> OpinionService::note_sent(SheetKey key, Date on, Acting const& acting)
{
    return write(tools_, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key.request, acting.by, acting.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        auto const sheet = sheet_of(desk, key);
        if (!sheet)
            return tl::unexpected{sheet.error()};
        if (sheet->consultation)
            return base::fail(ErrorKind::conflict, "opinion.sent-already", "It was entered already that this letter has gone out.");
        auto const answers = open_answers(desk, key);
        if (!answers)
            return tl::unexpected{answers.error()};
        if (!answers->empty() && answers->front().sent_on < on)
            return base::fail(ErrorKind::conflict, "opinion.answered-before", "The third party answered on {day}: its letter went out no later.",
                              {{"day", to_string(answers->front().sent_on)}});
        auto const id = next_consultation(loaded->request);
        Event const event{on, desk.today, actor_of(acting.by), OpinionAsked{id, Consulted::third_party}};
        if (auto const taken = take_event(desk, *loaded, event); !taken)
            return tl::unexpected{taken.error()};
        OpinionStore{desk.connection}.set_consultation(key, id);
        auto sent = *sheet;
        sent.consultation = id;
        if (!answers->empty())
            if (auto const put = put_on_clock(desk, *loaded, sent, answers->front().sent_on, answers->back().said); !put)
                return tl::unexpected{put.error()};
        return view_of(*loaded, desk.today);
    });
}

Result<CaseView> OpinionService::take_in(SheetKey key, Opinion opinion, std::int64_t seen, Acting const& acting)
{
    return write(tools_, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key.request, acting.by, acting.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        auto const sheet = sheet_of(desk, key);
        if (!sheet)
            return tl::unexpected{sheet.error()};
        if (!sheet->consultation)
            return base::fail(ErrorKind::conflict, "opinion.not-sent", "Enter first on which day the letter has gone out.");
        OpinionStore store{desk.connection};
        auto const answers = store.answers(key);
        if (answers.empty() || answers.back().taken_on)
            return base::fail(ErrorKind::conflict, "opinion.nothing-to-take", "No answer waits to be taken in.");
        if (answers.back().number != seen)
            return base::fail(ErrorKind::conflict, "opinion.newer-answer", "Another answer has come meanwhile. Read it first.");
        Event const event{answers.back().sent_on, desk.today, actor_of(acting.by), OpinionGiven{*sheet->consultation, opinion}};
        if (auto const weighed = weigh(desk, *loaded, *sheet, event); !weighed)
            return tl::unexpected{weighed.error()};
        note(desk, key.request, {.act = "opinion_taken_in", .by = actor_of(acting.by), .details = details_of(key.sheet)});
        store.take_answers(key, desk.today);
        return view_of(*loaded, desk.today);
    });
}

Result<AskedOpinion> OpinionService::asked(std::string_view code) const
{
    return look(tools_, [&](Desk& desk) -> Result<AskedOpinion> {
        auto const opened = open_code(desk, code);
        if (!opened)
            return tl::unexpected{opened.error()};
        auto const& [sheet, loaded, question] = *opened;
        auto answers = open_answers(desk, sheet.key);
        if (!answers)
            return no_such_code();
        AskedOpinion asked{.agency = sheet.key.request.agency, .passages = question.passages,
                           .working_days = loaded.terms.periods.third_party_opinion, .is_open = takes_answers(desk, sheet, loaded.request)};
        if (auto const* consultation = consultation_of(sheet, loaded.request); consultation != nullptr && consultation->reached) {
            asked.reached = consultation->reached;
            asked.due = loaded.terms.calendar.add_working_days(*consultation->reached, asked.working_days).date;
        }
        if (!answers->empty())
            asked.last = std::move(answers->back());
        return asked;
    });
}

base::Accepted<Date> OpinionService::answer(std::string_view code, ThirdPartyOpinion const& said)
{
    return write(tools_, [&](Desk& desk) -> base::Accepted<Date> {
        auto opened = open_code(desk, code);
        if (!opened)
            return base::refuse({fault_of(opened.error(), "code")});
        auto& [sheet, loaded, question] = *opened;
        if (!takes_answers(desk, sheet, loaded.request))
            return base::refuse({{"", "opinion.closed"}});
        auto const opinion = normalised(said);
        if (auto faults = check_opinion(opinion, question, loaded.terms.law); !faults.empty())
            return base::refuse(std::move(faults));
        OpinionStore store{desk.connection};
        auto const answers = store.answers(sheet.key);
        auto const number = answers.empty() ? 1 : answers.back().number + 1;
        auto const sealed = desk.vault.seal(vault_case(sheet.key.request), answer_field(sheet.key.sheet, number), to_sealed_text(opinion));
        if (!sealed)
            return base::refuse({fault_of(sealed.error(), "")});
        store.add_answer(sheet.key, {.number = number, .sent_on = desk.today, .sealed = *sealed});
        note(desk, sheet.key.request, {.act = "opinion_received", .by = third_party_actor, .details = details_of(sheet.key.sheet)});
        if (auto const put = put_on_clock(desk, loaded, sheet, desk.today, opinion); !put)
            return base::refuse({fault_of(put.error(), "")});
        return desk.today;
    });
}

}  // namespace requests
