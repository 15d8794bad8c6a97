#include "report/exchange/report_csv.hpp"

#include "report/exchange/csv_text.hpp"

namespace report {
namespace {

// What stands the same in every row of a report, up to the cell.
std::string row_start(std::string_view file, Report const& report)
{
    std::string out;
    auto const add = [&out](std::string_view text) {
        append_csv_field(out, text);
        out += ',';
    };
    add(file);
    add(report.title);
    add(report.organisation);
    add(report.year ? std::to_string(*report.year) : std::string{});
    add(report.form == nullptr ? std::string_view{} : report.form->id);
    add(report.period ? base::to_string(report.period->from) : std::string{});
    add(report.period ? base::to_string(report.period->to) : std::string{});
    return out;
}

std::string candidates_text(Cell const& cell)
{
    std::string text;
    for (auto const& candidate : cell.candidates) {
        if (!text.empty())
            text += '|';
        text += candidate ? base::to_string(*candidate) : "?";
    }
    return text;
}

void append_cell(std::string& out, Report const& report, CellIndex index)
{
    auto const& cell = report.cells[index];
    auto const& form = *report.form;
    auto const value = cell.known();
    for (auto const& text :
         {form.cells[index].id, std::string{table_name(form.cells[index].table)}, form.row_label(index),
          form.column_label(index), value ? base::to_string(*value) : std::string{}, std::string{to_string(cell.state)},
          cell.raw, candidates_text(cell)}) {
        append_csv_field(out, text);
        out += ',';
    }
    append_csv_field(out, base::to_string(cell.at));
}

}  // namespace

void append_csv_head(std::string& out)
{
    out += "\xEF\xBB\xBF"
           "file,title,organisation,year,form,period_from,period_to,"
           "cell,table,row,column,value,state,raw,candidates,at\r\n";
}

void append_csv_rows(std::string& out, std::string_view file, Report const& report)
{
    auto const start = row_start(file, report);
    if (report.form == nullptr) {
        out += start + ",,,,,,,,\r\n";
        return;
    }
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        out += start;
        append_cell(out, report, static_cast<CellIndex>(i));
        out += "\r\n";
    }
}

}  // namespace report
