#pragma once

#include "requests/attachments/attachment_service.hpp"
#include "requests/pages/page_tools.hpp"

// How the files of a case are shown.
namespace requests {

// "1.5 MB".
[[nodiscard]] std::string say_size(std::uint64_t bytes);
// "表格（XLSX），含宏".
[[nodiscard]] std::string say_type(files::FileType const& type, config::Texts const& texts);

// One file without its name: {"kind", "type", "size", "who", "day", "scan", "reading", "mark"}.
[[nodiscard]] base::Json attachment_json(ListedAttachment const& file, PageTools const& tools, config::Texts const& texts);
// With the name, by number, where it is known: {"number", "name", "href"} besides.
[[nodiscard]] base::Json attachments_json(std::vector<ListedAttachment> const& files, std::map<int, std::string> const& names,
                                          std::string const& address, PageTools const& tools, config::Texts const& texts);

}  // namespace requests
