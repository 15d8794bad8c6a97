#include "portal/request_form.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "requests/fault_text.hpp"

#include <algorithm>
#include <array>

namespace portal {
namespace {

using base::Json;
using namespace std::string_view_literals;

constexpr std::size_t line_at_most = 300;  // characters of a field of one line
constexpr auto trap = "website"sv;         // nobody sees it; who fills it in is a program

enum class Part { applicant, contact, wanted, help, agent, others };
enum class Shape { line, telephone, email, area, select, radios, tick };

struct FormField {
    std::string_view id;
    Part part = Part::applicant;
    Shape shape = Shape::line;
    std::string_view autocomplete = "off";
};

// In the order of the page. The label is "portal.field.{id}", the hint "portal.hint.{id}" where there is one.
constexpr std::array form_fields{
    FormField{"content", Part::wanted, Shape::area},
    FormField{"wanted_form", Part::wanted, Shape::radios},
    FormField{"wanted_way", Part::wanted, Shape::radios},
    FormField{"applicant_kind", Part::applicant, Shape::radios},
    FormField{"applicant_name", Part::applicant, Shape::line, "name"},
    FormField{"identity_kind", Part::applicant, Shape::select},
    FormField{"identity_number", Part::applicant, Shape::line},
    FormField{"telephone", Part::contact, Shape::telephone, "tel"},
    FormField{"address", Part::contact, Shape::line, "street-address"},
    FormField{"email", Part::contact, Shape::email, "email"},
    FormField{"service_address", Part::contact, Shape::line},
    FormField{"needed_help", Part::help, Shape::line},
    FormField{"agent_name", Part::agent, Shape::line},
    FormField{"agent_telephone", Part::agent, Shape::telephone},
    FormField{"agent_address", Part::agent, Shape::line},
    FormField{"agent_power", Part::agent, Shape::tick},
    FormField{"co_name-1", Part::others, Shape::line},
    FormField{"co_identity_kind-1", Part::others, Shape::select},
    FormField{"co_identity_number-1", Part::others, Shape::line},
    FormField{"co_telephone-1", Part::others, Shape::telephone},
    FormField{"co_name-2", Part::others, Shape::line},
    FormField{"co_identity_kind-2", Part::others, Shape::select},
    FormField{"co_identity_number-2", Part::others, Shape::line},
    FormField{"co_telephone-2", Part::others, Shape::telephone},
    FormField{"co_name-3", Part::others, Shape::line},
    FormField{"co_identity_kind-3", Part::others, Shape::select},
    FormField{"co_identity_number-3", Part::others, Shape::line},
    FormField{"co_telephone-3", Part::others, Shape::telephone},
    FormField{"representative", Part::others, Shape::select},
};

// More than these hand in a list that all have signed.
constexpr std::size_t others_at_most = 3;

// "portal.field.co_name" of "co_name-2", with its number.
std::string label_of(std::string_view id, config::Texts const& texts)
{
    auto const dash = id.find('-');
    auto const number = dash == std::string_view::npos ? std::string_view{} : id.substr(dash + 1);
    return texts.say("portal.field." + std::string{id.substr(0, dash)}, {{"n", std::string{number}}});
}

struct PartName {
    Part part;
    char const* name;
};
constexpr std::array part_names{PartName{Part::applicant, "applicant"}, PartName{Part::wanted, "wanted"}, PartName{Part::contact, "contact"},
                                PartName{Part::help, "help"}, PartName{Part::agent, "agent"},
                                PartName{Part::others, "others"}};

template <class Entries>
Json choices(Entries const& entries, std::string_view chosen, base::Language language)
{
    auto list = Json::array();
    for (auto const& entry : entries)
        list.push_back({{"value", entry.id}, {"text", in(language, entry.name)}, {"chosen", entry.id == chosen}});
    return list;
}

Json choices_of(std::string_view field, std::string_view chosen, requests::RequestLaw const& law, base::Language language)
{
    if (field == "applicant_kind")
        return choices(law.applicants, chosen, language);
    if (field == "identity_kind" || field.starts_with("co_identity_kind"))
        return choices(law.identity_kinds, chosen, language);
    if (field == "wanted_form")
        return choices(law.wanted_forms, chosen, language);
    return choices(law.wanted_ways, chosen, language);
}

class FormWriter {
public:
    FormWriter(http::Parameters const& typed, base::Faults const& faults, requests::RequestLaw const& law, config::Texts const& texts)
        : typed_{typed}, faults_{faults}, law_{law}, texts_{texts}
    {
    }

