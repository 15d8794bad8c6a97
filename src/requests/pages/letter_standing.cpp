#include "requests/pages/letter_standing.hpp"

#include "requests/pages/form_fields.hpp"
#include "requests/pages/request_pages.hpp"
#include "requests/papers/letter_document.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::Json;

http::Response no_letter(Visit const& visit, PageTools const& tools)
{
    return tools.site.problem(visit.request, {base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.", {}});
}

// To read the letter is a look, which the service records.
http::Response file_of(Visit const& visit, PageTools const& tools, LetterFormat format)
{
    auto const found = tools.requests.find(key_of(visit));
    if (!found)
        return tools.site.problem(visit.request, found.error());
    auto const id = letter_of(visit);
    auto const letter = found->request.letters.find(id);
    if (letter == found->request.letters.end())
        return no_letter(visit, tools);
    auto const content = tools.requests.letter(found->request.key, id, visit.visitor.key);
    if (!content)
        return tools.site.problem(visit.request, content.error());
    LetterOfCase const of{*content, letter->second, visit.agency, tools.issued.of(found->request.key, id), tools.public_address};
    auto file = letter_file(of, tools.clock.today(), tools.letters, format);
    if (!file)
        return tools.site.problem(visit.request, file.error());
    return http::download(std::move(file->bytes), file->type, file->name);
}

http::Response end_standing(Visit const& visit, PageTools const& tools)
{
    auto const given = given_in(*visit.request.form());
    auto const key = key_of(visit);
    auto const letter = letter_of(visit);
    StandingChange change{.letter = letter};
    auto const& replaced_by = value_in(given, "replaced_by");
    for (auto const& other : tools.issued.of(key))
        if (std::to_string(other.letter.value) == replaced_by)
            change.replaced_by = other.letter;
    if (!replaced_by.empty() && !change.replaced_by)
        return tools.site.problem(visit.request, {base::ErrorKind::conflict, "letter.no-replacement",
                                                  "Only another letter of the case that holds can stand in its place.", {}});
    auto const ended = tools.issued.end_standing(key, change, visit.visitor.key, version_in(given));
    if (!ended)
        return tools.site.problem(visit.request, ended.error());
    return http::see_other(case_path(visit, key.id, "/letters/" + std::to_string(letter.value) + "?done=recorded"));
}

}  // namespace

std::string say_standing(IssuedLetter const& letter, config::Texts const& texts)
{
    base::Error::Words const words{{"day", letter.standing_on ? to_string(*letter.standing_on) : ""}, {"code", letter.replaced_by}};
    switch (letter.standing) {
    case LetterStanding::stands: return texts.say("desk.standing.stands");
    case LetterStanding::withdrawn: return texts.say("desk.standing.withdrawn", words);
    case LetterStanding::replaced: break;
    }
    return texts.say("desk.standing.replaced", words);
}

Json issued_json(RequestKey key, LetterId letter, Visit const& visit, PageTools const& tools)
{
    auto const issued = tools.issued.of(key, letter);
    if (!issued)
        return false;
    auto const& texts = tools.texts(visit);
    Json shown{{"code", issued->code}, {"check", check_address("", issued->code)}, {"standing", say_standing(*issued, texts)}, {"may_end", false}};
    if (issued->standing != LetterStanding::stands || !may_act(visit, Permission::sign_letter))
        return shown;
    auto others = Json::array();
    for (auto const& other : tools.issued.of(key))
        if (other.letter != letter && other.standing == LetterStanding::stands)
            others.push_back({{"id", other.letter.value}, {"number", other.number}});
    shown["may_end"] = {{"others", std::move(others)}};
    return shown;
}

void add_letter_file_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    std::string const one = "/office/{agency}/requests/{id}/letters/{letter}";
    auto const file = [tools](LetterFormat format) { return [tools, format](Visit const& visit) { return file_of(visit, tools, format); }; };
    routes.get(one + "/file.pdf", Permission::see_applicants, file(LetterFormat::pdf));
    routes.get(one + "/file.docx", Permission::see_applicants, file(LetterFormat::docx));
    routes.get(one + "/review/file.pdf", Permission::review_letter, file(LetterFormat::pdf));
    routes.get(one + "/review/file.docx", Permission::review_letter, file(LetterFormat::docx));
    routes.post(one + "/standing", Permission::sign_letter, [tools](Visit const& visit) { return end_standing(visit, tools); });
}

}  // namespace requests
