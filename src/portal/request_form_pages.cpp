#include "portal/request_form_pages.hpp"

#include "base/json.hpp"
#include "platform/crypto/random.hpp"
#include "platform/sql/connection.hpp"
#include "portal/follow_cookie.hpp"
#include "portal/guide_pages.hpp"
#include "portal/request_check.hpp"
#include "portal/request_form.hpp"

#include <algorithm>

namespace portal {
namespace {

constexpr auto form_path = "/requests/new";
// By which the form knows what was sent from this browser in the month: it counts, and opens nothing.
constexpr std::string_view sent_cookie_name = "sent-here";
constexpr std::chrono::days sent_cookie_time{31};
constexpr std::size_t form_limit = 128UL * 1024;  // bytes: the longest description, percent-encoded, and room for the rest, but no files

std::vector<requests::GivenFile> chosen_files(http::Form const& form)
{
    std::vector<requests::GivenFile> files;
    for (auto const& file : form.files)
        if (file.field == files_field && !file.name.empty())
            files.push_back({file.name, file.content, requests::AttachmentKind::material});
    return files;
}

std::string files_hint(requests::AttachmentLaw::Room const& room, config::Texts const& texts)
{
    return texts.say("portal.form.files.limits",
                     {{"most", std::to_string(room.files_at_most)}, {"size", std::to_string(room.bytes_at_most >> 20U)}});
}

}  // namespace

void RequestFormPages::add_pages(http::Router& router)
{
    router.get(form_path, http::open_to_all, [this](http::Request const& request) { return get_form(request); });
    auto const& room = services_.law.attachments().room_of(requests::Sender::applicant);
    router.add({.method = "POST",
                .pattern = form_path,
                .needs = std::string{http::open_to_all},
                .handler = [this](http::Request const& request) { return post_form(request); },
                .body_limit = form_limit + room.files_at_most * room.bytes_at_most});
}

base::Result<Agency> RequestFormPages::agency_of(http::Request const& request) const
{
    auto agency = services_.agencies.find(request.query().get("agency"));
    if (agency && !takes_requests(*agency, services_.clock.today()))
        return base::fail(base::ErrorKind::conflict, "portal.takes-none", "This agency takes no requests of its own: ask the one above it.");
    return agency;
}

http::Response RequestFormPages::get_form(http::Request const& request) const
{
    if (request.query().get("agency").empty()) {
        auto values = masthead(services_, request);
        values["title"] = services_.site.texts_for(request.headers()).say("portal.choose.title");
        values["search"] = form_path;
        values.update(agencies_to_choose(services_, request.query().get("q")));
        return services_.site.page(request, "portal-choose", values);
    }
    auto const agency = agency_of(request);
    if (!agency)
        return services_.site.problem(request, agency.error());
    return form_page(request, *agency, {}, {});
}

http::Response RequestFormPages::post_form(http::Request const& request)
{
    auto const& form = request.form();
    auto const only_looks = !form || form->fields.get("step") == "check" || form->fields.get("step") == "edit";
    if (auto const wait = (only_looks ? checks_ : submissions_).take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const agency = agency_of(request);
    if (!agency)
        return services_.site.problem(request, agency.error());
    if (!form)
        return services_.site.problem(request, form.error());
    auto const step = form->fields.get("step");
    if (step == "edit")
        return form_page(request, *agency, form->fields, {});
    auto const typed = typed_request(form->fields);
    auto faults = typed.faults;
    if (faults.empty() && step == "check")
        faults = faults_before_sending(typed.submission, services_.law.requests());
    if (!faults.empty())
        return form_page(request, *agency, form->fields, faults);
    return step == "check" ? check_page(request, *agency, *form, {}) : send(request, *agency, *form);
}

http::Response RequestFormPages::send(http::Request const& request, Agency const& agency, http::Form const& form)
{
    auto files = services_.attachments.inspect_all(chosen_files(form), requests::Sender::applicant, files_field);
    if (!files)
        return check_page(request, agency, form, files.error());
    auto const filed = services_.intake.submit(agency.id, typed_request(form.fields).submission,
                                               {.token = std::string{form.fields.get("form")},
                                                .together = services_.attachments.together(*std::move(files))});
    if (!filed) {
        auto const is_of_files = [](base::Fault const& fault) { return fault.field == files_field; };
        return std::ranges::all_of(filed.error(), is_of_files) ? check_page(request, agency, form, filed.error())
                                                               : form_page(request, agency, form.fields, filed.error());
    }
    auto const token = request.cookie(sent_cookie_name).empty() ? crypto::random_token() : std::string{request.cookie(sent_cookie_name)};
    auto response = http::see_other("/requests/" + filed->receipt + "/submitted");
    response.cookies.push_back(follow_cookie(filed->receipt, filed->secret));
    if (is_kept(token, filed->key))
        response.cookies.push_back({.name = std::string{sent_cookie_name}, .value = token, .lifetime = sent_cookie_time, .path = form_path});
    return response;
}

// The request is filed: what only helps to count the next one must not make it look as if it were not.
bool RequestFormPages::is_kept(std::string const& token, requests::RequestKey key)
{
    try {
        return sent_here_.keep(token, key).has_value();
    } catch (sql::Failure const&) {
        return false;
    }
}

http::Response RequestFormPages::check_page(http::Request const& request, Agency const& agency, http::Form const& form, base::Faults const& faults)
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto const submission = typed_request(form.fields).submission;
    auto const nth = sent_here_.next_of_month(request.cookie(sent_cookie_name), agency.id, submission.particulars);
    if (!nth)
        return services_.site.problem(request, nth.error());
    auto values = masthead(services_, request, agency);
    values["title"] = texts.say("portal.check-request.title");
    values["agency"] = named(agency, services_.clock.today());
    values["files_hint"] = files_hint(services_.law.attachments().room_of(requests::Sender::applicant), texts);
    values["typed"] = typed_as_json(form.fields, services_.law.requests(), texts);
    values["kept"] = kept_as_json(form.fields);
    values["nth"] = nth_as_json(*nth, services_.fees, texts);
    values.update(faults_as_json(faults, services_.law.requests(), texts));
    return services_.site.page(request, "portal-request-check", values,
                               faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
}

http::Response RequestFormPages::form_page(http::Request const& request, Agency const& agency, http::Parameters const& typed,
                                           base::Faults const& faults) const
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request, agency);
    values["title"] = texts.say(faults.empty() ? "portal.form.title" : "portal.form.title-faults");
    values["agency"] = named(agency, services_.clock.today());
    values["form"] = typed.get("form").empty() ? crypto::random_token() : std::string{typed.get("form")};
    values.update(form_as_json(typed, faults, services_.law.requests(), texts));
    return services_.site.page(request, "portal-request-form", values,
                               faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
}

}  // namespace portal