    [[nodiscard]] Json write() const
    {
        auto form = Json::object();
        for (auto const& [part, name] : part_names)
            form[name] = fields_of(part);
        form["faults"] = summary();
        // What is folded away must not hide a fault, or what was typed.
        form["agent_open"] = is_used(Part::agent);
        form["others_open"] = is_used(Part::others);
        return form;
    }

private:
    [[nodiscard]] bool is_used(Part part) const
    {
        return std::ranges::any_of(form_fields, [&](FormField const& field) { return field.part == part && !typed_.get(field.id).empty(); });
    }

    [[nodiscard]] Json fields_of(Part part) const
    {
        auto fields = Json::array();
        for (auto const& field : form_fields)
            if (field.part == part)
                fields.push_back(write(field));
        return fields;
    }

    [[nodiscard]] Json write(FormField const& field) const
    {
        auto const id = std::string{field.id};
        auto const hint = "portal.hint." + id;
        auto const value = typed_.get(field.id);
        Json written{{"id", id}, {"label", label_of(id, texts_)}, {"hint", texts_.has(hint) ? texts_.say(hint) : ""},
                     {"value", std::string{value}}, {"autocomplete", std::string{field.autocomplete}},
                     {"line", false}, {"area", false}, {"select", false}, {"radios", false}, {"tick", false}};
        switch (field.shape) {
        case Shape::line: written["line"] = {{"type", "text"}}; break;
        case Shape::telephone: written["line"] = {{"type", "tel"}}; break;
        case Shape::email: written["line"] = {{"type", "email"}}; break;
        case Shape::area: written["area"] = true; break;
        case Shape::tick: written["tick"] = {{"ticked", !value.empty()}}; break;
        case Shape::select:
            written["select"] = {{"choices", id == "representative" ? who_represents(value) : choices_of(field.id, value, law_, texts_.language())}};
            break;
        case Shape::radios: written["radios"] = {{"choices", choices_of(field.id, value, law_, texts_.language())}}; break;
        }
        auto const faults = texts_at(field.id);
        written["fault"] = faults.empty() ? Json(false) : Json{{"texts", faults}};
        written["described"] = described_by(id, !written["hint"].get<std::string>().empty(), !faults.empty());
        return written;
    }

    // The applicant or one of the others.
    [[nodiscard]] Json who_represents(std::string_view chosen) const
    {
        auto list = Json::array({{{"value", "0"}, {"text", texts_.say("portal.representative.applicant")}, {"chosen", chosen == "0"}}});
        for (std::size_t number = 1; number <= others_at_most; ++number) {
            auto const id = std::to_string(number);
            list.push_back({{"value", id}, {"text", texts_.say("portal.representative.other", {{"n", id}})}, {"chosen", chosen == id}});
        }
        return list;
    }

    [[nodiscard]] Json texts_at(std::string_view id) const
    {
        auto list = Json::array();
        for (auto const& fault : faults_)
            if (fault.field == id)
                list.push_back(fault_text(fault, law_, texts_));
        return list;
    }

    static std::string described_by(std::string const& id, bool has_hint, bool has_fault)
    {
        std::string ids = has_hint ? id + "-hint" : "";
        if (has_fault)
            ids += (ids.empty() ? "" : " ") + id + "-fault";
        return ids;
    }

    // In the order of the page; those of no field first.
    [[nodiscard]] Json summary() const
    {
        auto list = Json::array();
        for (auto const& fault : faults_)
            if (std::ranges::find(form_fields, fault.field, &FormField::id) == form_fields.end())
                list.push_back({{"field", ""}, {"text", fault_text(fault, law_, texts_)}});
        for (auto const& field : form_fields)
            for (auto const& text : texts_at(field.id))
                list.push_back({{"field", std::string{field.id}}, {"text", text}});
        return list.empty() ? Json(false) : Json{{"list", list}};
    }

