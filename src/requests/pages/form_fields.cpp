#include "requests/pages/form_fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace requests {
namespace {

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

// How the template "fields" asks for each kind.
constexpr std::array<std::string_view, 7> kind_flags{"line", "area", "date", "number", "choice", "telephone", "email"};

base::Json choices_json(Field const& field, std::string const& value)
{
    auto choices = base::Json::array();
    for (auto const& choice : field.choices)
        choices.push_back({{"id", choice.id}, {"label", choice.label}, {"chosen", choice.id == value}});
    return choices;
}

}  // namespace

Given given_in(http::Form const& form)
{
    Given given;
    for (auto const& [name, value] : form.fields.entries())
        given.emplace(name, value);
    return given;
}

Given first_of(std::vector<Field> const& fields)
{
    Given given;
    for (auto const& field : fields)
        given.emplace(field.name, field.first.empty() && !field.choices.empty() ? field.choices.front().id : field.first);
    return given;
}

std::string const& value_in(Given const& given, std::string_view name)
{
    static std::string const nothing;
    auto const found = given.find(name);
    return found == given.end() ? nothing : found->second;
}

Date FormReader::date(std::string_view name, Date otherwise)
{
    auto const day = base::parse_date(value_in(given_, name));
    if (!day)
        add_fault({std::string{name}, "desk.no-day"});
    return day.value_or(otherwise);
}

std::optional<Date> FormReader::optional_date(std::string_view name)
{
    auto const& text = value_in(given_, name);
    auto const day = base::parse_date(text);
    if (!day && !text.empty())
        add_fault({std::string{name}, "desk.no-day"});
    return day;
}

std::int64_t FormReader::number(std::string_view name)
{
    auto const found = whole_number(value_in(given_, name));
    if (!found)
        add_fault({std::string{name}, "desk.no-number"});
    return found.value_or(0);
}

std::string FormReader::needed_text(std::string_view name)
{
    auto const& typed = value_in(given_, name);
    if (typed.find_first_not_of(" \t\r\n") == std::string::npos)
        add_fault({std::string{name}, "desk.nothing-typed"});
    return typed;
}

std::size_t FormReader::position_in(std::span<std::string_view const> ids, std::string_view name)
{
    auto const found = std::ranges::find(ids, value_in(given_, name));
    if (found != ids.end())
        return static_cast<std::size_t>(found - ids.begin());
    add_fault({std::string{name}, "desk.nothing-chosen"});
    return 0;
}

base::Json fields_json(ShownForm const& form, config::Texts const& texts)
{
    auto shown = base::Json::array();
    for (auto const& field : form.fields) {
        auto const& value = value_in(form.given, field.name);
        auto const hint = "desk.hint." + field.name;
        auto const faults = form.faults.find(field.name);
        auto const is_faulty = faults != form.faults.end();
        base::Json one{{"id", std::string{form.prefix} + "-" + field.name},
                       {"name", field.name},
                       {"label", texts.say("desk.field." + field.name.substr(field.name.rfind('.') + 1))},
                       {"value", value},
                       {"hint", texts.has(hint) ? base::Json(texts.say(hint)) : base::Json(false)},
                       {"optional", field.need == Need::optional},
                       {"choices", choices_json(field, value)},
                       {"faults", is_faulty ? *faults : base::Json::array()},
                       {"invalid", is_faulty}};
        // All of them: a name that is missing would be looked for around the field.
        for (std::size_t kind = 0; kind < kind_flags.size(); ++kind)
            one[std::string{kind_flags[kind]}] = static_cast<FieldKind>(kind) == field.kind;
        shown.push_back(std::move(one));
    }
    return shown;
}

std::int64_t version_in(Given const& given)
{
    return whole_number(value_in(given, "version")).value_or(0);
}

}  // namespace requests
