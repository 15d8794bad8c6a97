#pragma once

#include "agencies/list_file.hpp"
#include "base/json.hpp"
#include "requests/oversight/oversight_pages.hpp"

// What the pages of oversight share: each is a list with a filter in its address, parted into pages, that is a file too.
namespace requests {

using agencies::Visit;

// A cell of a list, as a page shows it and as a file holds it.
struct OversightCell {
    std::string text;
    std::string href = {};
    std::string mark = {};  // "late", "soon"
    bool is_number = false;
};

struct OversightList {
    std::string path;                              // behind /office/CODE/: "supervision/late"
    std::vector<std::string_view> names;           // of the values of the filter, as the address has them
    base::Json filter = base::Json::object();      // fields, as the template shows them
    base::Json figures = base::Json::array();
    std::vector<std::string> head;
    std::vector<std::vector<OversightCell>> rows;  // of the page, or all for a file
    std::int64_t total = 0;
};

inline constexpr int oversight_page_size = 50;

// Which part of the list is asked for; for a file, all of it.
[[nodiscard]] PageOf oversight_page_of(Visit const& visit);
// As a page or, where ?format= says so, as a file.
[[nodiscard]] http::Response show_oversight(Visit const& visit, OversightTools const& tools, OversightList const& list);

[[nodiscard]] base::Json choice_json(std::string_view id, std::string label, bool chosen);
[[nodiscard]] std::string oversight_day(std::optional<Date> const& day);

// The lists themselves.
[[nodiscard]] http::Response show_units(Visit const& visit, OversightTools const& tools);
[[nodiscard]] http::Response show_late_cases(Visit const& visit, OversightTools const& tools);
[[nodiscard]] http::Response show_backdated(Visit const& visit, OversightTools const& tools);
[[nodiscard]] http::Response show_calendar_moves(Visit const& visit, OversightTools const& tools);

}  // namespace requests