    http::Parameters const& typed_;
    base::Faults const& faults_;
    requests::RequestLaw const& law_;
    config::Texts const& texts_;
};

base::Faults faults_of_the_form(http::Parameters const& typed)
{
    base::Faults faults;
    if (!typed.get(trap).empty())
        faults.push_back({"", "portal.form.trap"});
    for (auto const& field : form_fields)
        if (field.shape != Shape::area && base::count_code_points(typed.get(field.id)) > line_at_most)
            faults.push_back({std::string{field.id}, "portal.form.long", {{"most", std::to_string(line_at_most)}}});
    return faults;
}

std::optional<requests::Agent> typed_agent(http::Parameters const& typed)
{
    requests::Agent agent{.person = {.name = std::string{typed.get("agent_name")}, .telephone = std::string{typed.get("agent_telephone")}, .address = std::string{typed.get("agent_address")}},
                          .power = typed.get("agent_power").empty() ? requests::PowerOfAttorney::missing : requests::PowerOfAttorney::on_file};
    return agent == requests::Agent{} ? std::nullopt : std::optional{std::move(agent)};
}

// Of which fields faults of the law speak: those of the others stand at their own.
std::string field_of_fault(std::string const& field)
{
    constexpr std::string_view others = "co_applicants.";
    if (!field.starts_with(others))
        return field;
    auto const dot = field.find('.', others.size());
    auto const number = field.substr(others.size(), dot - others.size());
    auto const name = field.substr(dot + 1);
    return (name == "applicant_name" ? "co_name" : "co_" + name) + "-" + number;
}

void add_others(http::Parameters const& typed, requests::Particulars& particulars)
{
    for (std::size_t number = 1; number <= others_at_most; ++number) {
        auto const text = [&](std::string_view name) { return std::string{typed.get(std::string{name} + "-" + std::to_string(number))}; };
        requests::Party const party{.name = text("co_name"), .identity_kind = text("co_identity_kind"), .identity_number = text("co_identity_number"),
                                    .telephone = text("co_telephone")};
        if (party == requests::Party{.name = {}})
            break;  // filled in from the first on, so that what is wrong stands at the right one
        particulars.co_applicants.push_back(party);
    }
    auto const chosen = typed.get("representative");
    if (!particulars.co_applicants.empty() && chosen.size() == 1 && chosen.front() >= '0' && chosen.front() <= '9')
        particulars.representative = static_cast<std::size_t>(chosen.front() - '0');
}

}  // namespace

std::vector<std::string_view> typed_fields()
{
    std::vector<std::string_view> ids;
    ids.reserve(form_fields.size());
    for (auto const& field : form_fields)
        ids.push_back(field.id);
    return ids;
}

std::string field_label(std::string_view id, config::Texts const& texts)
{
    return label_of(id, texts);
}

TypedRequest typed_request(http::Parameters const& typed)
{
    auto const text = [&](std::string_view field) { return std::string{typed.get(field)}; };
    TypedRequest request{.submission = {.applicant_kind = text("applicant_kind"),
                           .wanted = {.form = text("wanted_form"), .way = text("wanted_way")},
                           .particulars = {.applicant = {.name = text("applicant_name"),
                                                         .identity_kind = text("identity_kind"),
                                                         .identity_number = text("identity_number"),
                                                         .telephone = text("telephone"),
                                                         .address = text("address"),
                                                         .email = text("email")},
                                           .agent = typed_agent(typed),
                                           .service_address = text("service_address"),
                                           .content = text("content"),
                                           .needed_help = text("needed_help")}},
            .faults = faults_of_the_form(typed)};
    add_others(typed, request.submission.particulars);
    return request;
}

Json form_as_json(http::Parameters const& typed, base::Faults const& faults, requests::RequestLaw const& law, config::Texts const& texts)
{
    auto at_fields = faults;
    for (auto& fault : at_fields)
        fault.field = field_of_fault(fault.field);
    return FormWriter{typed, at_fields, law, texts}.write();
}

}  // namespace portal
