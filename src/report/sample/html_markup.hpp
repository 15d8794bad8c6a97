#pragma once

#include "document/document.hpp"
#include "report/sample/html_layout.hpp"

#include <string>
#include <string_view>

// The piece that both HTML layouts are made of: a table with its hazards.
namespace report {

// What stands around the parts of a page; a layout gives its own.
struct HtmlDress {
    std::string_view table;      // attributes of <table>
    std::string_view row;        // attributes of <tr>
    std::string_view cell;       // attributes of <td> besides its spans
    std::string_view cell_opens;   // inside the cell, before its text
    std::string_view cell_closes;
    std::string_view ascii_opens;  // around a run of ASCII characters; empty for none
    std::string_view ascii_closes;
    std::string_view other_opens;  // around a run of others
    std::string_view other_closes;
};

void append_escaped(std::string& page, std::string_view text);

// Text in runs of one script each, as the dress wants them.
void append_runs(std::string& page, std::string_view text, HtmlDress const& dress);

void append_table(std::string& page, document::Table const& table, HtmlDress const& dress, HtmlHazards const& hazards);

}  // namespace report
