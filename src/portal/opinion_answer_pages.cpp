#include "portal/opinion_answer_pages.hpp"

#include "base/json.hpp"
#include "base/names.hpp"
#include "platform/crypto/random.hpp"
#include "requests/fault_text.hpp"
#include "requests/opinions/opinion_json.hpp"

namespace portal {
namespace {

using base::Json;
using requests::AskedOpinion;
using requests::PassageMark;
using requests::PassageOpinion;
using requests::ThirdPartyOpinion;

constexpr auto door = "/opinions";
constexpr auto answer_path = "/opinions/answer";
// The code while the page is read, as the secret of a receipt: gone after a while, for many read at a shared machine.
constexpr std::string_view code_cookie = "opinion";
constexpr std::chrono::minutes code_time{30};
constexpr auto trap = "website";  // nobody sees it; who fills it in is a program

constexpr auto const& mark_names = requests::passage_mark_names;

http::Cookie cookie_of(std::string const& code, std::chrono::seconds lifetime)
{
    return {.name = std::string{code_cookie}, .value = code, .lifetime = lifetime, .path = door};
}

std::optional<PassageMark> mark_of(std::string_view name)
{
    return base::value_named<PassageMark>(mark_names, name);
}

ThirdPartyOpinion typed_opinion(http::Parameters const& fields, std::size_t passages)
{
    ThirdPartyOpinion said{.passages = {}, .signer = std::string{fields.get("signer")}, .contact = std::string{fields.get("contact")}};
    for (std::size_t i = 1; i <= passages; ++i) {
        auto const number = std::to_string(i);
        said.passages.push_back({mark_of(fields.get("passage-" + number)), std::string{http::trim_blanks(fields.get("reasons-" + number))}});
    }
    return said;
}

// The fields of the page, each with what was typed and what is wrong there.
class AnswerForm {
public:
    AnswerForm(ThirdPartyOpinion const& said, base::Faults const& faults, requests::RequestLaw const& law, config::Texts const& texts)
        : said_{said}, faults_{faults}, law_{law}, texts_{texts}
    {
    }

    [[nodiscard]] Json passages(std::vector<std::string> const& asked) const
    {
        auto list = Json::array();
        for (std::size_t i = 0; i < asked.size(); ++i) {
            auto const number = std::to_string(i + 1);
            auto const said = i < said_.passages.size() ? said_.passages[i] : PassageOpinion{};
            auto mark = field("passage-" + number, "portal.opinion.mark", {{"n", number}});
            mark["radios"] = {{"choices", choices(said.mark)}};
            auto reasons = field("reasons-" + number, "portal.opinion.reasons", {{"n", number}});
            reasons["area"] = true;
            reasons["value"] = said.reasons;
            list.push_back({{"heading", texts_.say("portal.opinion.passage", {{"n", number}})}, {"text", asked[i]}, {"fields", {mark, reasons}}});
        }
        return list;
    }

    [[nodiscard]] Json who() const
    {
        auto signer = field("signer", "portal.opinion.signer", {});
        signer["line"] = {{"type", "text"}};
        signer["value"] = said_.signer;
        auto contact = field("contact", "portal.opinion.contact", {});
        contact["line"] = {{"type", "text"}};
        contact["value"] = said_.contact;
        return Json::array({signer, contact});
    }

    [[nodiscard]] Json summary() const
    {
        auto list = Json::array();
        for (auto const& fault : faults_)
            list.push_back({{"field", fault.field}, {"text", fault_text(fault, law_, texts_)}});
        return list.empty() ? Json(false) : Json{{"list", std::move(list)}};
    }

private:
    [[nodiscard]] Json choices(std::optional<PassageMark> chosen) const
    {
        auto list = Json::array();
        for (std::size_t i = 0; i < mark_names.size(); ++i)
            list.push_back({{"value", mark_names[i]}, {"text", texts_.say("portal.opinion." + std::string{mark_names[i]})},
                            {"chosen", chosen && base::name_in(mark_names, *chosen) == mark_names[i]}});
        return list;
    }

    [[nodiscard]] Json field(std::string const& id, std::string_view label, base::Error::Words const& words) const
    {
        auto faults = Json::array();
        for (auto const& fault : faults_)
            if (fault.field == id)
                faults.push_back(fault_text(fault, law_, texts_));
        auto const described = faults.empty() ? "" : id + "-fault";
        return {{"id", id}, {"label", texts_.say(label, words)}, {"hint", ""}, {"value", ""}, {"autocomplete", "off"},
                {"line", false}, {"area", false}, {"select", false}, {"radios", false}, {"tick", false},
                {"fault", faults.empty() ? Json(false) : Json{{"texts", std::move(faults)}}}, {"described", described}};
    }

