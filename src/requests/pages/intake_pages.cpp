#include "platform/crypto/random.hpp"
#include "requests/fault_text.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/pages/co_applicants_form.hpp"
#include "requests/pages/particulars_form.hpp"
#include "requests/pages/request_pages.hpp"

namespace requests {
namespace {

using base::Json;
using enum FieldKind;
using enum Need;

constexpr std::size_t look_alikes_shown = 5;
constexpr std::string_view first_channel = "in_person";

// Those by which staff take in; our own form comes in by itself.
bool is_taken_in_by_staff(Channel const& channel)
{
    return !channel.id.starts_with(own_form);
}

Field day(std::string name, Need need, std::string first = {})
{
    return {.name = std::move(name), .kind = date, .need = need, .first = std::move(first)};
}

// The day of arrival, and the one that the channel's rule asks for (Art. 31).
std::vector<Field> day_fields(Channel const& channel, Date today)
{
    std::vector<Field> fields{day("arrived_on", required, to_string(today))};
    switch (channel.receipt) {
    case ReceiptRule::handed_in:
    case ReceiptRule::confirmed_by_system: break;
    case ReceiptRule::signed_for: fields.push_back(day("signed_on", required, to_string(today))); break;
    case ReceiptRule::confirmed_same_day:
    case ReceiptRule::confirmed_by_both: fields.push_back(day("confirmed_on", optional)); break;
    case ReceiptRule::contact_restored: fields.push_back(day("contact_restored_on", optional)); break;
    }
    return fields;
}

// The three parts of the form: how it came, who asks, what is asked.
struct Parts {
    std::vector<Field> came;
    std::vector<Field> applicant;
    std::vector<Field> wanted;
};

Parts parts_of(Channel const& channel, Date today, RequestLaw const& law, config::Texts const& texts)
{
    auto applicant = applicant_fields(law, texts);
    applicant.insert(applicant.begin(), choice_among("applicant_kind", law.applicants, texts));
    return {.came = day_fields(channel, today),
            .applicant = std::move(applicant),
            .wanted = {content_field(),
                       {.name = "subject", .need = required},
                       choice_among("wanted_form", law.wanted_forms, texts),
                       choice_among("wanted_way", law.wanted_ways, texts)}};
}

// What the office should see before it saves.
struct Checked {
    std::vector<LookAlike> alike;
    int nth = 0;  // of this applicant in this month
};

class IntakePages {
public:
    explicit IntakePages(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response blank(Visit const& visit) const
    {
        auto const id = visit.request.query().get("channel");
        auto const* channel = law().channel(id.empty() ? first_channel : id);
        if (channel == nullptr)
            return tools_.site.problem(visit.request, {base::ErrorKind::not_found, "request.unknown-channel", "There is no channel {id}.",
                                                       {{"id", std::string{id}}}});
        Given given{{"channel", channel->id}};
        auto const parts = parts_of(*channel, tools_.clock.today(), law(), tools_.texts(visit));
        for (auto const* part : {&parts.came, &parts.applicant, &parts.wanted})
            given.merge(first_of(*part));
        return show(visit, given, {}, nullptr);
    }

    [[nodiscard]] http::Response sent(Visit const& visit) const
    {
        auto const given = with_close_ranks(given_in(*visit.request.form()));
        FormReader form{given};
        auto registration = registration_of(form, tools_.clock.today());
        read_co_applicants(given, registration.submission.particulars);
        if (form.text("step") == "add")
            return show(visit, with_one_more(given), {}, nullptr);
        if (form.text("step") == "save")
            return save(visit, given, registration, form.faults());
        return check(visit, given, registration, form.faults());
    }

private:
    [[nodiscard]] RequestLaw const& law() const { return tools_.law.requests(); }

    [[nodiscard]] http::Response check(Visit const& visit, Given const& given, Registration const& registration, base::Faults faults) const
    {
        auto const& particulars = registration.submission.particulars;
        auto submission = registration.submission;
        submission.particulars = normalised(particulars);
        auto const more = faults_of(check_submission(submission, law()));
        faults.insert(faults.end(), more.begin(), more.end());
        if (!more.empty())
            return show(visit, given, faults, nullptr);
        auto const alike = tools_.intake.look_alikes(visit.agency.id, particulars, registration.subject);
        auto const nth = tools_.intake.next_this_month(visit.agency.id, particulars);
        if (!alike || !nth)
            return tools_.site.problem(visit.request, !alike ? alike.error() : nth.error());
        Checked const checked{*alike, *nth};
        return show(visit, given, faults, &checked);
    }

    // The secret is nowhere kept but on this page: it cannot be shown after a redirect.
    [[nodiscard]] http::Response save(Visit const& visit, Given const& given, Registration const& registration, base::Faults faults) const
    {
        if (!faults.empty())
            return check(visit, given, registration, std::move(faults));
        auto const filed = tools_.intake.register_request(visit.agency.id, registration, visit.visitor.key);
        if (!filed)
            return show(visit, given, filed.error(), nullptr);
        auto const& texts = tools_.texts(visit);
        return office_page(tools_.site, visit, "filed",
                           {{"title", texts.say("desk.filed")},
                            {"number", filed->number},
                            {"received", filed->received_on ? Json(say_day(*filed->received_on, texts)) : Json(false)},
                            {"receipt", filed->receipt},
                            {"secret", filed->secret},
                            {"warnings", findings_json(filed->warnings, law(), texts)},
                            {"href", case_path(visit, filed->key.id)}});
    }

    [[nodiscard]] Json alike_json(Visit const& visit, Checked const& checked, Terms const& terms) const
    {
        auto const& texts = tools_.texts(visit);
        auto rows = Json::array();
        for (auto const& one : checked.alike) {
            if (rows.size() == look_alikes_shown)
                break;
            auto row = summary_json(one.summary, visit, terms, tools_);
            row["why"] = texts.say(one.same_applicant ? "desk.same-applicant" : "desk.same-subject");
            rows.push_back(std::move(row));
        }
        return {{"nth", texts.say("desk.nth", {{"n", std::to_string(checked.nth)}})}, {"rows", rows}, {"alone", rows.empty()}};
    }

    [[nodiscard]] http::Response show(Visit const& visit, Given const& given, base::Faults const& faults, Checked const* checked) const
    {
        auto const& texts = tools_.texts(visit);
        auto const terms = tools_.terms(visit);
        if (!terms)
            return tools_.site.problem(visit.request, terms.error());
        auto const* typed = law().channel(value_in(given, "channel"));
        auto const& channel = typed == nullptr ? *law().channel(first_channel) : *typed;
        auto const parts = parts_of(channel, tools_.clock.today(), law(), texts);
        auto const shown_faults = faults_json(faults, law(), texts);
        auto const part = [&](std::vector<Field> const& fields, std::string_view title) {
            return Json{{"legend", texts.say(title)}, {"fields", fields_json({fields, given, shown_faults, "new"}, texts)}};
        };
        auto all_parts = Json::array({part(parts.came, "desk.part.came"), part(parts.applicant, "desk.part.applicant")});
        for (std::size_t number = 1; number <= co_applicants_in(given); ++number) {
            auto one = part(co_applicant_fields(number, law(), texts), "desk.co-applicant");
            one["legend"] = texts.say("desk.co-applicant.nth", {{"n", std::to_string(number)}});
            all_parts.push_back(std::move(one));
        }
        if (co_applicants_in(given) > 0)
            all_parts.push_back(part({representative_field(given, texts)}, "desk.field.representative"));
        all_parts.push_back(part(parts.wanted, "desk.part.wanted"));
        auto channels = Json::array();
        for (auto const& one : law().channels)
            if (is_taken_in_by_staff(one))
                channels.push_back({{"id", one.id}, {"label", in_language(one.name, texts)}, {"chosen", one.id == channel.id}});
        return office_page(tools_.site, visit, "register",
                           {{"title", texts.say("desk.register")},
                            {"channels", std::move(channels)},
                            {"channel", channel.id},
                            {"form", value_in(given, "form").empty() ? crypto::random_token() : value_in(given, "form")},
                            {"channel_source", channel.source},
                            {"parts", std::move(all_parts)},
                            {"co_count", std::to_string(co_applicants_in(given))},
                            {"problems", shown_faults.value("form", Json::array())},
                            {"faulty", !faults.empty()},
                            {"checked", checked == nullptr ? Json(false) : alike_json(visit, *checked, *terms)}},
                           faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
    }

    PageTools tools_;
};

}  // namespace

void add_intake_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    IntakePages const pages{tools};
    routes.get("/office/{agency}/requests/new", Permission::receive_request, [pages](Visit const& visit) { return pages.blank(visit); });
    routes.post("/office/{agency}/requests/new", Permission::receive_request, [pages](Visit const& visit) { return pages.sent(visit); });
}

}  // namespace requests
