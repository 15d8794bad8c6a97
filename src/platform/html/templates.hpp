#pragma once

#include "base/json_fwd.hpp"
#include "platform/config/embedded_file.hpp"
#include "platform/config/texts.hpp"
#include "platform/html/assets.hpp"

#include <map>
#include <string>
#include <vector>

namespace html {

// The pages of the program in one language: Mustache templates, escaping on. Beside Mustache's own tags a template may hold
//   {{layout:office}}     in its first line: it stands where that template says {{body}}
//   {{include:timeline}}  another template, word for word
//   {{t:page.home.title}} a text of the catalogue, escaped
//   {{asset:gongkai.css}} the address of an asset
// which are worked out once, when the program starts, so that a text or a template that is missing is found there.
class Templates {
public:
    using Source = std::span<config::EmbeddedFile const>;
    // Files are named "home.mustache"; names are unique over all sources.
    Templates(std::vector<Source> const& sources, config::Texts const& texts, Assets const& assets);

    // `values` is an object: strings, numbers, booleans, lists and objects by the names in the template.
    [[nodiscard]] std::string render(std::string_view name, base::Json const& values) const;
    [[nodiscard]] config::Texts const& texts() const { return texts_; }

private:
    config::Texts const& texts_;
    std::map<std::string, std::string, std::less<>> pages_;
};

// As it stands between tags and in quoted attributes.
[[nodiscard]] std::string escaped(std::string_view text);

}  // namespace html
