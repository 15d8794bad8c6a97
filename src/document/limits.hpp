#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"

#include <chrono>
#include <cstddef>

namespace document {

// What a reader takes before it refuses a file. Values stand in data/limits.json.
struct Limits {
    std::size_t file_bytes = 64U << 20;
    std::size_t unpacked_bytes = 200U << 20;
    std::size_t unpack_ratio = 200;
    std::size_t archive_entries = 2'000;
    std::size_t elements = 100'000;  // cells or elements of a document
    std::size_t depth = 256;         // nesting of elements
    std::size_t text_bytes = 4U << 20;  // of what a person would read, in UTF-8; a long report has 200 KB
    std::size_t pages = 200;
    std::size_t pixels = 50'000'000;
    std::chrono::seconds file_time{120};
    std::chrono::seconds page_time{30};  // of a processor, for the recognition of one page
};

[[nodiscard]] base::Result<Limits> parse_limits(base::Json const& json);

// The refusal for passing one: `what` is the limit's name in data/limits.json, the code "limits." and that name.
[[nodiscard]] base::Error over_limit(std::string_view what, std::size_t limit);

}  // namespace document
