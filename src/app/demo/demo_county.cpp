#include "app/demo/demo_county.hpp"

#include "base/ensure.hpp"

namespace app {
namespace {

using namespace requests;
using agencies::PersonKey;
using agencies::Role;

constexpr std::chrono::hours morning{2};  // ten o'clock in Asia/Shanghai
// Of a thousand working days, on how many a request comes to an agency.
constexpr int county_rate = 60;
constexpr int department_rate = 16;
constexpr int township_rate = 9;
// In the last weeks so many times as many come, so that who looks at the demo finds work of every kind.
constexpr std::chrono::days busy_weeks{42};
constexpr int busier = 5;
// Answers go by post, and for one of so many nobody has entered yet when it came.
constexpr int days_by_post = 2;
constexpr int receipts_missing = 5;
constexpr LetterId demo_answer{100};

int rate_of(agencies::Level level)
{
    if (level == agencies::Level::county)
        return county_rate;
    return level == agencies::Level::township ? township_rate : department_rate;
}

}  // namespace

DemoCounty::DemoCounty(Desk& desk, clocks::SetClock& clock, DemoNames const& names, Settings const& settings)
    : desk_{desk}, clock_{clock}, names_{names}, settings_{settings}, random_{settings.seed}, stories_{random_}
{
}

std::string const& DemoCounty::one_of(std::vector<std::string> const& list)
{
    return list.at(static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1)));
}

Date DemoCounty::working_day(Date from, int count) const
{
    return count == 0 ? from : desk_.law().terms("")->calendar.add_working_days(from, count).date;
}

base::AgencyId DemoCounty::found(DemoNames::Unit const& unit, agencies::Level level, std::optional<base::AgencyId> superior)
{
    auto const is_county = !superior.has_value();
    auto const government = level == agencies::Level::township ? "人民政府" : "";
    agencies::Agency const agency{
        .superior = superior, .code = unit.code, .level = level,
        .names = {{clock_.today(), is_county ? unit.name : names_.county_abbreviation + unit.name + government,
                   is_county ? names_.county_abbreviation : unit.name}},
        .file_mark = names_.file_mark,
        .guide = {.unit = is_county ? names_.unit : "政务公开办公室", .address = names_.address, .postcode = "000000",
                  .office_hours = "工作日 9:00—12:00，13:30—17:00", .telephone = names_.telephone}};
    auto const added = desk_.agencies().add(agency, agencies::operator_actor);
    base::ensure(added.has_value(), "the made-up agencies keep the rules for agencies");
    return added->id;
}

DemoCounty::Office DemoCounty::staff(base::AgencyId agency, std::string const& code)
{
    auto const employ = [&](std::string const& login, Role role) {
        using agencies::AccountService;
        auto const person = desk_.accounts().add({agency, login, one_of(names_.families) + one_of(names_.given), std::string{demo_password},
                                                  AccountService::ChosenBy::the_person},
                                                 agencies::operator_actor);
        base::ensure(person.has_value(), "the made-up people keep the rules for accounts");
        desk_.accounts().appoint({*person, agency, role, clock_.today()}, agencies::operator_actor);
        return *person;
    };
    return {employ(code + ".officer", Role::request_officer), employ(code + ".head", Role::head)};
}

std::vector<DemoLogin> DemoCounty::county_logins(base::AgencyId county)
{
    using agencies::AccountService;
    std::vector<DemoLogin> logins;
    for (auto const name : agencies::role_names) {
        auto const role = *agencies::parse_role(name);
        auto const person = desk_.accounts().add({county, std::string{name}, one_of(names_.families) + one_of(names_.given),
                                                  std::string{demo_password}, AccountService::ChosenBy::the_person},
                                                 agencies::operator_actor);
        base::ensure(person.has_value(), "the made-up people keep the rules for accounts");
        desk_.accounts().appoint({*person, county, role, clock_.today()}, agencies::operator_actor);
        if (role == Role::supervisor)
            supervisor_ = *person;
        logins.push_back({role, std::string{name}});
    }
    return logins;
}

Submission DemoCounty::submission()
{
    auto const subject = one_of(names_.subjects);
    auto const is_company = between(1, 5) == 1;
    Submission submission{.applicant_kind = is_company ? "biz_enterprise" : "natural_person", .wanted = {"paper", "post"}, .particulars = {}};
    auto& applicant = submission.particulars.applicant;
    applicant.name = is_company ? one_of(names_.companies) : one_of(names_.families) + one_of(names_.given);
    applicant.identity_kind = is_company ? "other" : "passport";
    applicant.identity_number = "E" + std::to_string(between(10'000'000, 99'999'999));
    applicant.telephone = "139" + std::to_string(between(10'000'000, 99'999'999));
    applicant.address = names_.county_abbreviation + "人民路" + std::to_string(between(2, 200)) + "号";
    submission.particulars.content = "申请公开" + subject + "。";
    return submission;
}

void DemoCounty::receive(base::AgencyId agency)
{
    auto const today = clock_.today();
    auto const& office = offices_.at(agency);
    Registration const registration{.submission = submission(), .channel = between(1, 3) == 1 ? "in_person" : "registered_post",
                                    .days = {.arrived_on = today, .signed_on = today}, .subject = one_of(names_.subjects)};
    auto const filed = desk_.intake().register_request(agency, registration, office.officer);
    base::ensure(filed.has_value(), "the made-up requests keep the rules for requests");
    Open open{.key = filed->key,
              .story = stories_.next(actor_of(office.officer), actor_of(office.head),
                                     [&](int count) { return working_day(today, count); })};
    for (auto const& step : open.story.steps)
        open.days.push_back(working_day(today, step.working_day));
    open.days.push_back(working_day(today, open.story.decided_on));
    open.days.push_back(working_day(today, open.story.decided_on + days_by_post));
    open_.push_back(std::move(open));
}

