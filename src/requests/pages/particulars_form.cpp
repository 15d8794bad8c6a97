#include "requests/pages/particulars_form.hpp"

namespace requests {
namespace {

constexpr std::string_view power_missing = "missing";
constexpr std::string_view power_on_file = "on_file";

}  // namespace

std::vector<Field> applicant_fields(RequestLaw const& law, config::Texts const& texts)
{
    using enum FieldKind;
    Field power{.name = "power_of_attorney", .kind = choice};
    for (auto const id : {power_missing, power_on_file})
        power.choices.push_back({std::string{id}, texts.say("desk.choice." + std::string{id})});
    return {{.name = "applicant_name", .need = Need::required},
            choice_among("identity_kind", law.identity_kinds, texts),
            {.name = "identity_number", .need = Need::required},
            {.name = "telephone", .kind = telephone},
            {.name = "address"},
            {.name = "email", .kind = email},
            {.name = "service_address"},
            {.name = "agent_name"},
            {.name = "agent_telephone", .kind = telephone},
            power,
            {.name = "needed_help"}};
}

Field content_field()
{
    return {.name = "content", .kind = FieldKind::area, .need = Need::required};
}

Particulars particulars_of(FormReader const& form)
{
    Particulars found{.applicant = {.name = form.text("applicant_name"),
                                    .identity_kind = form.text("identity_kind"),
                                    .identity_number = form.text("identity_number"),
                                    .telephone = form.text("telephone"),
                                    .address = form.text("address"),
                                    .email = form.text("email")},
                      .service_address = form.text("service_address"),
                      .content = form.text("content"),
                      .needed_help = form.text("needed_help")};
    if (!form.text("agent_name").empty())
        found.agent = Agent{.person = {.name = form.text("agent_name"), .telephone = form.text("agent_telephone")},
                            .power = form.text("power_of_attorney") == power_on_file ? PowerOfAttorney::on_file : PowerOfAttorney::missing};
    return found;
}

Registration registration_of(FormReader& form, Date today)
{
    return {.submission = {.applicant_kind = form.text("applicant_kind"),
                           .wanted = {form.text("wanted_form"), form.text("wanted_way")},
                           .particulars = particulars_of(form)},
            .channel = form.text("channel"),
            .days = {.arrived_on = form.date("arrived_on", today),
                     .signed_on = form.optional_date("signed_on"),
                     .confirmed_on = form.optional_date("confirmed_on"),
                     .contact_restored_on = form.optional_date("contact_restored_on")},
            .subject = form.needed_text("subject"),
            .form = form.text("form")};
}

Given given_of(Particulars const& particulars)
{
    auto const& applicant = particulars.applicant;
    Given given{{"applicant_name", applicant.name},
                {"identity_kind", applicant.identity_kind},
                {"identity_number", applicant.identity_number},
                {"telephone", applicant.telephone},
                {"address", applicant.address},
                {"email", applicant.email},
                {"service_address", particulars.service_address},
                {"content", particulars.content},
                {"needed_help", particulars.needed_help}};
    if (auto const& agent = particulars.agent) {
        given["agent_name"] = agent->person.name;
        given["agent_telephone"] = agent->person.telephone;
        given["power_of_attorney"] = agent->power == PowerOfAttorney::on_file ? power_on_file : power_missing;
    }
    return given;
}

}  // namespace requests
