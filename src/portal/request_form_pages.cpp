#include "portal/request_form_pages.hpp"

#include "base/json.hpp"
#include "platform/crypto/random.hpp"
#include "portal/follow_cookie.hpp"
#include "portal/guide_pages.hpp"
#include "portal/request_form.hpp"

namespace portal {
namespace {

constexpr auto form_path = "/requests/new";
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
    if (auto const wait = submissions_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const agency = agency_of(request);
    if (!agency)
        return services_.site.problem(request, agency.error());
    auto const& form = request.form();
    if (!form)
        return services_.site.problem(request, form.error());

    auto const typed = typed_request(form->fields);
    if (!typed.faults.empty())
        return form_page(request, *agency, form->fields, typed.faults);
    auto files = services_.attachments.inspect_all(chosen_files(*form), requests::Sender::applicant, files_field);
    if (!files)
        return form_page(request, *agency, form->fields, files.error());
    auto const filed = services_.intake.submit(agency->id, typed.submission, {.token = std::string{form->fields.get("form")},
                                                                              .together = services_.attachments.together(*std::move(files))});
    if (!filed)
        return form_page(request, *agency, form->fields, filed.error());

    auto response = http::see_other("/requests/" + filed->receipt + "/submitted");
    response.cookies.push_back(follow_cookie(filed->receipt, filed->secret));
    return response;
}

http::Response RequestFormPages::form_page(http::Request const& request, Agency const& agency, http::Parameters const& typed,
                                           base::Faults const& faults) const
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request, agency);
    values["title"] = texts.say(faults.empty() ? "portal.form.title" : "portal.form.title-faults");
    values["agency"] = named(agency, services_.clock.today());
    values["form"] = typed.get("form").empty() ? crypto::random_token() : std::string{typed.get("form")};
    values["files_hint"] = files_hint(services_.law.attachments().room_of(requests::Sender::applicant), texts);
    values.update(form_as_json(typed, faults, services_.law.requests(), texts));
    return services_.site.page(request, "portal-request-form", values,
                               faults.empty() ? 200 : http::status_of(base::ErrorKind::invalid_input));
}

}  // namespace portal
