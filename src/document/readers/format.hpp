#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "document/readers/sample.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace document {

// How well a file fits a format by its content.
enum class Fit : std::uint8_t {
    no,
    fallback,  // when nothing else fits
    possible,  // when the file's ending is one of the format's
    certain,   // whatever the file is called
};

// One file format, whole. Each file of formats/ describes one: NAME.cpp defines document::formats::NAME(). The list of them
// is made from the names of the files when the build is configured: a new format is one new file.
struct Format {
    std::string_view name;     // as outputs print it; that of the file
    std::string_view endings;  // the usual ones, in small letters, parted by blanks
    // Formats are asked in rising order, and the first certain one is taken. No two are the same; between them is room.
    //   100–199 told by marks among the first bytes     200–299 an archive of whatever the former do not know
    //   300–399 text with marks of a language           400–499 text in columns         900 any text
    int precedence;
    Fit (*fits)(Sample& sample);
    base::Result<Document> (*read)(std::string_view bytes, std::string_view name, Limits const& limits);
};

[[nodiscard]] constexpr Fit certain_if(bool holds)
{
    return holds ? Fit::certain : Fit::no;
}

// All formats in the order in which they are asked.
[[nodiscard]] std::span<Format const> all_formats();

[[nodiscard]] bool has_ending_of(Format const& format, std::string_view file_name);

// The format of the file; nullptr when none fits.
[[nodiscard]] Format const* find_format(std::string_view bytes, std::string_view file_name);

}  // namespace document