void DemoCounty::record(Open const& open, Happening what, PersonKey by)
{
    auto const version = desk_.requests().find(open.key)->version;
    auto const done = desk_.requests().record(open.key, {std::move(what), clock_.today(), by, version});
    base::ensure(done.has_value(), "the made-up courses keep the law");
}

void DemoCounty::answer(Open const& open)
{
    auto const& office = offices_.at(open.key.agency);
    auto const* const kind = desk_.law().requests().decision(open.story.decision);
    base::ensure(kind != nullptr, "the made-up decisions are ones that there are");
    auto const letter = demo_answer;
    auto const is_partial = open.story.decision == "partial";
    record(open, Decided{open.story.decision, is_partial ? std::vector<std::string>{"internal_affairs"} : std::vector<std::string>{}, letter},
           office.officer);
    record(open, LetterMoved{letter, LetterDrafted{kind->letter}}, office.officer);
    record(open, LetterMoved{letter, LetterReviewed{}}, office.head);
    record(open, LetterMoved{letter, LetterSigned{actor_of(office.head)}}, office.head);
    auto const version = desk_.requests().find(open.key)->version;
    base::ensure(desk_.requests().number_letter(open.key, letter, {office.officer, version}).has_value(), "a signed letter gets its number");
    record(open, LetterMoved{letter, LetterStamped{}}, office.officer);
    record(open, LetterMoved{letter, LetterServed{"post", "state_post"}}, office.officer);
}

void DemoCounty::carry_on(Open& open)
{
    auto const& office = offices_.at(open.key.agency);
    for (; open.next < open.days.size() && open.days[open.next] <= clock_.today(); ++open.next) {
        if (open.next < open.story.steps.size())
            record(open, open.story.steps[open.next].what, office.officer);
        else if (!open.story.decision.empty() && open.next == open.story.steps.size())
            answer(open);
        else if (!open.story.decision.empty() && open.key.id.value % receipts_missing != 0)
            record(open, LetterMoved{demo_answer, LetterReceived{"return_receipt"}}, office.officer);
    }
}

// The working days on which the reports of the year before come in, and those that are late.
Date DemoCounty::reporting_day(int year) const
{
    return working_day(Date{std::chrono::year{year} / 1 / 11}, 1);
}

Date DemoCounty::late_day(int year) const
{
    return working_day(Date{std::chrono::year{year} / 2 / 9}, 1);
}

DemoReports DemoCounty::reports(base::AgencyId county, std::vector<base::AgencyId> const& units) const
{
    auto const office = [&](base::AgencyId agency) {
        auto const& people = offices_.at(agency);
        return DemoReports::Office{agency, people.officer, people.head};
    };
    DemoReports::County made{.office = office(county), .supervisor = supervisor_, .units = {}};
    for (auto const unit : units)
        made.units.push_back(office(unit));
    return DemoReports{desk_, names_, std::move(made)};
}

std::vector<DemoLogin> DemoCounty::make(std::function<void(double)> const& told)
{
    auto const first = settings_.today - std::chrono::days{365 * settings_.years};
    clock_.set(first.days() + morning);
    auto const county = found(names_.county, agencies::Level::county, std::nullopt);
    auto const logins = county_logins(county);
    std::vector<std::pair<base::AgencyId, int>> rates{{county, rate_of(agencies::Level::county)}};
    offices_[county] = staff(county, names_.county.code);
    std::vector<base::AgencyId> units;
    for (auto const level : {agencies::Level::township, agencies::Level::county_department})
        for (auto const& unit : level == agencies::Level::township ? names_.townships : names_.departments) {
            auto const agency = found(unit, level, county);
            offices_[agency] = staff(agency, unit.code);
            rates.emplace_back(agency, rate_of(level));
            units.push_back(agency);
        }
    auto annual_reports = reports(county, units);
    // The year whose reports are being collected when the demo is looked at.
    auto const last_year = settings_.today.year() - (settings_.today >= reporting_day(settings_.today.year()) ? 1 : 2);

    auto const& calendar = desk_.law().terms("")->calendar;
    for (auto day = first; day <= settings_.today; day += std::chrono::days{1}) {
        if (!calendar.is_working_day(day))
            continue;
        clock_.set(day.days() + morning);
        for (auto& open : open_)
            carry_on(open);
        std::erase_if(open_, [](Open const& open) { return open.next == open.days.size(); });
        auto const times = settings_.today - day <= busy_weeks ? busier : 1;
        for (auto const& [agency, rate] : rates)
            if (between(1, 1000) <= rate * times)
                receive(agency);
        if (auto const year = day.year() - 1; day == reporting_day(year + 1) && year < last_year)
            annual_reports.make_past(year);
        else if (day == reporting_day(year + 1) && year == last_year)
            annual_reports.make_last(year, day);
        else if (day == late_day(year + 1) && year == last_year)
            annual_reports.make_late(year);
        told(static_cast<double>((day - first).count()) / static_cast<double>((settings_.today - first).count()));
    }
    return logins;
}

}  // namespace app
