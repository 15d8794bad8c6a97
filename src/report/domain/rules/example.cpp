#include "report/domain/rules/example.hpp"

#include "base/json.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace report {
namespace {

using base::Json;

// Names what an example gets wrong; caught where the example is built.
struct BadExample : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A merge patch (RFC 7396), except that null stays where it means an unread cell, and that cells with "*" begin anew.
void merge(Json& target, Json const& patch, bool nulls_stay = false)
{
    for (auto const& [key, value] : patch.items()) {
        if (value.is_null() && !nulls_stay)
            target.erase(key);
        else if (value.is_object() && target.contains(key) && target[key].is_object() && !value.contains("state") &&
                 !value.contains("*"))
            merge(target[key], value, key == "cells");
        else
            target[key] = value;
    }
}

Decimal to_decimal(Json const& value)
{
    auto const decimal = base::parse_decimal(value.is_string() ? value.get<std::string>() : value.dump());
    if (!decimal)
        throw BadExample{"not a number: " + value.dump()};
    return *decimal;
}

Cell to_cell(Json const& value, Place at)
{
    Cell cell;
    cell.at = at;
    if (value.is_null())
        return cell;
    if (!value.is_object()) {
        cell.state = CellState::read;
        cell.value = to_decimal(value);
        cell.raw = base::to_string(cell.value);
        return cell;
    }
    auto const state = parse_cell_state(value.at("state").get<std::string>());
    if (!state)
        throw BadExample{"no such state: " + value.dump()};
    cell.state = *state;
    cell.raw = value.value("raw", "");
    if (value.contains("value"))
        cell.value = to_decimal(value["value"]);
    for (auto const& candidate : value.value("candidates", Json::array()))
        cell.candidates.push_back(candidate.is_null() ? std::nullopt : std::optional{to_decimal(candidate)});
    return cell;
}

CellIndex find_cell(Form const& form, std::string const& id)
{
    auto const index = form.find_cell(id);
    if (!index)
        throw BadExample{"the form " + form.id + " has no cell " + id};
    return *index;
}

TableId to_table(std::string const& id)
{
    for (auto const table : all_tables)
        if (id == "t" + std::to_string(static_cast<int>(table) + 2))
            return table;
    throw BadExample{"no such table: " + id};
}

std::size_t to_section(Form const& form, std::string const& id)
{
    for (std::size_t i = 0; i < section_count; ++i)
        if (form.sections[i].id == id)
            return i;
    throw BadExample{"no such part: " + id};
}

Date to_date(Json const& text)
{
    auto const date = base::parse_date(text.get<std::string>());
    if (!date)
        throw BadExample{"no such day: " + text.dump()};
    return *date;
}

std::optional<Period> to_period(Json const& json)
{
    if (!json.contains("from") || !json.contains("to"))
        return std::nullopt;
    return Period{to_date(json["from"]), to_date(json["to"])};
}

// One paragraph a line, each at a line of its own from `line` on.
std::vector<Paragraph> to_paragraphs(std::string_view text, int& line)
{
    std::vector<Paragraph> paragraphs;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        paragraphs.push_back({std::string{text.substr(0, end)}, base::line_place(line++)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return paragraphs;
}

// Cells that the form does not have are left out, so that one base report serves both forms.
void fill_cells(Report& report, Json const& cells)
{
    constexpr int first_line = 100;
    auto const rest = cells.value("*", Json(0));
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const own = cells.find(report.form->cells[i].id);
        report.cells[i] = to_cell(own != cells.end() ? *own : rest, base::line_place(first_line + static_cast<int>(i)));
    }
}

// A patch, unlike the base report, may only name cells that there are.
void check_cells(Form const& form, Json const& patch)
{
    auto const cells = patch.value("cells", Json::object());
    for (auto const& [id, value] : cells.items())
        if (id != "*")
            find_cell(form, id);
}

void fill_sections(Report& report, Json const& sections)
{
    int line = 10;
    for (std::size_t i = 0; i < section_count; ++i) {
        auto const& form = report.form->sections[i];
        auto& section = report.sections[i];
        section.present = form.is_table || sections.contains(form.id);
        if (!section.present)
            continue;
        section.title = form.title.official;
        section.at = base::line_place(line++);
        section.paragraphs = to_paragraphs(sections.value(form.id, ""), line);
    }
    for (auto const& [id, text] : sections.items())
        to_section(*report.form, id);
}

void fill_printed_sections(Report& report, Json const& printed)
{
    auto const add = [&report](std::size_t i) {
        auto const& form = report.form->sections[i];
        report.printed.sections.push_back({i, form.number + "、" + form.title.official, report.sections[i].at});
    };
    if (!printed.contains("sections")) {
        for (std::size_t i = 0; i < section_count; ++i)
            if (report.sections[i].present)
                add(i);
        return;
    }
    for (auto const& id : printed["sections"])
        add(to_section(*report.form, id.get<std::string>()));
}

LostPiece to_lost_piece(Form const& form, Json const& json)
{
    using enum LostPiece::Kind;
    static std::vector<std::pair<std::string, LostPiece::Kind>> const kinds{
        {"row", row}, {"column", column}, {"tail", tail}, {"head", head}, {"table", table}};
    auto const kind = std::find_if(kinds.begin(), kinds.end(), [&](auto const& k) { return k.first == json.at("kind").get<std::string>(); });
    if (kind == kinds.end())
        throw BadExample{"no such piece: " + json.dump()};
    LostPiece piece{kind->second, to_table(json.at("table").get<std::string>()), json.at("label").get<std::string>(),
                    {}, base::line_place(90)};
    for (auto const& id : json.at("cells"))
        piece.cells.push_back(find_cell(form, id.get<std::string>()));
    return piece;
}

void fill_printed(Report& report, Json const& json)
{
    constexpr int line = 91;
    auto& printed = report.printed;
    printed.from_document = json.value("from_document", true);
    printed.has_caption = json.value("caption", true);
    printed.tables_in_pictures = json.value("pictures", false);
    printed.other_form = json.value("other_form", "");
    fill_printed_sections(report, json);
    for (auto const& piece : json.value("lost", Json::array())) {
        printed.lost.push_back(to_lost_piece(*report.form, piece));
        for (auto const cell : printed.lost.back().cells)
            report.cells[cell] = Cell{};
    }
    for (auto const& label : json.value("labels", Json::array()))
        printed.labels.push_back({label.at("printed"), label.at("official"), base::line_place(line)});
    for (auto const& label : json.value("foreign", Json::array()))
        printed.foreign.push_back({to_table(label.at("table").get<std::string>()), label.at("label"),
                                   base::line_place(line)});
    for (auto const& entry : json.value("subtotals", Json::array())) {
        Subtotal subtotal{entry.at("group").get<std::string>(), {}};
        for (std::size_t i = 0; i < subtotal.cells.size(); ++i)
            subtotal.cells[i] = to_cell(entry.at("cells").at(i), base::line_place(line));
        printed.subtotals.push_back(std::move(subtotal));
    }
    for (auto const& period : json.value("periods", Json::array()))
        printed.periods.push_back({period.at("raw"), to_period(period), base::line_place(2)});
}

Report to_report(Json const& json, Forms const& forms)
{
    auto const* form = forms.find(json.at("form").get<std::string>());
    if (form == nullptr)
        throw BadExample{"no such form: " + json["form"].dump()};
    auto report = empty_report(*form);
    report.title = json.value("title", "");
    report.title_at = base::line_place(1);
    report.organisation = json.value("organisation", "");
    if (json.contains("year"))
        report.year = json["year"].get<int>();
    report.period = to_period(json.value("period", Json::object()));
    int line = 2;
    report.preamble = to_paragraphs(json.value("preamble", ""), line);
    fill_sections(report, json.value("sections", Json::object()));
    fill_cells(report, json.value("cells", Json::object()));
    fill_printed(report, json.value("printed", Json::object()));
    return report;
}

Profile to_profile(Json const& json)
{
    Profile profile;
    if (json.contains("level")) {
        profile.level = agencies::parse_reporting_level(json["level"].get<std::string>());
        if (!profile.level)
            throw BadExample{"no such level: " + json["level"].dump()};
    }
    if (json.contains("rule_making_power"))
        profile.rule_making_power = json["rule_making_power"].get<bool>();
    if (json.contains("published_on"))
        profile.published_on = to_date(json["published_on"]);
    if (json.contains("submitted_on"))
        profile.submitted_on = to_date(json["submitted_on"]);
    if (json.contains("members"))
        profile.members = json["members"].get<std::vector<std::string>>();
    if (json.contains("region"))
        profile.region = json["region"].get<std::string>();
    if (json.contains("agency_code"))
        profile.agency_code = json["agency_code"].get<std::string>();
    profile.allowed_names = json.value("allowed_names", std::vector<std::string>{});
    return profile;
}

Example build_example(Json const& base, Json const& patch, Forms const& forms)
{
    auto const patched = [&base, &forms](Json const& by) {
        auto json = base;
        merge(json, by);
        return to_report(json, forms);
    };
    auto json = base;
    merge(json, patch);
    Example example;
    example.report = to_report(json, forms);
    check_cells(*example.report.form, patch);
    if (json.contains("previous")) {
        example.previous = patched(json["previous"]);
        if (patch.contains("previous"))
            check_cells(*example.previous->form, patch["previous"]);
    }
    example.profile = to_profile(json.value("profile", Json::object()));
    example.members_given = json.contains("members");
    for (auto const& member : json.value("members", Json::array())) {
        example.members.push_back(patched(member));
        check_cells(*example.members.back().form, member);
    }
    for (auto const& other : json.value("others", Json::array()))
        example.others.push_back(patched(other));
    if (json.contains("manifest_year"))
        example.manifest_year = json["manifest_year"].get<int>();
    for (auto const& document : json.value("documents", Json::array()))
        example.documents.push_back({document.at("number"), document.at("title")});
    return example;
}

tl::unexpected<base::Error> malformed(std::string const& reason)
{
    return base::fail(base::ErrorKind::invalid_input, "example.malformed", "the example is malformed: {reason}",
                      {{"reason", reason}});
}

}  // namespace

Facts Example::facts() const
{
    Facts facts{report};
    facts.previous = previous ? &*previous : nullptr;
    facts.profile = &profile;
    facts.members = members;
    facts.members_given = members_given;
    facts.others = others;
    facts.documents = documents;
    facts.manifest_year = manifest_year;
    return facts;
}

ExampleBuilder::ExampleBuilder(std::unique_ptr<Json> base, Forms const& forms) : base_{std::move(base)}, forms_{&forms}
{
}

ExampleBuilder::ExampleBuilder(ExampleBuilder&&) noexcept = default;
ExampleBuilder& ExampleBuilder::operator=(ExampleBuilder&&) noexcept = default;
ExampleBuilder::~ExampleBuilder() = default;

base::Result<ExampleBuilder> ExampleBuilder::parse(std::string_view base_report, Forms const& forms)
{
    auto json = std::make_unique<Json>(Json::parse(base_report, nullptr, false));
    if (!json->is_object())
        return malformed("the base report is no JSON object");
    ExampleBuilder builder{std::move(json), forms};
    if (auto example = builder.build(Json::object()); !example)
        return tl::unexpected{example.error()};
    return builder;
}

base::Result<Example> ExampleBuilder::build(Json const& patch) const
{
    try {
        return build_example(*base_, patch, *forms_);
    } catch (Json::exception const& broken) {
        return malformed(broken.what());
    } catch (BadExample const& broken) {
        return malformed(broken.what());
    }
}

}  // namespace report
