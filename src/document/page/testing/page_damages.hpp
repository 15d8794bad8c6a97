#pragma once

#include "document/page/pix.hpp"

#include <span>
#include <string_view>

namespace document::page::testing {

// One way in which a printed page suffers until it is a file again.
struct PageDamage {
    std::string_view name;
    std::string_view what;                       // as documentation says it
    PixPtr (*apply)(Pix* page, unsigned seed);
    bool is_barred = false;  // one of those for which the issue names a bar
};

// Every damage, in the order in which they happen: what befalls the paper, the camera's place, light, sensor, file.
[[nodiscard]] std::span<PageDamage const> all_page_damages();

}  // namespace document::page::testing
