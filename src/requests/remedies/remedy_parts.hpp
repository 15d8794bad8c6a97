#pragma once

#include "requests/remedies/remedy_words.hpp"

// What the files of these pages share.
namespace requests {

[[nodiscard]] http::Response remedy_list(Visit const& visit, PageTools const& tools);
// What the case is about, and the page of that, or false.
[[nodiscard]] std::pair<std::string, base::Json> remedy_about(RemedyFiled const& filing, Visit const& visit, PageTools const& tools);

}  // namespace requests
