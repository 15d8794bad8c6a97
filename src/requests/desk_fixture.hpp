#pragma once

#include "agencies/agency_fixture.hpp"
#include "requests/intake_service.hpp"
#include "requests/request_service.hpp"
#include "requests/schema.hpp"
#include "requests/work_list_service.hpp"

namespace requests {

// For tests: an agency with an empty desk on each engine, on Tuesday, 3 March 2026.
class WithDesk : public agencies::WithAgencies {
protected:
    void SetUp() override
    {
        WithAgencies::SetUp();
        if (IsSkipped())
            return;
        agency_ = add("qingshi");
    }
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), requests::schema()});
    }

    static DeskLaw const& law()
    {
        static auto const shipped = DeskLaw::read(config::LawFiles{}).value();
        return shipped;
    }

    static Date day(unsigned month, unsigned in_month, int year = 2026)
    {
        return std::chrono::year_month_day{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{in_month}};
    }

    // One who asks, told from others by his number.
    static Submission submission(int who = 1)
    {
        auto const number = std::to_string(10000000 + who);
        return {.applicant_kind = "natural_person",
                .wanted = {"paper", "post"},
                .particulars = {.applicant = {.name = "测试申请人" + number,
                                              .identity_kind = "passport",
                                              .identity_number = "E" + number,
                                              .telephone = "138" + number,
                                              .address = "青石县人民路" + number + "号"},
                                .content = "请求公开本村低保名单" + number}};
    }

    static Registration paper(Date arrived, int who = 1)
    {
        return {.submission = submission(who), .channel = "in_person", .days = {.arrived_on = arrived}, .subject = "低保名单"};
    }

    RequestTools tools(DeskLaw const& by = law()) { return {database(), clock(), keys_, by}; }
    IntakeService intake() { return IntakeService{tools()}; }
    RequestService requests() { return RequestService{tools()}; }
    WorkListService lists() { return WorkListService{tools()}; }

    AgencyId agency() const { return agency_; }
    PersonKey clerk() const { return {agency_, 7}; }
    PersonKey head() const { return {agency_, 8}; }

    void set_today(Date today) { clock().set(today.days() + std::chrono::hours{2}); }

    Filed registered(Registration const& registration) { return intake().register_request(agency_, registration, clerk()).value(); }
    // Recorded today, on the version that stands there.
    Result<CaseView> recorded(RequestKey key, Happening what, std::optional<Date> happened_on = std::nullopt)
    {
        return requests().record(key, {std::move(what), happened_on.value_or(clock().today()), clerk(), requests().find(key)->version});
    }
    Acting acting(RequestKey key) { return {clerk(), requests().find(key)->version}; }

    // Decides and tells, all today.
    CaseView answered(RequestKey key, std::string const& decision, LetterId letter = LetterId{1})
    {
        auto const kind = law().requests().decision(decision)->letter;
        recorded(key, Decided{decision, {}, letter}).value();
        for (auto const& step : std::vector<LetterStep>{LetterDrafted{kind}, LetterReviewed{}, LetterSigned{Actor{"person/1/8"}}})
            recorded(key, LetterMoved{letter, step}).value();
        requests().number_letter(key, letter, acting(key)).value();
        recorded(key, LetterMoved{letter, LetterStamped{}}).value();
        return recorded(key, LetterMoved{letter, LetterServed{"post", "state_post"}}).value();
    }

    std::vector<std::string> journalled(RequestKey key)
    {
        std::vector<std::string> events;
        auto const entries = journal::Journal{connection(), clock()}.entries_of(agency_, "request/" + std::to_string(key.id.value));
        for (auto const& entry : entries)
            events.push_back(entry.act.event);
        return events;
    }

private:
    AgencyId agency_{};
    keys::KeyRing keys_{keys::MainKey::random()};
};

template <class T>
std::string code_of(Result<T> const& result)
{
    return result ? "" : result.error().code;
}

inline std::vector<std::string> codes_of(base::Faults const& faults)
{
    std::vector<std::string> codes;
    for (auto const& fault : faults)
        codes.push_back(fault.field + ": " + fault.code);
    return codes;
}

}  // namespace requests
