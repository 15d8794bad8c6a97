#pragma once

#include "document/document.hpp"
#include "document/limits.hpp"
#include "document/page/page_pictures.hpp"

#include <functional>
#include <optional>
#include <string_view>

// PDF and picture libraries can hang or crash on hostile bytes. Here they do it in a process of their own.
namespace document {

// Reads in a child process with bounded memory and time. A crash is document.damaged, a hang limits.file_seconds. The child
// is forked while this process has no thread but the caller and one that waits for it, or hands out files and writes
// results, and so holds no lock that a reader needs; this saves the time that a start of the program takes. Otherwise
// the program is started again, so main must call run_reader_child first.
[[nodiscard]] base::Result<Document> read_isolated(PageFormat format, std::string_view bytes, Limits const& limits);

// What page_pictures.hpp tells of a file, in the same way.
[[nodiscard]] base::Result<Document> measure_isolated(PageFormat format, std::string_view bytes, Limits const& limits);
[[nodiscard]] base::Result<Document> draw_isolated(PageFormat format, std::string_view bytes, page::PageDrawing const& wanted,
                                                   Limits const& limits);
[[nodiscard]] base::Result<Document> read_lines_isolated(PageFormat format, std::string_view bytes, int page, Limits const& limits);

// The first call of main: when this process was started as such a child, reads, and returns the exit code.
[[nodiscard]] std::optional<int> run_reader_child(int argc, char** argv);

namespace page {

// Runs `read` in a forked child, on the condition that read_isolated names.
[[nodiscard]] base::Result<Document> fork_and_read(std::function<base::Result<Document>()> const& read,
                                                   Limits const& limits);

// What is wanted of a file.
struct PageWork {
    enum class What { read, measure, draw, lines };

    PageFormat format;
    What what = What::read;
    PageDrawing drawing = {};  // of the page alone for lines
};

// The same by starting the program again.
[[nodiscard]] base::Result<Document> start_and_read(PageWork const& work, std::string_view bytes, Limits const& limits);

}  // namespace page

}  // namespace document
