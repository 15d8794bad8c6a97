#pragma once

#include "document/document.hpp"

#include <string>
#include <vector>

namespace requests {

// A table to be read, with a head that is repeated on each page.
struct CaseTable {
    std::vector<std::string> head;
    std::vector<double> widths;  // relative
    std::vector<std::vector<std::string>> rows = {};
};
[[nodiscard]] document::Table table_of(CaseTable const& table);

// A paper that begins with its title.
[[nodiscard]] document::Document titled(std::string const& title);
void add_paragraph(document::Document& paper, std::string text);
void add_heading(document::Document& paper, std::string text);

}  // namespace requests
