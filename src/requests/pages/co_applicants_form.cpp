#include "requests/pages/co_applicants_form.hpp"

#include "requests/pages/particulars_form.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace requests {
namespace {

constexpr std::size_t co_applicants_at_most = 50;
constexpr std::array<std::string_view, 5> party_fields{"applicant_name", "identity_kind", "identity_number", "telephone", "address"};

std::string field_of(std::size_t number, std::string_view name)
{
    return "co_applicants." + std::to_string(number) + "." + std::string{name};
}

std::size_t whole(std::string_view text)
{
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// A choice is always made, so it does not count.
bool is_empty(Given const& given, std::size_t number)
{
    for (auto const name : party_fields)
        if (name != "identity_kind" && !value_in(given, field_of(number, name)).empty())
            return false;
    return true;
}

}  // namespace

std::size_t co_applicants_in(Given const& given)
{
    return std::min(whole(value_in(given, "co_count")), co_applicants_at_most);
}

Given with_close_ranks(Given given)
{
    auto const count = co_applicants_in(given);
    auto const chosen = whole(value_in(given, "representative"));
    std::size_t kept = 0;
    for (std::size_t number = 1; number <= count; ++number) {
        if (is_empty(given, number))
            continue;
        ++kept;
        if (chosen == number)
            given["representative"] = std::to_string(kept);
        for (auto const name : party_fields)
            given[field_of(kept, name)] = std::string{value_in(given, field_of(number, name))};
    }
    given["co_count"] = std::to_string(kept);
    return given;
}

Given with_one_more(Given given)
{
    auto const count = std::min(co_applicants_in(given) + 1, co_applicants_at_most);
    for (auto const name : party_fields)
        given.erase(field_of(count, name));
    given["co_count"] = std::to_string(count);
    return given;
}

std::vector<Field> co_applicant_fields(std::size_t number, RequestLaw const& law, config::Texts const& texts)
{
    auto identity = choice_among(field_of(number, "identity_kind"), law.identity_kinds, texts);
    return {{.name = field_of(number, "applicant_name"), .need = Need::required},
            std::move(identity),
            {.name = field_of(number, "identity_number"), .need = Need::required},
            {.name = field_of(number, "telephone"), .kind = FieldKind::telephone},
            {.name = field_of(number, "address")}};
}

Field representative_field(Given const& given, config::Texts const& texts)
{
    Field field{.name = "representative", .kind = FieldKind::choice, .need = Need::required};
    field.choices.push_back({"", texts.say("desk.representative.none")});
    field.choices.push_back({"0", texts.say("desk.applicant")});
    for (std::size_t number = 1; number <= co_applicants_in(given); ++number) {
        auto const& name = value_in(given, field_of(number, "applicant_name"));
        field.choices.push_back({std::to_string(number), texts.say("desk.co-applicant.nth", {{"n", std::to_string(number)}}) + " " + name});
    }
    return field;
}

void read_co_applicants(Given const& given, Particulars& particulars)
{
    auto const count = co_applicants_in(given);
    for (std::size_t number = 1; number <= count; ++number) {
        auto const text = [&](std::string_view name) { return value_in(given, field_of(number, name)); };
        particulars.co_applicants.push_back({.name = text("applicant_name"), .identity_kind = text("identity_kind"),
                                             .identity_number = text("identity_number"), .telephone = text("telephone"), .address = text("address")});
    }
    auto const& chosen = value_in(given, "representative");
    if (count > 0 && !chosen.empty())
        particulars.representative = whole(chosen);
}

}  // namespace requests
