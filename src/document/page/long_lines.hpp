#pragma once

#include "document/page/pix.hpp"

#include <optional>
#include <vector>

namespace document::page {

// A long level line of a picture that may lie aslant by a few degrees or be bent; its ink alone.
struct LongLine {
    PixPtr ink;
    PixelBox box;

    // The mean height, on the page, of its ink in `count` columns of the page from `first` on.
    [[nodiscard]] std::optional<double> height_at(int first, int count) const;
};

[[nodiscard]] std::vector<LongLine> find_long_lines(Pix* ink);

}  // namespace document::page