    ThirdPartyOpinion const& said_;
    base::Faults const& faults_;
    requests::RequestLaw const& law_;
    config::Texts const& texts_;
};

// The fifteen working days count from the day on which the letter came, as far as that is known.
std::string clock_text(AskedOpinion const& asked, Date today, config::Texts const& texts)
{
    auto const days = std::to_string(asked.working_days);
    if (!asked.due || !asked.reached)
        return texts.say("portal.opinion.clock.undated", {{"days", days}});
    base::Error::Words const words{{"days", days}, {"from", day_text(*asked.reached, texts)}, {"day", day_text(*asked.due, texts)}};
    return texts.say(today <= *asked.due ? "portal.opinion.clock" : "portal.opinion.clock.over", words);
}

Json sent_as_json(AskedOpinion const& asked, config::Texts const& texts)
{
    if (!asked.last)
        return false;
    auto passages = Json::array();
    for (auto const& said : asked.last->said.passages)
        passages.push_back({{"mark", said.mark ? texts.say("portal.opinion." + std::string{mark_names.at(static_cast<std::size_t>(*said.mark))}) : ""},
                            {"reasons", said.reasons}});
    return {{"day", day_text(asked.last->sent_on, texts)}, {"signer", asked.last->said.signer}, {"passages", std::move(passages)}};
}

}  // namespace

void OpinionAnswerPages::add_pages(http::Router& router)
{
    auto const open = http::open_to_all;
    router.get(door, open, [this](http::Request const& request) { return get_door(request); });
    router.post(door, open, [this](http::Request const& request) { return post_door(request); });
    router.get(answer_path, open, [this](http::Request const& request) { return get_answer(request); });
    router.post(answer_path, open, [this](http::Request const& request) { return post_answer(request); });
    router.post("/opinions/leave", open, [](http::Request const&) {
        auto response = http::see_other(door);
        response.cookies.push_back(cookie_of("", std::chrono::seconds{0}));
        return response;
    });
}

http::Response OpinionAnswerPages::get_door(http::Request const& request) const
{
    return door_page(request, nullptr);
}

// The code is typed into a form that is posted, so that it stands in no address and no log.
http::Response OpinionAnswerPages::post_door(http::Request const& request)
{
    if (auto const wait = tries_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& form = request.form();
    if (!form)
        return services_.site.problem(request, form.error());
    auto const code = crypto::parse_receipt(form->fields.get("code"));
    auto const asked = opinions_.asked(form->fields.get("code"));
    if (!asked || !code)
        return door_page(request, asked ? nullptr : &asked.error());
    auto response = http::see_other(answer_path);
    response.cookies.push_back(cookie_of(*code, code_time));
    return response;
}

http::Response OpinionAnswerPages::get_answer(http::Request const& request)
{
    if (auto const wait = looks_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const asked = opinions_.asked(request.cookie(code_cookie));
    return asked ? answer_page(request, *asked, {}) : http::see_other(door);
}

http::Response OpinionAnswerPages::post_answer(http::Request const& request)
{
    if (auto const wait = answers_.take(request.client_address()); wait.count() > 0)
        return services_.site.problem(http::too_often(wait), request.headers());
    auto const& form = request.form();
    if (!form)
        return services_.site.problem(request, form.error());
    auto const code = request.cookie(code_cookie);
    auto const asked = opinions_.asked(code);
    if (!asked)
        return http::see_other(door);
    auto said = typed_opinion(form->fields, asked->passages.size());
    auto const bad = http::status_of(base::ErrorKind::invalid_input);
    if (!form->fields.get(trap).empty())
        return answer_page(request, *asked, {std::move(said), {{"", "portal.form.trap"}}, bad});
    auto const sent = opinions_.answer(code, said);
    if (!sent)
        return answer_page(request, *asked, {std::move(said), sent.error(), bad});
    return http::see_other(answer_path);
}

http::Response OpinionAnswerPages::door_page(http::Request const& request, base::Error const* refusal) const
{
    auto const& texts = services_.site.texts_for(request.headers());
    auto values = masthead(services_, request);
    values["title"] = texts.say("portal.opinion.title");
    values["fault"] = refusal == nullptr ? "" : texts.say(*refusal);
    return services_.site.page(request, "portal-opinion-door", values, refusal == nullptr ? 200 : http::status_of(refusal->kind));
}

http::Response OpinionAnswerPages::answer_page(http::Request const& request, AskedOpinion const& asked, Typed const& typed) const
{
    auto const agency = services_.agencies.find(asked.agency);
    if (!agency)
        return services_.site.problem(request, agency.error());
    auto const& texts = services_.site.texts_for(request.headers());
    auto const is_first_look = typed.faults.empty();
    AnswerForm const form{is_first_look && asked.last ? asked.last->said : typed.said, typed.faults, services_.law.requests(), texts};
    auto values = masthead(services_, request, *agency);
    values["title"] = texts.say("portal.opinion.title");
    values["agency"] = named(*agency, services_.clock.today());
    values["contact"] = {{"unit", agency->guide.unit}, {"telephone", agency->guide.telephone}};
    values["clock"] = clock_text(asked, services_.clock.today(), texts);
    values["open"] = asked.is_open ? Json{{"passages", form.passages(asked.passages)}, {"who", form.who()}} : Json(false);
    values["asked"] = asked.is_open ? Json::array() : Json(asked.passages);
    values["faults"] = form.summary();
    values["sent"] = sent_as_json(asked, texts);
    return services_.site.page(request, "portal-opinion", values, typed.status);
}

}  // namespace portal
