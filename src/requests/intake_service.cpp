#include "requests/intake_service.hpp"

#include "agencies/agency_store.hpp"
#include "base/person_name.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/applicant_seal.hpp"
#include "requests/case_record.hpp"
#include "requests/count_store.hpp"
#include "requests/domain/repeated_interest.hpp"
#include "requests/fault_text.hpp"
#include "requests/filing.hpp"
#include "requests/oversight/backdated.hpp"
#include "requests/sealed_json.hpp"
#include "requests/settings/number_patterns.hpp"
#include "requests/work_list_store.hpp"

#include <algorithm>
#include <set>

namespace requests {
namespace {

constexpr auto register_of_requests = "request";
constexpr std::int64_t looked_through = 2000;  // requests, for those that are alike
constexpr double alike = 0.6;                  // from where on a subject is worth showing

base::Faults find_faults(Registration const& registration, RequestLaw const& law)
{
    if (!is_all_text(registration.submission.particulars))
        return {{"", "request.not-text"}};
    auto faults = faults_of(check_submission(registration.submission, law));
    auto const longest = static_cast<std::size_t>(law.defaults.description_characters_at_most);
    if (!registration.subject.empty() && !base::is_name(registration.subject, longest))
        faults.push_back({"subject", "request.no-subject", {{"most", std::to_string(longest)}}});
    if (auto const receipt = receipt_of(registration.channel, registration.days, law); !receipt)
        faults.push_back(fault_of(receipt.error(), receipt.error().code == "request.unknown-channel" ? "channel" : "arrived_on"));
    return faults;
}

Registration normalised(Registration registration)
{
    if (is_all_text(registration.submission.particulars))
        registration.submission.particulars = normalised(std::move(registration.submission.particulars));
    registration.subject = base::normalise_name(registration.subject);
    return registration;
}

Result<std::string> next_number(Desk& desk, AgencyId agency, Terms const& terms)
{
    auto const found = agencies::AgencyStore{desk.connection}.find(agency);
    if (!found)
        return tl::unexpected{found.error()};
    auto const year = desk.today.year();
    return number_by_pattern(NumberPatternStore{desk.connection}.pattern_of(agency, Register::request, terms.law), name_on(*found, desk.today).abbreviation, year,
                             desk.requests.take_number(agency, year, register_of_requests));
}

// The request with its first event and its summary; its number is the next of the register.
Result<Request> open_in_register(Desk& desk, AgencyId agency, Registration const& registration, Actor const& by)
{
    auto const terms = terms_of(desk, agency);
    if (!terms)
        return tl::unexpected{terms.error()};
    auto const number = next_number(desk, agency, *terms);
    if (!number)
        return tl::unexpected{number.error()};
    RequestKey const key{agency, desk.requests.next_id(agency)};
    Intake intake{.number = *number,
                  .channel = registration.channel,
                  .applicant_kind = registration.submission.applicant_kind,
                  .arrived_on = registration.days.arrived_on,
                  .received_on = receipt_of(registration.channel, registration.days, terms->law)->day,
                  .subject = registration.subject,
                  .wanted = registration.submission.wanted,
                  .split_from = registration.split_from};
    RecordedEvent const first{1, {desk.today, desk.today, by, Registered{key, std::move(intake)}}, desk.tools.clock.now()};
    auto request = open_request(first.event, *terms);
    if (!request)
        return request;
    RequestSummary summary{.arrived_on = registration.days.arrived_on, .subject = registration.subject, .version = 1};
    summarise(summary, *request, desk.today, *terms);
    desk.requests.add(summary, desk.today);
    desk.requests.append(key, first);
    BackdatedStore{desk.connection}.add(key, first, std::nullopt, due_day(*request, desk.today, *terms));
    if (auto const one = counted(*request, terms->law))
        CountStore{desk.connection}.put(key, *one);
    note(desk, key, {.act = name_of(first.event.what), .by = by, .details = details_of(first)});
    return request;
}

Result<void> tell_origin(Desk& desk, RequestKey part, RequestId origin, Actor const& by)
{
    auto loaded = load(desk, {part.agency, origin});
    if (!loaded)
        return tl::unexpected{loaded.error()};
    return take_event(desk, *loaded, {desk.today, desk.today, by, SplitOff{part.id}});
}

struct Sending {
    Actor by;
    Together together = {};
    std::string form_hash = {};
};

// Empty for what was typed into no form of ours.
std::string form_hash_of(Registration const& registration, std::string const& digest)
{
    if (registration.form.empty())
        return {};
    auto const& submission = registration.submission;
    std::string whole;
    for (auto const& part : {registration.form, registration.channel, registration.subject, submission.applicant_kind,
                             submission.wanted.form, submission.wanted.way, to_sealed_text(submission.particulars), digest})
        whole += std::to_string(part.size()) + ":" + part;
    return crypto::sha256_hex(whole);
}

// The request that the form has become before, with a secret to follow it by in the place of the one that was told then.
Result<Filed> tell_again(Desk& desk, StoredForm const& form, Actor const& by)
{
    auto const summary = desk.requests.find(form.key);
    if (!summary)
        return tl::unexpected{summary.error()};
    Filed filed{.key = form.key, .number = summary->number, .receipt = form.receipt, .secret = crypto::random_receipt(),
                .received_on = summary->received_on};
    auto const hash = secret_hash(desk, form.key, filed.secret);
    if (!hash)
        return tl::unexpected{hash.error()};
    desk.applicants.set_secret({form.key, *hash});
    note(desk, form.key, {.act = "secret_renewed", .by = by});
    return filed;
}

std::string field_of(base::Error const& error)
{
    return error.code == "request.before-arrival" || error.code == "request.not-yet-happened" ? "arrived_on" : "";
}

// A form that was sent before brings nothing new.
base::Accepted<Filed> file_once(Desk& desk, AgencyId agency, Registration const& registration, Sending const& sending)
{
    auto const sent_before = sending.form_hash.empty() ? std::nullopt : desk.applicants.find_form(agency, sending.form_hash);
    auto filed = sent_before ? tell_again(desk, *sent_before, sending.by) : file(desk, agency, registration, sending.by);
    if (!filed)
        return base::refuse({fault_of(filed.error(), field_of(filed.error()))});
    if (sent_before)
        return *filed;
    if (auto const kept = sending.together.keep ? sending.together.keep(desk, filed->key) : Result<void>{}; !kept)
        return base::refuse({fault_of(kept.error(), "files")});
    if (!sending.form_hash.empty())
        desk.applicants.add_form(sending.form_hash, {filed->key, filed->receipt});
    return *filed;
}

base::Accepted<Filed> take_in(RequestTools const& tools, AgencyId agency, Registration const& given, Sending sending)
{
    auto const registration = normalised(given);
    if (auto faults = find_faults(registration, tools.law.requests()); !faults.empty())
        return base::refuse(std::move(faults));
    sending.form_hash = form_hash_of(registration, sending.together.digest);
    return write(tools, [&](Desk& desk) { return file_once(desk, agency, registration, sending); });
}

struct Month {
    Date from;
    Date to;
};

Month month_of(Date day)
{
    auto const civil = day.civil();
    return {civil.year() / civil.month() / std::chrono::day{1},
            Date{std::chrono::sys_days{std::chrono::year_month_day_last{civil.year(), std::chrono::month_day_last{civil.month()}}}}};
}

}  // namespace

Result<Filed> file(Desk& desk, AgencyId agency, Registration const& registration, Actor const& by)
{
    auto const request = open_in_register(desk, agency, registration, by);
    if (!request)
        return tl::unexpected{request.error()};
    auto const key = request->key;
    Filed filed{.key = key, .number = request->intake.number, .receipt = crypto::random_receipt(), .secret = crypto::random_receipt(),
                .received_on = request->received_on,
                .warnings = receipt_of(registration.channel, registration.days, desk.tools.law.requests())->findings};
    if (auto const sealed = seal_particulars(desk, key, registration.submission.particulars); !sealed)
        return tl::unexpected{sealed.error()};
    auto const hash = secret_hash(desk, key, filed.secret);
    if (!hash)
        return tl::unexpected{hash.error()};
    desk.applicants.add_receipt(filed.receipt, {key, *hash});
    if (registration.split_from)
        if (auto const told = tell_origin(desk, key, *registration.split_from, by); !told)
            return tl::unexpected{told.error()};
    return filed;
}

base::Accepted<Filed> IntakeService::submit(AgencyId agency, Submission const& submission, SentForm const& sent)
{
    Registration const registration{
        .submission = submission, .channel = sent.channel, .days = {.arrived_on = tools_.clock.today()}, .form = sent.token};
    return take_in(tools_, agency, registration, {.by = Actor{"applicant"}, .together = sent.together});
}

base::Accepted<Filed> IntakeService::register_request(AgencyId agency, Registration const& registration, PersonKey by)
{
    if (auto const ours = check_agency({agency, {}}, by); !ours)
        return base::refuse({fault_of(ours.error(), "")});
    return take_in(tools_, agency, registration, {.by = actor_of(by)});
}

Result<std::string> IntakeService::renew_secret(RequestKey key, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<std::string> {
        auto const summary = desk.requests.find(key);
        if (!summary)
            return tl::unexpected{summary.error()};
        if (auto const ours = check_agency(key, by); !ours)
            return tl::unexpected{ours.error()};
        auto secret = crypto::random_receipt();
        auto const hash = secret_hash(desk, key, secret);
        if (!hash)
            return tl::unexpected{hash.error()};
        desk.applicants.set_secret({key, *hash});
        note(desk, key, {.act = "secret_renewed", .by = actor_of(by)});
        return secret;
    });
}

