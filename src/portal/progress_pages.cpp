#include "portal/progress_pages.hpp"

#include "base/json.hpp"
#include "platform/crypto/random.hpp"
#include "portal/follow_cookie.hpp"
#include "requests/papers/letter_document.hpp"

#include <charconv>

namespace portal {
namespace {

using base::Json;

// Paragraphs of a letter, which is plain text.
Json paragraphs_of(std::string_view text)
{
    auto paragraphs = Json::array();
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (auto const line = http::trim_blanks(text.substr(0, end)); !line.empty() && line != "\r")
            paragraphs.push_back(std::string{line});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return paragraphs;
}

requests::LetterId letter_id_of(std::string_view text)
{
    requests::LetterId id;
    std::from_chars(text.data(), text.data() + text.size(), id.value);
    return id;
}

int position_of(std::string_view text)
{
    int position = 0;
    std::from_chars(text.data(), text.data() + text.size(), position);
    return position;
}

Json enclosures_as_json(std::vector<std::string> const& names, std::string const& path)
{
    auto list = Json::array();
    for (std::size_t i = 0; i < names.size(); ++i)
        list.push_back({{"name", names[i]}, {"href", path + std::to_string(i + 1)}});
    return list.empty() ? Json(false) : Json{{"list", std::move(list)}};
}

http::Response to_door(std::string_view receipt)
{
    auto const typed = crypto::parse_receipt(receipt);
    return http::see_other(typed ? "/requests?receipt=" + *typed : "/requests");
}

}  // namespace

void ProgressPages::add_pages(http::Router& router)
{
    auto const open = http::open_to_all;
    router.get("/requests", open, [this](http::Request const& request) { return get_door(request); });
    router.post("/requests", open, [this](http::Request const& request) { return post_door(request); });
    router.get("/requests/{receipt}", open, [this](http::Request const& request) { return get_progress(request); });
    router.get("/requests/{receipt}/submitted", open, [this](http::Request const& request) { return get_submitted(request); });
    router.get("/requests/{receipt}/letters/{letter}", open, [this](http::Request const& request) { return get_letter(request); });
    router.get("/requests/{receipt}/letters/{letter}/enclosures/{position}", open,
               [this](http::Request const& request) { return get_enclosure(request); });
    router.get("/requests/{receipt}/letters/{letter}/file.pdf", open,
               [this](http::Request const& request) { return get_letter_file(request); });
    router.post("/requests/{receipt}/leave", open, [this](http::Request const& request) { return post_leave(request); });
}

http::Response ProgressPages::get_door(http::Request const& request) const
{
    return door_page(request, request.query().get("receipt"), nullptr);
}

http::Response ProgressPages::post_door(http::Request const& request)
{
    if (auto const wait = tries_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& form = request.form();
    if (!form)
        return services_.site.problem(request, form.error());
    auto const receipt = form->fields.get("receipt");
    auto const view = services_.requests.follow(receipt, form->fields.get("secret"));
    if (!view)
        return door_page(request, receipt, &view.error());
    // Both were accepted, so both can be read.
    auto const typed = crypto::parse_receipt(receipt).value();
    auto response = http::see_other(receipt_path(typed));
    response.cookies.push_back(follow_cookie(typed, crypto::parse_receipt(form->fields.get("secret")).value()));
    return response;
}

http::Response ProgressPages::door_page(http::Request const& request, std::string_view receipt, base::Error const* refusal) const
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request);
    values["title"] = texts.say("portal.door.title");
    values["receipt"] = std::string{receipt};
    values["fault"] = refusal == nullptr ? "" : texts.say(*refusal);
    return services_.site.page(request, "portal-door", values, refusal == nullptr ? 200 : http::status_of(refusal->kind));
}

base::Result<Followed> ProgressPages::followed(std::string_view receipt, std::string_view secret) const
{
    auto view = services_.requests.follow(receipt, secret);
    if (!view)
        return tl::unexpected{view.error()};
    auto const key = view->request.key;
    auto history = services_.requests.history(key);
    if (!history)
        return tl::unexpected{history.error()};
    auto agency = services_.agencies.find(key.agency);
    if (!agency)
        return tl::unexpected{agency.error()};
    return Followed{std::string{receipt}, std::move(*view), std::move(*history), std::move(*agency)};
}

