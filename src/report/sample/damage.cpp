#include "report/sample/damage.hpp"

#include "report/writing/official_document.hpp"

#include <algorithm>

namespace report {
namespace {

// The tables of a document are told by a word that only their own labels have.
bool is_table(document::Table const& table, TableId id)
{
    auto const word = id == TableId::t2 ? "信息内容" : id == TableId::t3 ? "自然人" : "结果维持";
    return std::any_of(table.cells.begin(), table.cells.end(), [word](auto const& cell) { return cell.text == word; });
}

}  // namespace

SampleSource sample_source(Report const& report, Forms const& forms)
{
    SampleSource source{official_document(report), report.form, nullptr, {}, {}};
    for (auto const& form : forms.all())
        if (&form != report.form)
            source.other_form = &form;
    for (std::size_t i = 0; i < report.cells.size(); ++i)
        source.truth[report.form->cells[i].id] = report.cells[i].known();
    return source;
}

document::Table* find_table(SampleSource& source, TableId id)
{
    for (auto& block : source.document.blocks)
        if (auto* table = std::get_if<document::Table>(&block); table != nullptr && is_table(*table, id))
            return table;
    return nullptr;
}

std::vector<PrintedValue> printed_values(SampleSource& source, TableId id)
{
    std::vector<PrintedValue> values;
    auto* table = find_table(source, id);
    if (table == nullptr)
        return values;
    auto const& of_form = source.form->table(id);
    for (auto& cell : table->cells)
        if (!cell.header)
            values.push_back({&cell, nullptr});
    if (values.size() != of_form.cell_count)
        return {};
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].cell = &source.form->cells[of_form.first_cell + i];
    return values;
}

std::vector<PrintedValue> printed_values(SampleSource& source)
{
    std::vector<PrintedValue> values;
    for (auto const table : all_tables)
        for (auto const& value : printed_values(source, table))
            values.push_back(value);
    return values;
}

std::span<Damage const> all_damages()
{
    static std::vector<Damage> const damages = [] {
        std::vector<Damage> all;
        for (auto const family : {cell_damages(), label_damages(), structure_damages(), html_damages()})
            all.insert(all.end(), family.begin(), family.end());
        return all;
    }();
    return damages;
}

}  // namespace report
