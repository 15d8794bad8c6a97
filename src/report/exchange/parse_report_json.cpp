#include "report/exchange/exact_json.hpp"
#include "report/exchange/report_json.hpp"
#include "report/exchange/year_text.hpp"

namespace report {
namespace {

using base::ErrorKind;
using Kind = ExactJson::Kind;

tl::unexpected<base::Error> misfit(std::string path, std::string wanted)
{
    return base::fail(ErrorKind::invalid_input, "report-json.misfit", "the member {path} is not {wanted}",
                      {{"path", std::move(path)}, {"wanted", std::move(wanted)}});
}

// A member that is not there says the same as one that is null: unknown.
ExactJson const* known_member(ExactJson const& object, std::string_view name)
{
    auto const* const member = object.find(name);
    return member == nullptr || member->is(Kind::null) ? nullptr : member;
}

base::Result<std::string> text_member(ExactJson const& object, std::string_view name, std::string const& path)
{
    auto const* const member = known_member(object, name);
    if (member == nullptr)
        return std::string{};
    if (!member->is(Kind::string))
        return misfit(path, "a string or null");
    return member->text;
}

base::Result<Place> place_member(ExactJson const& object, std::string const& path)
{
    auto const text = text_member(object, "at", path);
    if (!text)
        return tl::unexpected{text.error()};
    auto const place = base::parse_place(*text);
    if (!text->empty() && place.kind == Place::Kind::unknown)
        return misfit(path, "a place such as \"line 57\"");
    return place;
}

std::optional<Decimal> exact_number(ExactJson const& json)
{
    return json.is(Kind::number) ? base::parse_decimal(json.text) : std::nullopt;
}

base::Result<std::optional<int>> year_member(ExactJson const& root)
{
    auto const* const member = known_member(root, "year");
    if (member == nullptr)
        return std::nullopt;
    auto const year = member->is(Kind::number) ? parse_year(member->text) : std::nullopt;
    if (!year)
        return misfit("year", "a year of four digits or null");
    return year;
}

base::Result<std::optional<Date>> date_member(ExactJson const& period, std::string_view name)
{
    auto const path = "period." + std::string{name};
    auto const text = text_member(period, name, path);
    if (!text)
        return tl::unexpected{text.error()};
    auto const date = base::parse_date(*text);
    if (!text->empty() && !date)
        return misfit(path, "a date such as \"2025-01-01\"");
    return date;
}

base::Result<std::optional<Period>> parse_period(ExactJson const& root)
{
    auto const* const member = known_member(root, "period");
    if (member == nullptr)
        return std::nullopt;
    if (!member->is(Kind::object))
        return misfit("period", "an object");
    auto const from = date_member(*member, "from");
    if (!from)
        return tl::unexpected{from.error()};
    auto const to = date_member(*member, "to");
    if (!to)
        return tl::unexpected{to.error()};
    if (from->has_value() != to->has_value())
        return misfit("period", "known at both ends or at none");
    return *from ? std::optional{Period{**from, **to}} : std::nullopt;
}

base::Result<Form const*> parse_form_id(ExactJson const& root, Forms const& forms)
{
    auto const id = text_member(root, "form", "form");
    if (!id)
        return tl::unexpected{id.error()};
    if (id->empty())
        return nullptr;
    auto const* const form = forms.find(*id);
    if (form == nullptr)
        return misfit("form", "a form that this program knows");
    return form;
}

std::vector<Paragraph> paragraphs_of(std::string_view text)
{
    std::vector<Paragraph> paragraphs;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        paragraphs.push_back({std::string{text.substr(0, end)}, {}});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return paragraphs;
}

base::Result<Section> parse_section(ExactJson const& json, std::string const& path)
{
    Section section;
    section.present = known_member(json, "title") != nullptr || known_member(json, "text") != nullptr;
    auto title = text_member(json, "title", path + ".title");
    if (!title)
        return tl::unexpected{title.error()};
    section.title = std::move(*title);
    auto const text = text_member(json, "text", path + ".text");
    if (!text)
        return tl::unexpected{text.error()};
    section.paragraphs = paragraphs_of(*text);
    auto const at = place_member(json, path + ".at");
    if (!at)
        return tl::unexpected{at.error()};
    section.at = *at;
    return section;
}

// "s1" to "s6" to 0 to 5.
std::optional<std::size_t> section_index(ExactJson const& json)
{
    auto const* const id = json.find("id");
    if (id == nullptr || !id->is(Kind::string) || id->text.size() != 2 || id->text[0] != 's')
        return std::nullopt;
    auto const index = static_cast<std::size_t>(id->text[1] - '1');
    return index < section_count ? std::optional{index} : std::nullopt;
}

base::Result<void> parse_sections(ExactJson const& root, Report& report)
{
    auto const* const sections = known_member(root, "sections");
    if (sections == nullptr)
        return {};
    if (!sections->is(Kind::array))
        return misfit("sections", "an array");
    std::array<bool, section_count> seen{};
    for (std::size_t i = 0; i < sections->members.size(); ++i) {
        auto const path = "sections[" + std::to_string(i) + "]";
        auto const& json = sections->members[i].value;
        auto const index = section_index(json);
        if (!index || seen[*index])
            return misfit(path + ".id", "one of s1 to s6, each once");
        seen[*index] = true;
        auto section = parse_section(json, path);
        if (!section)
            return tl::unexpected{section.error()};
        report.sections[*index] = std::move(*section);
    }
    return {};
}

base::Result<void> parse_candidates(ExactJson const& json, Cell& cell, std::string const& path)
{
    auto const* const candidates = known_member(json, "candidates");
    if (candidates == nullptr)
        return {};
    if (!candidates->is(Kind::array) || cell.state != CellState::ambiguous)
        return misfit(path, "an array of an ambiguous cell");
    for (auto const& [name, candidate] : candidates->members) {
        auto const number = exact_number(candidate);
        if (!number && !candidate.is(Kind::null))
            return misfit(path, "numbers and nulls");
        cell.candidates.push_back(number);
    }
    return {};
}

base::Result<Cell> parse_cell(ExactJson const& json, std::string const& path)
{
    if (!json.is(Kind::object))
        return misfit(path, "an object");
    Cell cell;
    auto const* const name = json.find("state");
    auto const state = name != nullptr && name->is(Kind::string) ? parse_cell_state(name->text) : std::nullopt;
    if (!state)
        return misfit(path + ".state", "the state of a cell");
    cell.state = *state;

    auto const* const value = known_member(json, "value");
    auto const number = value == nullptr ? std::nullopt : exact_number(*value);
    if (value != nullptr && !number)
        return misfit(path + ".value", "a number below 10^12 with at most six places, or null");
    if (number.has_value() != (cell.state == CellState::read))
        return misfit(path + ".value", "known exactly when the state is \"read\"");
    cell.value = number.value_or(Decimal{});

    auto raw = text_member(json, "raw", path + ".raw");
    if (!raw)
        return tl::unexpected{raw.error()};
    cell.raw = json.find("raw") == nullptr && number ? base::to_string(*number) : std::move(*raw);
    auto const at = place_member(json, path + ".at");
    if (!at)
        return tl::unexpected{at.error()};
    cell.at = *at;
    if (auto const read = parse_candidates(json, cell, path + ".candidates"); !read)
        return tl::unexpected{read.error()};
    return cell;
}

base::Result<void> parse_cells(ExactJson const& root, Report& report)
{
    auto const* const cells = known_member(root, "cells");
    if (report.form == nullptr)
        return cells == nullptr ? base::Result<void>{} : misfit("cells", "null, though the form is");
    if (cells == nullptr || !cells->is(Kind::object))
        return misfit("cells", "an object");
    for (auto const& [id, json] : cells->members) {
        auto const path = "cells[\"" + id + "\"]";
        auto const index = report.form->find_cell(id);
        if (!index)
            return misfit(path, "a cell of the form: " + report.form->id);
        auto cell = parse_cell(json, path);
        if (!cell)
            return tl::unexpected{cell.error()};
        report.cells[*index] = std::move(*cell);
    }
    return {};
}

base::Result<Report> parse_head(ExactJson const& root, Forms const& forms)
{
    auto const form = parse_form_id(root, forms);
    if (!form)
        return tl::unexpected{form.error()};
    auto report = *form == nullptr ? Report{} : empty_report(**form);
    for (auto const& [name, target] : {std::pair{"title", &report.title}, {"organisation", &report.organisation}}) {
        auto text = text_member(root, name, name);
        if (!text)
            return tl::unexpected{text.error()};
        *target = std::move(*text);
    }
    auto const year = year_member(root);
    if (!year)
        return tl::unexpected{year.error()};
    report.year = *year;
    auto const period = parse_period(root);
    if (!period)
        return tl::unexpected{period.error()};
    report.period = *period;
    auto const preamble = text_member(root, "preamble", "preamble");
    if (!preamble)
        return tl::unexpected{preamble.error()};
    report.preamble = paragraphs_of(*preamble);
    return report;
}

}  // namespace

base::Result<Report> parse_report_json(std::string_view text, Forms const& forms)
{
    auto const root = parse_exact_json(text);
    if (!root)
        return tl::unexpected{root.error()};
    if (!root->is(Kind::object) || root->find("form") == nullptr || root->find("cells") == nullptr)
        return base::fail(ErrorKind::invalid_input, "report-json.no-report",
                          "this JSON is not a report: it is no object with the members \"form\" and \"cells\"");
    auto report = parse_head(*root, forms);
    if (!report)
        return report;
    if (auto const read = parse_sections(*root, *report); !read)
        return tl::unexpected{read.error()};
    if (auto const read = parse_cells(*root, *report); !read)
        return tl::unexpected{read.error()};
    return report;
}

}  // namespace report
