#pragma once

#include "requests/pages/page_tools.hpp"

// What goes with a letter, on its page.
namespace requests {

// {"list", "any", "choices"}: what goes with it, each with why it is held back; and the files of the case to choose from, at the
// door of those who may see their names. A look, where names are shown.
[[nodiscard]] Result<base::Json> enclosures_json(Visit const& visit, PageTools const& tools, LetterId letter, Door door);

// The files that were ticked, in the order of the page.
[[nodiscard]] std::vector<int> chosen_enclosures(http::Form const& form);

}  // namespace requests
