#pragma once

#include "requests/pages/page_tools.hpp"

// Whether a letter that was issued still holds, and its files.
namespace requests {

// "有效", "2026-03-03 撤回".
[[nodiscard]] std::string say_standing(IssuedLetter const& letter, config::Texts const& texts);

// For the page of a letter: its code, whether it holds, and for who may end that the letters that could stand in its place; false
// before it is issued.
[[nodiscard]] base::Json issued_json(RequestKey key, LetterId letter, Visit const& visit, PageTools const& tools);

}  // namespace requests
