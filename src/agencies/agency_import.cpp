#include "agencies/agency_import.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace agencies {
namespace {

using Cells = std::map<int, document::Cell const*>;  // of one row, by column

using Take = bool (*)(AgencyService::Planned&, std::string const&, config::Texts const&);

struct Column {
    std::string_view id;
    bool required;
    Take take;  // false when the text says nothing that the column takes
};

bool take_level(AgencyService::Planned& planned, std::string const& text, config::Texts const& texts)
{
    for (auto const name : level_names)
        if (text == name || text == texts.say("agency.level." + std::string{name})) {
            planned.agency.level = *parse_level(name);
            return true;
        }
    return false;
}

bool take_rule_making(AgencyService::Planned& planned, std::string const& text, config::Texts const& texts)
{
    planned.agency.makes_rules = text == "1" || text == texts.say("word.yes");
    return planned.agency.makes_rules || text.empty() || text == "0" || text == texts.say("word.no");
}

template <auto Member>
bool take_fact(AgencyService::Planned& planned, std::string const& text, config::Texts const&)
{
    planned.agency.*Member = text;
    return true;
}

template <auto Member>
bool take_contact(AgencyService::Planned& planned, std::string const& text, config::Texts const&)
{
    planned.agency.guide.*Member = text;
    return true;
}

constexpr std::array columns{
    Column{"code", true, take_fact<&Agency::code>},
    Column{"superior", false,
           [](AgencyService::Planned& planned, std::string const& text, config::Texts const&) {
               planned.superior_code = text;
               return true;
           }},
    Column{"level", true, take_level},
    Column{"name", true,
           [](AgencyService::Planned& planned, std::string const& text, config::Texts const&) {
               planned.agency.names.front().full = text;
               return true;
           }},
    Column{"abbreviation", false,
           [](AgencyService::Planned& planned, std::string const& text, config::Texts const&) {
               planned.agency.names.front().abbreviation = text;
               return true;
           }},
    Column{"division_code", false, take_fact<&Agency::division_code>},
    Column{"credit_code", false, take_fact<&Agency::credit_code>},
    Column{"makes_rules", false, take_rule_making},
    Column{"holiday_region", false, take_fact<&Agency::holiday_region>},
    Column{"file_mark", false, take_fact<&Agency::file_mark>},
    Column{"unit", false, take_contact<&GuideContacts::unit>},
    Column{"address", false, take_contact<&GuideContacts::address>},
    Column{"postcode", false, take_contact<&GuideContacts::postcode>},
    Column{"office_hours", false, take_contact<&GuideContacts::office_hours>},
    Column{"telephone", false, take_contact<&GuideContacts::telephone>},
    Column{"fax", false, take_contact<&GuideContacts::fax>},
    Column{"email", false, take_contact<&GuideContacts::email>},
};

std::string label_of(Column const& column, config::Texts const& texts)
{
    return texts.say("agency.field." + std::string{column.id});
}

// Which column of the list stands where.
Result<std::map<int, Column const*>> read_header(Cells const& header, config::Texts const& texts)
{
    std::map<int, Column const*> places;
    for (auto const& [place, cell] : header) {
        auto const* const found = std::ranges::find_if(
            columns, [&](Column const& column) { return cell->text == column.id || cell->text == label_of(column, texts); });
        if (found == columns.end())
            return base::fail(base::ErrorKind::invalid_input, "agency-list.unknown-column", "there is no column \"{column}\"",
                              {{"column", cell->text}});
        places[place] = found;
    }
    for (auto const& column : columns)
        if (column.required && std::ranges::none_of(places, [&](auto const& entry) { return entry.second == &column; }))
            return base::fail(base::ErrorKind::invalid_input, "agency-list.missing-column", "the column \"{column}\" is missing",
                              {{"column", label_of(column, texts)}});
    return places;
}

ListedAgency read_line(Cells const& line, std::map<int, Column const*> const& places, config::Texts const& texts, Date names_from)
{
    ListedAgency listed{.planned = {.agency = {.names = {{names_from, {}, {}}}}, .superior_code = {}},
                        .at = line.begin()->second->at, .faults = {}};
    for (auto const& [place, column] : places) {
        auto const cell = line.find(place);
        auto const text = cell == line.end() ? std::string{} : cell->second->text;
        if (!column->take(listed.planned, text, texts))
            listed.faults.push_back({std::string{column->id}, "agency-list.bad-value", {{"column", label_of(*column, texts)}, {"text", text}}});
    }
    auto& name = listed.planned.agency.names.front();
    if (name.abbreviation.empty())
        name.abbreviation = name.full;
    return listed;
}

}  // namespace

Result<std::vector<ListedAgency>> read_agency_list(document::Document const& document, config::Texts const& texts, Date names_from)
{
    auto const table = std::ranges::find_if(document.blocks, [](auto const& block) { return std::holds_alternative<document::Table>(block); });
    if (table == document.blocks.end())
        return base::fail(base::ErrorKind::invalid_input, "agency-list.no-table", "there is no table in the file");

    std::map<int, Cells> rows;
    for (auto const& cell : std::get<document::Table>(*table).cells)
        if (!cell.text.empty())
            rows[cell.row][cell.column] = &cell;
    if (rows.empty())
        return base::fail(base::ErrorKind::invalid_input, "agency-list.no-table", "there is no table in the file");

    auto const places = read_header(rows.begin()->second, texts);
    if (!places)
        return tl::unexpected{places.error()};
    rows.erase(rows.begin());
    std::vector<ListedAgency> list;
    for (auto const& [number, line] : rows)
        list.push_back(read_line(line, *places, texts, names_from));
    return list;
}

std::vector<ListedAgency> import_agencies(AgencyService& service, std::vector<ListedAgency> list, AgencyService::Trial trial,
                                          std::string_view actor)
{
    std::vector<AgencyService::Planned> planned;
    auto refused = false;
    for (auto const& line : list) {
        planned.push_back(line.planned);
        refused = refused || !line.faults.empty();
    }
    auto const faults = service.add_all(planned, refused ? AgencyService::Trial::yes : trial, actor);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i].faults.insert(list[i].faults.end(), faults[i].begin(), faults[i].end());
    return list;
}

}  // namespace agencies
