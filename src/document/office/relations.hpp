#pragma once

#include "document/office/xml_part.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace document::office {

// One line of a part's relations: what it points to and as what.
struct Relation {
    std::string id;
    std::string type;    // the last piece of the type's address: "styles", "image", "worksheet"
    std::string target;  // the part's name in the package, or an address outside
    bool outside = false;
};

// The relations of a part ("" for the package itself) by id; none when it has no such file.
[[nodiscard]] base::Result<std::vector<Relation>> read_relations(Package const& package, std::string_view part);
[[nodiscard]] std::string relations_name(std::string_view part);

[[nodiscard]] Relation const* find_by_id(std::vector<Relation> const& relations, std::string_view id);
[[nodiscard]] Relation const* find_by_type(std::vector<Relation> const& relations, std::string_view type);

// The part that holds the document or the workbook.
[[nodiscard]] std::string main_part(Package const& package, std::string_view otherwise);

// <dc:title> of the package's properties.
[[nodiscard]] std::string package_title(Package const& package);

}  // namespace document::office
