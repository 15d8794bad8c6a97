#include "requests/request_service.hpp"

#include "base/person_name.hpp"
#include "platform/files/case_files.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/fault_text.hpp"
#include "requests/letter_soundness.hpp"
#include "requests/opinions/opinion_store.hpp"
#include "requests/remedy_store.hpp"
#include "requests/retention.hpp"
#include "requests/sent_here.hpp"

namespace requests {
namespace {

using base::ErrorKind;

Result<void> check_erasable(Desk const& desk, LoadedCase const& loaded)
{
    auto const& closed_on = loaded.summary.closed_on;
    if (!closed_on || RemedyStore{desk.connection, loaded.terms.law}.is_pending(loaded.request.key))
        return base::fail(ErrorKind::conflict, "request.still-open", "The request, or a case about it, is still open.");
    auto const until = kept_until(*closed_on, loaded.terms.law.retention.at(case_retention).months);
    if (desk.today <= until)
        return base::fail(ErrorKind::conflict, "request.kept-until", "The case is kept until {day}.", {{"day", to_string(until)}});
    return {};
}

// The contents go from the store with the next sweep; without their key nobody reads them until then.
void erase_attachments(Desk& desk, RequestKey key)
{
    for (auto const& address : files::CaseFiles{desk.connection, desk.vault}.forget(vault_case(key)))
        desk.attachments.discard(key.agency, address);
    desk.attachments.erase(key, desk.today);
}

}  // namespace

Result<CaseView> RequestService::find(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) {
        return load(desk, key).map([&](LoadedCase const& loaded) { return view_of(loaded, desk.today); });
    });
}

Result<std::vector<RecordedEvent>> RequestService::history(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) {
        return desk.requests.find(key).map([&](RequestSummary const&) { return desk.requests.history(key); });
    });
}

Result<std::vector<std::int64_t>> RequestService::altered_entries(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) {
        return desk.requests.find(key).map([&](RequestSummary const&) { return altered_in(desk, key); });
    });
}

Result<CaseView> RequestService::record(RequestKey key, Entry const& entry)
{
    return write(tools_, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key, entry.by, entry.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (auto const sound = check_sound(desk, *loaded, entry.what); !sound)
            return tl::unexpected{sound.error()};
        Event const event{entry.happened_on, desk.today, actor_of(entry.by), entry.what};
        if (auto const taken = take_event(desk, *loaded, event); !taken)
            return tl::unexpected{taken.error()};
        return view_of(*loaded, desk.today);
    });
}

Result<CaseView> RequestService::describe(RequestKey key, std::string subject, Acting const& acting)
{
    subject = base::normalise_name(subject);
    auto const longest = static_cast<std::size_t>(tools_.law.requests().defaults.description_characters_at_most);
    if (!base::is_name(subject, longest))
        return base::fail(ErrorKind::invalid_input, "request.no-subject", "A subject has 1 to {most} characters.",
                          {{"most", std::to_string(longest)}});
    return write(tools_, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        loaded->summary.subject = subject;
        if (auto const taken = take_event(desk, *loaded, {desk.today, desk.today, actor_of(acting.by), Described{subject}}); !taken)
            return tl::unexpected{taken.error()};
        return view_of(*loaded, desk.today);
    });
}

Result<Particulars> RequestService::particulars(RequestKey key, PersonKey looking)
{
    return particulars_versions(key, looking).map([](std::vector<Particulars> const& versions) { return versions.front(); });
}

Result<std::vector<Particulars>> RequestService::particulars_versions(RequestKey key, PersonKey looking)
{
    return write(tools_, [&](Desk& desk) -> Result<std::vector<Particulars>> {
        if (auto const summary = desk.requests.find(key); !summary)
            return tl::unexpected{summary.error()};
        auto opened = open_all_particulars(desk, key);
        if (opened)
            note(desk, key, {.act = "particulars_seen", .by = actor_of(looking)});
        return opened;
    });
}

base::Accepted<CaseView> RequestService::amend_particulars(RequestKey key, Particulars const& particulars, Acting const& acting)
{
    if (!is_all_text(particulars))
        return base::refuse({{"", "request.not-text"}});
    return write(tools_, [&](Desk& desk) -> base::Accepted<CaseView> {
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return base::refuse({fault_of(loaded.error(), "")});
        auto const before = open_particulars(desk, key);
        if (!before)
            return base::refuse({fault_of(before.error(), "")});
        auto amended = normalised(particulars);
        amended.co_applicants = before->co_applicants;
        amended.representative = before->representative;
        auto const& intake = loaded->request.intake;
        if (auto faults = faults_of(check_submission({intake.applicant_kind, intake.wanted, amended}, loaded->terms.law)); !faults.empty())
            return base::refuse(std::move(faults));
        auto const version = seal_particulars(desk, key, amended);
        if (!version)
            return base::refuse({fault_of(version.error(), "")});
        Event const event{desk.today, desk.today, actor_of(acting.by), ParticularsAmended{*version}};
        if (auto const taken = take_event(desk, *loaded, event); !taken)
            return base::refuse({fault_of(taken.error(), "")});
        return view_of(*loaded, desk.today);
    });
}

Result<void> RequestService::erase(RequestKey key, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        auto const summary = desk.requests.find(key);
        if (!summary)
            return tl::unexpected{summary.error()};
        auto loaded = load_to_act(desk, key, by, summary->version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (auto const allowed = check_erasable(desk, *loaded); !allowed)
            return allowed;
        desk.vault.erase(vault_case(key));
        desk.applicants.erase(key);
        desk.papers.erase(key);
        erase_attachments(desk, key);
        OpinionStore{desk.connection}.erase(key);
        forget_sent_here(desk.connection, key);
        loaded->summary.erased_on = desk.today;
        note(desk, key, {.act = "erased", .by = actor_of(by)});
        return take_change(desk, *loaded);
    });
}

}  // namespace requests
