#include "report/exchange/json_text.hpp"
#include "report/totalling/total_outputs.hpp"

namespace report {
namespace {

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
    out += '{';
    append_text_member(out, "file", member.file);
    append_text_member(out, "organisation", member.organisation);
    append_number_member(out, "year", member.year);
    append_name(out, "state");
    append_quoted(out, to_string(member.state));
    append_text_member(out, "same_as", member.same_as);
    append_name(out, "not_read");
    append_cell_ids(out, form, member.not_read);
    out += '}';
}

void append_total(std::string& out, CellTotal const& cell, Total const& total)
{
    out += '{';
    append_name(out, "value");
    append_number(out, cell.sum);
    append_name(out, "sum_of_known");
    append_number(out, cell.too_large ? std::nullopt : std::optional{cell.sum_of_known});
    append_name(out, "not_read_by");
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
    out += '{';
    append_name(out, "schema");
    append_quoted(out, total_schema);
    append_text_member(out, "organisation", total.report.organisation);
    append_number_member(out, "year", total.report.year);
    append_name(out, "form");
    append_quoted(out, form.id);
    append_name(out, "counted");
    out += std::to_string(total.counted);
    append_name(out, "members");
    for (auto const& member : total.members) {
        out += &member == total.members.data() ? '[' : ',';
        append_office(out, member, form);
    }
    out += ']';
    append_name(out, "cells");
    out += '{';
    for (std::size_t i = 0; i < total.cells.size(); ++i) {
        append_name(out, form.cells[i].id);
        append_total(out, total.cells[i], total);
    }
    out += '}';
    append_name(out, "joint_documents");
    append_cell_ids(out, form, total.joint_cells);
    return out + "}\n";
}

}  // namespace report
