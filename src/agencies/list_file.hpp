#pragma once

#include "platform/http/response.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agencies {

enum class ListFormat { csv, xlsx };
// "csv", "xlsx"; anything else is none: the list is shown as a page.
[[nodiscard]] std::optional<ListFormat> parse_list_format(std::string_view text);

// A list as a file for other programs: every cell is a text.
struct ListFile {
    std::string name;   // without its ending
    std::string title;  // of the sheet
    std::vector<std::string> head = {};
    std::vector<std::vector<std::string>> rows = {};
};

// As CSV for Excel (UTF-8 with its mark), where a cell that a spreadsheet would take for a formula is made a text; or as XLSX.
// A text that no sheet can hold makes it an error.
[[nodiscard]] base::Result<std::string> list_bytes(ListFile const& file, ListFormat format);
[[nodiscard]] base::Result<http::Response> list_download(ListFile const& file, ListFormat format);

}  // namespace agencies
