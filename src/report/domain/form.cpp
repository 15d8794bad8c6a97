#include "report/domain/form.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "report/domain/report.hpp"

#include <algorithm>
#include <limits>

namespace report {
namespace {

using base::Json;

// Members of a form file are read with at(): a missing or mistyped one throws inside nlohmann and is turned into one
// refusal in parse_form, because the file is law data with a test of its own, not a person's input.

std::string text_or_empty(Json const& json, char const* name)
{
    auto const found = json.find(name);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

Label parse_label(Json const& json, char const* name = "label", std::string const& prefix = {})
{
    Label label{json.at(name).get<std::string>(), {}};
    for (auto const* seen : {"variants_seen", "variants_plausible"}) {
        auto const variants = json.find(prefix + seen);
        if (variants == json.end())
            continue;
        for (auto const& variant : *variants)
            label.variants.push_back(variant.is_string() ? variant.get<std::string>()
                                                         : variant.at("text").get<std::string>());
    }
    return label;
}

CellType parse_type(Json const& json)
{
    auto const type = json.at("type").get<std::string>();
    if (type == "money_wan")
        return CellType::money_wan;
    return type == "signed_count" ? CellType::signed_count : CellType::count;
}

FormColumn parse_column(Json const& json)
{
    FormColumn column{json.at("id").get<std::string>(), parse_label(json), parse_type(json), {}};
    if (auto const group = text_or_empty(json, "group"); !group.empty())
        column.group_path.push_back(group);
    if (auto const path = json.find("group_path"); path != json.end())
        column.group_path = path->get<std::vector<std::string>>();
    return column;
}

FormRow parse_row(Json const& json)
{
    FormRow row;
    row.id = json.at("id").get<std::string>();
    row.label = parse_label(json);
    auto const kind = text_or_empty(json, "kind");
    row.kind = kind == "sum" ? RowKind::sum : kind == "leaf" ? RowKind::leaf : RowKind::input;
    row.group = text_or_empty(json, "group");
    row.parent = text_or_empty(json, "parent");
    if (auto const words = json.find("match_all"); words != json.end())
        row.match_all = words->get<std::vector<std::string>>();
    return row;
}

FormSection parse_section(Json const& json)
{
    FormSection section;
    section.id = json.at("id").get<std::string>();
    section.number = json.at("no").get<std::string>();
    section.title = parse_label(json, "title", "title_");
    section.is_table = json.at("kind").get<std::string>() == "table";
    if (auto const topics = json.find("topics"); topics != json.end())
        for (auto const& topic : *topics)
            section.topics.push_back({topic.at("id").get<std::string>(), parse_label(topic)});
    if (auto const words = json.find("must_mention"); words != json.end())
        section.must_mention = words->get<std::vector<std::string>>();
    return section;
}

void add_cells(Form& form, FormTable& table, FormRow& row, std::vector<FormColumn> const& columns, std::size_t row_index)
{
    row.first_cell = static_cast<CellIndex>(form.cells.size());
    row.cell_count = static_cast<std::uint16_t>(columns.size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        form.cells.push_back({row.id + "." + columns[column].id, table.id, columns[column].type,
                              static_cast<std::uint16_t>(row_index), static_cast<std::uint16_t>(column)});
}

void parse_table_two(Form& form, FormTable& table, Json const& json)
{
    for (auto const& entry : json.at("blocks")) {
        FormBlock block{entry.at("id").get<std::string>(), parse_label(entry), entry.at("row_header").get<std::string>(),
                        {}, static_cast<std::uint16_t>(table.rows.size()), 0};
        for (auto const& column : entry.at("columns"))
            block.columns.push_back(parse_column(column));
        for (auto const& row : entry.at("rows")) {
            table.rows.push_back(parse_row(row));
            table.rows.back().block = static_cast<std::uint16_t>(table.blocks.size());
            add_cells(form, table, table.rows.back(), block.columns, table.rows.size() - 1);
            ++block.row_count;
        }
        table.blocks.push_back(std::move(block));
    }
}

void parse_table_three(Form& form, FormTable& table, Json const& json)
{
    table.column_header = json.at("column_header").get<std::string>();
    table.column_group = json.at("column_group").get<std::string>();
    for (auto const& column : json.at("columns"))
        table.columns.push_back(parse_column(column));
    for (auto const& group : json.at("row_groups"))
        table.groups.push_back({group.at("id").get<std::string>(), group.at("label").get<std::string>()});
    for (auto const& row : json.at("rows")) {
        table.rows.push_back(parse_row(row));
        add_cells(form, table, table.rows.back(), table.columns, table.rows.size() - 1);
    }
    if (!table.columns.empty())
        form.total_column_label = table.columns.back().label.official;
}

void parse_table_four(Form& form, FormTable& table, Json const& json)
{
    for (auto const& column : json.at("columns")) {
        table.columns.push_back(parse_column(column));
        form.cells.push_back({table.columns.back().id, table.id, table.columns.back().type, 0,
                              static_cast<std::uint16_t>(table.columns.size() - 1)});
    }
}

Form read_form(Json const& json)
{
    Form form;
    auto const id = json.at("form_id").get<std::string>();
    form.id = id.substr(id.rfind('-') + 1);
    form.version = json.at("version").get<std::string>();
    form.document = json.at("doc_no").get<std::string>();
    auto const& years = json.at("report_years");
    form.first_year = years.at("from").get<int>();
    if (!years.at("to").is_null())
        form.last_year = years.at("to").get<int>();
    form.title_pattern = json.at("title_pattern").get<std::string>();
    form.reconcile_note = json.at("reconcile_note_label").get<std::string>();
    auto const& sections = json.at("sections");
    for (std::size_t i = 0; i < section_count; ++i)
        form.sections[i] = parse_section(sections.at(i));
    for (auto const id_of_table : all_tables) {
        auto& table = form.tables[static_cast<std::size_t>(id_of_table)];
        auto const& entry = json.at("tables").at(static_cast<std::size_t>(id_of_table));
        table.id = id_of_table;
        table.title = entry.at("title").get<std::string>();
        table.first_cell = static_cast<CellIndex>(form.cells.size());
        switch (id_of_table) {
        case TableId::t2: parse_table_two(form, table, entry); break;
        case TableId::t3: parse_table_three(form, table, entry); break;
        case TableId::t4: parse_table_four(form, table, entry); break;
        }
        table.cell_count = static_cast<CellIndex>(form.cells.size() - table.first_cell);
    }
    for (std::size_t i = 0; i < form.cells.size(); ++i)
        form.index.emplace(form.cells[i].id, static_cast<CellIndex>(i));
    return form;
}

// What the members of a form file must be together, beside each being there; empty when all is well.
std::string contradiction(Form const& form)
{
    if (form.index.size() != form.cells.size())
        return "two cells have the same id";
    if (form.cells.size() > std::numeric_limits<CellIndex>::max())
        return "more cells than can be told apart";
    auto const& three = form.table(TableId::t3);
    if (three.columns.size() != std::tuple_size_v<decltype(Subtotal::cells)> || three.rows.empty())
        return "table three has rows and seven columns";
    auto const& columns_of_four = form.table(TableId::t4).columns;
    if (columns_of_four.empty() || std::any_of(columns_of_four.begin(), columns_of_four.end(),
                                               [](FormColumn const& column) { return column.group_path.empty(); }))
        return "each column of table four stands in a group";
    auto const& blocks = form.table(TableId::t2).blocks;
    if (blocks.empty() || std::any_of(blocks.begin(), blocks.end(), [](FormBlock const& block) { return block.columns.empty(); }))
        return "table two has blocks, each with columns";
    return {};
}

}  // namespace

std::optional<CellIndex> Form::find_cell(std::string_view cell) const
{
    auto const found = index.find(std::string{cell});
    return found == index.end() ? std::nullopt : std::optional{found->second};
}

CellIndex Form::cell_at(FormRow const& row, std::size_t column) const
{
    base::ensure(column < row.cell_count, "the column is one of the row's");
    return static_cast<CellIndex>(row.first_cell + column);
}

FormRow const* Form::find_row(std::string_view row_id) const
{
    for (auto const& table : tables)
        for (auto const& row : table.rows)
            if (row.id == row_id)
                return &row;
    return nullptr;
}

std::string Form::row_label(CellIndex cell) const
{
    auto const& at = cells[cell];
    auto const& of_table = table(at.table);
    if (at.table == TableId::t4)
        return of_table.columns[at.column].group_path.back();
    return of_table.rows[at.row].label.official;
}

std::string Form::column_label(CellIndex cell) const
{
    auto const& at = cells[cell];
    auto const& of_table = table(at.table);
    if (at.table == TableId::t2)
        return of_table.blocks[of_table.rows[at.row].block].columns[at.column].label.official;
    return of_table.columns[at.column].label.official;
}

std::string Form::cell_label(CellIndex cell) const
{
    return row_label(cell) + "／" + column_label(cell);
}

std::string_view table_name(TableId table)
{
    switch (table) {
    case TableId::t2: return "表二";
    case TableId::t3: return "表三";
    case TableId::t4: return "表四";
    }
    return {};
}

base::Result<Form> parse_form(Json const& json)
{
    auto const refuse = [](std::string const& reason) {
        return base::fail(base::ErrorKind::invalid_input, "form.malformed", "the form file is malformed: {reason}", {{"reason", reason}});
    };
    try {
        auto form = read_form(json);
        auto const reason = contradiction(form);
        return reason.empty() ? base::Result<Form>{std::move(form)} : refuse(reason);
    } catch (Json::exception const& broken) {
        return refuse(broken.what());
    }
}

base::Result<Forms> Forms::parse(std::vector<std::string_view> const& files)
{
    Forms forms;
    for (auto const file : files) {
        auto form = parse_form(Json::parse(file, nullptr, false));
        if (!form)
            return tl::unexpected{form.error()};
        forms.forms_.push_back(std::move(*form));
    }
    return forms;
}

Form const* Forms::find(std::string_view id) const
{
    auto const found = std::find_if(forms_.begin(), forms_.end(), [id](Form const& form) { return form.id == id; });
    return found == forms_.end() ? nullptr : &*found;
}

Form const* Forms::for_year(int year) const
{
    auto const found = std::find_if(forms_.begin(), forms_.end(), [year](Form const& form) {
        return year >= form.first_year && (!form.last_year || year <= *form.last_year);
    });
    return found == forms_.end() ? nullptr : &*found;
}

}  // namespace report
