#pragma once

#include <string>
#include <string_view>

namespace document::office {

enum class NameEncoding { declared_utf8, by_content };

// A member's name in UTF-8. By content: GBK unless the bytes are UTF-8 beyond doubt.
[[nodiscard]] std::string member_name(std::string_view bytes, NameEncoding encoding);

struct SafeName {
    std::string path;  // parted by '/', no empty, "." or ".." piece, no drive
    bool was_safe = true;
};
[[nodiscard]] SafeName safe_name(std::string_view name);

}  // namespace document::office
