#include "report/exchange/csv_text.hpp"
#include "report/totalling/total_outputs.hpp"

#include <span>

namespace report {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // Excel and WPS need it

void append_row(std::string& out, std::span<std::string const> fields)
{
    for (auto const& field : fields) {
        out += &field == fields.data() ? "" : ",";
        append_csv_field(out, field);
    }
    out += "\r\n";
}

template <class Values, class Name>
std::string joined(Values const& values, Name const& name)
{
    std::string text;
    for (auto const& value : values)
        (text += text.empty() ? "" : "|") += name(value);
    return text;
}

}  // namespace

std::string total_csv(Total const& total)
{
    auto const& form = *total.report.form;
    std::string out{byte_order_mark};
    append_row(out, std::array<std::string, 8>{"cell", "table", "row", "column", "value", "state", "sum_of_known", "not_read_by"});
    for (std::size_t i = 0; i < total.cells.size(); ++i) {
        auto const index = static_cast<CellIndex>(i);
        auto const& cell = total.cells[i];
        append_row(out, std::array<std::string, 8>{
                            form.cells[i].id, std::string{table_name(form.cells[i].table)}, form.row_label(index),
                            form.column_label(index), cell.sum ? base::to_string(*cell.sum) : std::string{},
                            std::string{to_string(total.report.cells[i].state)},
                            cell.too_large ? std::string{} : base::to_string(cell.sum_of_known),
                            joined(cell.not_read_by, [&](auto member) { return total.members[member].file; })});
    }
    return out;
}

std::string members_csv(Total const& total)
{
    std::string out{byte_order_mark};
    append_row(out, std::array<std::string, 6>{"file", "organisation", "year", "state", "same_as", "not_read"});
    for (auto const& member : total.members)
        append_row(out, std::array<std::string, 6>{
                            member.file, member.organisation, member.year ? std::to_string(*member.year) : std::string{},
                            std::string{to_string(member.state)}, member.same_as,
                            joined(member.not_read, [&](auto cell) { return total.report.form->cells[cell].id; })});
    return out;
}

}  // namespace report
