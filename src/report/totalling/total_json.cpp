#include "report/exchange/json_text.hpp"
#include "report/totalling/total_outputs.hpp"

namespace report {
namespace {

void append_member(std::string& out, std::string_view before, std::string_view name)
{
    out += before;
    append_quoted(out, name);
    out += ':';
}

void append_cell_ids(std::string& out, Form const& form, std::vector<CellIndex> const& cells)
{
    out += '[';
    for (auto const& cell : cells) {
        out += &cell == cells.data() ? "" : ",";
        append_quoted(out, form.cells[cell].id);
    }
    out += ']';
}

void append_office(std::string& out, Member const& member, Form const& form)
{
    append_member(out, "{", "file");
    append_quoted_or_null(out, member.file);
    append_member(out, ",", "organisation");
    append_quoted_or_null(out, member.organisation);
    append_member(out, ",", "year");
    append_number(out, member.year);
    append_member(out, ",", "state");
    append_quoted(out, to_string(member.state));
    append_member(out, ",", "same_as");
    append_quoted_or_null(out, member.same_as);
    append_member(out, ",", "not_read");
    append_cell_ids(out, form, member.not_read);
    out += '}';
}

void append_total(std::string& out, CellTotal const& cell, Total const& total)
{
    append_member(out, "{", "value");
    append_number(out, cell.sum);
    append_member(out, ",", "sum_of_known");
    append_number(out, cell.too_large ? std::nullopt : std::optional{cell.sum_of_known});
    append_member(out, ",", "not_read_by");
    out += '[';
    for (auto const& member : cell.not_read_by) {
        out += &member == cell.not_read_by.data() ? "" : ",";
        append_quoted(out, total.members[member].file);
    }
    out += "]}";
}

}  // namespace

std::string total_json(Total const& total)
{
    auto const& form = *total.report.form;
    std::string out;
    append_member(out, "{", "schema");
    append_quoted(out, total_schema);
    append_member(out, ",", "organisation");
    append_quoted_or_null(out, total.report.organisation);
    append_member(out, ",", "year");
    append_number(out, total.report.year);
    append_member(out, ",", "form");
    append_quoted(out, form.id);
    append_member(out, ",", "counted");
    out += std::to_string(total.counted);
    append_member(out, ",", "members");
    for (auto const& member : total.members) {
        out += &member == total.members.data() ? '[' : ',';
        append_office(out, member, form);
    }
    out += ']';
    append_member(out, ",", "cells");
    for (std::size_t i = 0; i < total.cells.size(); ++i) {
        append_member(out, i == 0 ? "{" : ",", form.cells[i].id);
        append_total(out, total.cells[i], total);
    }
    out += '}';
    append_member(out, ",", "joint_documents");
    append_cell_ids(out, form, total.joint_cells);
    return out + "}\n";
}

}  // namespace report