http::Response ProgressPages::show_followed(http::Request const& request, std::string_view page, std::string_view title)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const secret = request.cookie(follow_cookie_name);
    auto const found = followed(request.path_parameter("receipt"), secret);
    if (!found)
        return to_door(request.path_parameter("receipt"));
    auto const terms = services_.law.terms(found->agency.holiday_region);
    if (!terms)
        return services_.site.problem(request, terms.error());
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request, found->agency);
    values["title"] = texts.say(title);
    values["agency"] = named(found->agency, services_.clock.today());
    values["contact"] = {{"unit", found->agency.guide.unit}, {"telephone", found->agency.guide.telephone}};
    values["secret"] = secret;
    values.update(progress_as_json(*found, *terms, services_.clock.today(), texts));
    return services_.site.page(request, page, values);
}

http::Response ProgressPages::get_progress(http::Request const& request)
{
    return show_followed(request, "portal-progress", "portal.progress.title");
}

http::Response ProgressPages::get_submitted(http::Request const& request)
{
    return show_followed(request, "portal-submitted", "portal.submitted.title");
}

http::Response ProgressPages::with_letter(http::Request const& request, ShowLetter const& show)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& receipt = request.path_parameter("receipt");
    auto const secret = request.cookie(follow_cookie_name);
    auto const id = letter_id_of(request.path_parameter("letter"));
    auto const found = followed(receipt, secret);
    if (!found)
        return to_door(receipt);
    auto const content = services_.requests.follow_letter(receipt, secret, id);
    if (!content)
        return services_.site.problem(request, content.error());
    return show({*found, found->view.request.letters.at(id), *content});  // follow_letter found it
}

http::Response ProgressPages::get_letter(http::Request const& request)
{
    return with_letter(request, [&](ServedLetter const& served) {
        auto const& [found, letter, content] = served;
        auto const enclosures = services_.attachments.served_names(found.receipt, request.cookie(follow_cookie_name),
                                                                   letter_id_of(request.path_parameter("letter")));
        if (!enclosures)
            return services_.site.problem(request, enclosures.error());
        auto const& texts = services_.site.texts_for(request.headers());
        auto values = masthead(services_, request, found.agency);
        values["title"] = in(texts.language(), services_.law.requests().letter(letter.kind)->title);
        values["receipt"] = found.receipt;
        values["file"] = request.path() + "/file.pdf";
        values["number"] = letter.number;
        values["served_on"] = day_text(*letter.served_on, texts);
        values["paragraphs"] =
            paragraphs_of(requests::issued_text(content.text, letter, found.agency, services_.clock.today(), services_.law.letters()));
        values["enclosures"] = enclosures_as_json(*enclosures, request.path() + "/enclosures/");
        return services_.site.page(request, "portal-letter", values);
    });
}

http::Response ProgressPages::get_letter_file(http::Request const& request)
{
    return with_letter(request, [&](ServedLetter const& served) {
        auto const id = letter_id_of(request.path_parameter("letter"));
        requests::LetterOfCase const of{served.content, served.letter, served.followed.agency,
                                        services_.letters.of(served.followed.view.request.key, id), services_.public_address};
        auto file = requests::letter_file(of, services_.clock.today(), services_.law.letters(), requests::LetterFormat::pdf);
        if (!file)
            return services_.site.problem(request, file.error());
        return http::download(std::move(file->bytes), file->type, file->name);
    });
}

http::Response ProgressPages::get_enclosure(http::Request const& request)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& receipt = request.path_parameter("receipt");
    auto const secret = request.cookie(follow_cookie_name);
    if (!services_.requests.follow(receipt, secret))
        return to_door(receipt);
    auto const opened = services_.attachments.open_served(receipt, secret, letter_id_of(request.path_parameter("letter")),
                                                          position_of(request.path_parameter("position")));
    if (!opened)
        return services_.site.problem(request, opened.error());
    return http::download(opened->content, files::media_type(opened->examination.type.kind), opened->name);
}

http::Response ProgressPages::post_leave(http::Request const& request) const
{
    auto response = http::see_other("/");
    if (auto const receipt = crypto::parse_receipt(request.path_parameter("receipt")))
        response.cookies.push_back(no_follow_cookie(*receipt));
    return response;
}

}  // namespace portal