Result<int> IntakeService::next_this_month(AgencyId agency, Particulars const& particulars)
{
    // The first hash of an agency makes its key: it writes.
    return write(tools_, [&](Desk& desk) -> Result<int> {
        auto const hashes = hashes_of(desk.vault, agency, normalised(particulars).applicant);
        if (!hashes)
            return tl::unexpected{hashes.error()};
        auto const [from, to] = month_of(desk.today);
        return static_cast<int>(desk.applicants.of_applicant(agency, *hashes, from, to).size()) + 1;
    });
}

Result<std::vector<RequestSummary>> IntakeService::same_applicant_requests(RequestKey key)
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<RequestSummary>> {
        auto const summary = desk.requests.find(key);
        if (!summary)
            return tl::unexpected{summary.error()};
        auto const hashes = desk.applicants.hashes(key);
        if (!hashes)
            return std::vector{*summary};  // erased: nobody can tell any more
        auto const [from, to] = month_of(summary->arrived_on);
        return desk.applicants.of_applicant(key.agency, *hashes, from, to);
    });
}

Result<std::vector<LookAlike>> IntakeService::look_alikes(AgencyId agency, Particulars const& particulars, std::string_view subject)
{
    return write(tools_, [&](Desk& desk) -> Result<std::vector<LookAlike>> {
        auto const hashes = hashes_of(desk.vault, agency, normalised(particulars).applicant);
        if (!hashes)
            return tl::unexpected{hashes.error()};
        std::set<RequestKey> same;
        auto const newest = WorkListStore{desk.connection}.newest(agency, looked_through);
        if (!newest.empty())
            for (auto const& summary : desk.applicants.of_applicant(agency, *hashes, Date{std::chrono::sys_days{}}, desk.today))
                same.insert(summary.key);
        std::vector<LookAlike> found;
        for (auto const& summary : newest) {
            LookAlike const one{summary, same.contains(summary.key), likeness(summary.subject, subject)};
            if (one.same_applicant || one.likeness >= alike)
                found.push_back(one);
        }
        std::ranges::stable_sort(found, std::ranges::greater{}, [](LookAlike const& l) { return l.likeness + (l.same_applicant ? 1 : 0); });
        return found;
    });
}

}  // namespace requests
