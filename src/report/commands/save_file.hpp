#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace report {

// ".docx" of "a/b.DOCX": what the ending of an output asks for.
[[nodiscard]] std::string format_by_ending(std::string_view path);

// Refused when the ending of an output is none of the `known` ones, such as ".html .docx"; ".htm" is ".html".
[[nodiscard]] base::Result<void> check_ending(std::string_view path, std::string_view known);

// The refusal of an ending that names no format here.
[[nodiscard]] tl::unexpected<base::Error> unknown_ending(std::string_view path, std::string_view known);

// Writes a whole file: beside it first and then in its place, so that nobody ever finds half of one. What is no regular
// file, such as /dev/stdout, is written to as it is; of a symbolic link the file it leads to is replaced.
[[nodiscard]] base::Result<void> save_file(std::string const& path, std::string_view content);

}  // namespace report
