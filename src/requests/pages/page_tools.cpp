#include "requests/pages/page_tools.hpp"

#include "requests/fault_text.hpp"

#include <charconv>

namespace requests {
namespace {

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// Of "person/3/17" or "key/3/2", by what it begins with.
std::optional<PersonKey> numbers_in(std::string_view actor, std::string_view begin)
{
    if (!actor.starts_with(begin))
        return std::nullopt;
    actor.remove_prefix(begin.size());
    auto const slash = actor.find('/');
    auto const agency = number_in(actor.substr(0, slash));
    auto const number = slash == std::string_view::npos ? std::nullopt : number_in(actor.substr(slash + 1));
    if (!agency || !number)
        return std::nullopt;
    return PersonKey{AgencyId{*agency}, *number};
}

}  // namespace

RequestKey key_of(Visit const& visit)
{
    return {visit.agency.id, RequestId{number_in(visit.request.path_parameter("id")).value_or(0)}};
}

LetterId letter_of(Visit const& visit)
{
    return LetterId{number_in(visit.request.path_parameter("letter")).value_or(0)};
}

std::string case_path(Visit const& visit, RequestId id, std::string_view rest)
{
    return office_path(visit.agency, "requests/" + std::to_string(id.value) + std::string{rest});
}

bool may_act(Visit const& visit, Permission permission)
{
    return visit.visitor.key.agency == visit.agency.id && is_allowed(visit.roles, permission);
}

std::string const& in_language(Wording const& wording, config::Texts const& texts)
{
    return texts.language() == base::Language::zh ? wording.zh : wording.en;
}

std::string say_day(Date day, config::Texts const& texts)
{
    auto const weekday = texts.say("weekday." + std::to_string(day.weekday().c_encoding()));
    return texts.say("desk.day", {{"date", to_string(day)}, {"weekday", weekday}});
}

std::string say_actor(Actor const& actor, PageTools const& tools, config::Texts const& texts)
{
    if (auto const key = numbers_in(actor.id, "person/"))
        if (auto const person = tools.accounts.find(*key))
            return person->name;
    if (auto const key = numbers_in(actor.id, "key/"))
        return texts.say("desk.actor.key", {{"number", std::to_string(key->number)}});
    auto const code = "desk.actor." + actor.id;
    return texts.has(code) ? texts.say(code) : actor.id;
}

base::Json faults_json(base::Faults const& faults, RequestLaw const& law, config::Texts const& texts)
{
    auto by_field = base::Json::object();
    for (auto const& fault : faults)
        by_field[fault.field.empty() ? "form" : fault.field].push_back(fault_text(fault, law, texts));
    return by_field;
}

base::Json findings_json(std::vector<Finding> const& findings, RequestLaw const& law, config::Texts const& texts)
{
    auto shown = base::Json::array();
    for (auto const& finding : findings)
        shown.push_back({{"text", message_of(finding, law, texts.language())}, {"error", finding.severity == Severity::error}});
    return shown;
}

}  // namespace requests
