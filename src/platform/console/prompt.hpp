#pragma once

#include <istream>
#include <optional>
#include <string>

namespace console {

// The next line of what a person types or a file holds; nothing at its end.
[[nodiscard]] std::optional<std::string> read_line(std::istream& in);

// The lines up to an empty one, or to the end.
[[nodiscard]] std::string read_lines(std::istream& in);

// One line, without showing what is typed where the input is a terminal.
[[nodiscard]] std::optional<std::string> read_secret_line(std::istream& in, int descriptor);

}  // namespace console
