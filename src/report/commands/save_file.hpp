#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace report {

// ".docx" of "a/b.DOCX": what the ending of an output asks for.
[[nodiscard]] std::string format_by_ending(std::string_view path);

// The refusal of an ending that names no format here.
[[nodiscard]] tl::unexpected<base::Error> unknown_ending(std::string_view path, std::string_view known);

// Writes a whole file: beside it first and then in its place, so that nobody ever finds half of one.
[[nodiscard]] base::Result<void> save_file(std::string const& path, std::string_view content);

}  // namespace report
