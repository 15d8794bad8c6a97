#pragma once

#include "platform/config/embedded_file.hpp"

#include <map>
#include <optional>
#include <string>

namespace html {

// Style sheets and scripts that are part of the program, each under an address that changes with its content, so that a
// browser may keep it for ever.
class Assets {
public:
    explicit Assets(std::span<config::EmbeddedFile const> files);

    // "/assets/gongkai-1f00c2aa.css" for "gongkai.css"; asking for one that there is not is our own mistake.
    [[nodiscard]] std::string const& address_of(std::string_view name) const;

    struct Asset {
        std::string_view content;
        std::string_view type;
    };
    // By the last part of its address; nothing for another content.
    [[nodiscard]] std::optional<Asset> find(std::string_view file_name) const;

private:
    std::map<std::string, std::string, std::less<>> addresses_;
    std::map<std::string, Asset, std::less<>> by_file_name_;
};

}  // namespace html
