#include "portal/letter_check_pages.hpp"

#include "base/json.hpp"
#include "requests/papers/letter_document.hpp"

namespace portal {
namespace {

using base::Json;
using requests::IssuedLetter;
using requests::LetterStanding;

constexpr auto door = "/letters";

std::string standing_text(IssuedLetter const& letter, config::Texts const& texts)
{
    base::Error::Words const words{{"day", letter.standing_on ? day_text(*letter.standing_on, texts) : ""}};
    switch (letter.standing) {
    case LetterStanding::stands: return texts.say("portal.check.stands");
    case LetterStanding::withdrawn: return texts.say("portal.check.withdrawn", words);
    case LetterStanding::replaced: break;
    }
    return texts.say("portal.check.replaced", words);
}

}  // namespace

void LetterCheckPages::add_pages(http::Router& router)
{
    auto const open = http::open_to_all;
    router.get(door, open, [this](http::Request const& request) { return get_door(request); });
    router.get("/letters/{code}", open, [this](http::Request const& request) { return get_letter(request); });
    router.post("/letters/{code}", open, [this](http::Request const& request) { return post_words(request); });
}

http::Response LetterCheckPages::get_door(http::Request const& request)
{
    auto const typed = request.query().get("code");
    if (typed.empty())
        return door_page(request, "", nullptr);
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const letter = services_.letters.find(typed);
    if (!letter)
        return door_page(request, typed, &letter.error());
    return http::see_other(requests::check_address("", letter->code));
}

http::Response LetterCheckPages::get_letter(http::Request const& request)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& code = request.path_parameter("code");
    auto const letter = services_.letters.find(code);
    if (!letter)
        return door_page(request, code, &letter.error());
    return letter_page(request, *letter, "");
}

http::Response LetterCheckPages::post_words(http::Request const& request)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& form = request.form();
    if (!form)
        return services_.site.problem(request, form.error());
    auto const letter = services_.letters.find(request.path_parameter("code"));
    if (!letter)
        return door_page(request, request.path_parameter("code"), &letter.error());
    auto const sameness = services_.letters.compare(*letter, form->fields.get("text"));
    if (!sameness)
        return letter_page(request, *letter, "portal.check.nothing-pasted");
    return letter_page(request, *letter, *sameness == requests::Sameness::same ? "portal.check.same" : "portal.check.differs");
}

http::Response LetterCheckPages::door_page(http::Request const& request, std::string_view typed, base::Error const* refusal) const
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request);
    values["title"] = texts.say("portal.check.title");
    values["typed"] = std::string{typed};
    values["fault"] = refusal == nullptr ? "" : texts.say(*refusal);
    return services_.site.page(request, "portal-letter-door", values, refusal == nullptr ? 200 : http::status_of(refusal->kind));
}

http::Response LetterCheckPages::letter_page(http::Request const& request, IssuedLetter const& letter, std::string_view compared) const
{
    auto const agency = services_.agencies.find(letter.key.agency);
    if (!agency)
        return services_.site.problem(request, agency.error());
    auto const& texts = services_.site.texts_for(request.headers());
    auto const* kind = services_.law.requests().letter(letter.kind);
    auto values = masthead(services_, request);
    values["title"] = texts.say("portal.check.title");
    values["code"] = letter.code;
    values["address"] = requests::check_address("", letter.code);
    values["agency"] = name_on(*agency, letter.dated).full;
    values["kind"] = kind == nullptr ? letter.kind : in(texts.language(), kind->title);
    values["number"] = letter.number;
    values["dated"] = day_text(letter.dated, texts);
    values["standing"] = standing_text(letter, texts);
    values["stands"] = letter.standing == LetterStanding::stands;
    values["replaced_by"] = letter.replaced_by.empty() ? Json(false)
                                                       : Json{{"href", requests::check_address("", letter.replaced_by)}, {"code", letter.replaced_by}};
    values["compared"] = compared.empty() ? Json(false) : Json{{"text", texts.say(compared)}, {"same", compared == "portal.check.same"}};
    return services_.site.page(request, "portal-letter-check", values);
}

}  // namespace portal
