#pragma once

#include "requests/pages/page_tools.hpp"
#include "requests/redaction/redaction_service.hpp"

// What the pages of blacking out show, as their templates take it.
namespace requests {

// "/office/liuhe/requests/7/files/3/redaction", with what follows it.
[[nodiscard]] std::string redaction_path(Visit const& visit, int file, std::string_view rest = {});

[[nodiscard]] base::Json work_json(RedactedFile const& file, Visit const& visit, PageTools const& tools, config::Texts const& texts);
// One row a page: how many areas, and whether any is not settled.
[[nodiscard]] base::Json pages_json(RedactedFile const& file, Visit const& visit, int number, config::Texts const& texts);
[[nodiscard]] base::Json areas_json(RedactedFile const& file, int page, PageTools const& tools, config::Texts const& texts);
[[nodiscard]] base::Json reasons_json(std::string_view chosen, PageTools const& tools, config::Texts const& texts);
[[nodiscard]] base::Json lines_json(std::vector<document::PageLine> const& lines);
// The page for drawing: its size, a rule in millimetres along two edges, the areas.
[[nodiscard]] base::Json sheet_json(base::Box const& page);

// A box as forms send it, "72,100,180,120" in points; and back.
[[nodiscard]] std::string box_text(base::Box const& box);
[[nodiscard]] std::optional<base::Box> parse_box(std::string_view text);
// Millimetres from left and top, and how wide and high, as somebody types them.
[[nodiscard]] std::optional<base::Box> parse_millimetres(std::array<std::string_view, 4> const& typed);

}  // namespace requests
