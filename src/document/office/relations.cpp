#include "document/office/relations.hpp"

#include <algorithm>

namespace document::office {
namespace {

std::string_view folder_of(std::string_view part)
{
    auto const slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : part.substr(0, slash + 1);
}

// "word/" and "../media/a.png" to "media/a.png"; "/word/a.xml" counts from the package's root.
std::string resolve(std::string_view folder, std::string_view target)
{
    std::string path{target.starts_with('/') ? target.substr(1) : target};
    if (!target.starts_with('/'))
        path.insert(0, folder);
    for (auto up = path.find("../"); up != std::string::npos; up = path.find("../")) {
        auto const before = up < 2 ? std::string::npos : path.rfind('/', up - 2);
        auto const begin = before == std::string::npos ? 0 : before + 1;
        path.erase(begin, up + 3 - begin);
    }
    return path;
}

}  // namespace

std::string relations_name(std::string_view part)
{
    auto const folder = folder_of(part);
    return std::string{folder} + "_rels/" + std::string{part.substr(folder.size())} + ".rels";
}

base::Result<std::vector<Relation>> read_relations(Package const& package, std::string_view part)
{
    auto const name = relations_name(part);
    if (!package.find(name))
        return std::vector<Relation>{};
    auto const xml = read_xml(package, name);
    if (!xml)
        return tl::unexpected{xml.error()};

    std::vector<Relation> relations;
    for (auto const node : xml->root().children()) {
        if (local_name(node) != "Relationship")
            continue;
        auto const type = attribute(node, "Type");
        auto const target = attribute(node, "Target");
        auto const outside = attribute(node, "TargetMode") == "External";
        relations.push_back({std::string{attribute(node, "Id")}, std::string{type.substr(type.rfind('/') + 1)},
                             outside ? std::string{target} : resolve(folder_of(part), target), outside});
    }
    std::sort(relations.begin(), relations.end(), [](auto const& a, auto const& b) { return a.id < b.id; });
    return relations;
}

Relation const* find_by_id(std::vector<Relation> const& relations, std::string_view id)
{
    auto const found = std::lower_bound(relations.begin(), relations.end(), id,
                                        [](auto const& relation, std::string_view wanted) { return relation.id < wanted; });
    return found == relations.end() || found->id != id ? nullptr : &*found;
}

Relation const* find_by_type(std::vector<Relation> const& relations, std::string_view type)
{
    auto const found =
        std::find_if(relations.begin(), relations.end(), [type](auto const& r) { return r.type == type; });
    return found == relations.end() ? nullptr : &*found;
}

std::string main_part(Package const& package, std::string_view otherwise)
{
    auto const relations = read_relations(package, "");
    auto const* const main = relations ? find_by_type(*relations, "officeDocument") : nullptr;
    return main != nullptr && package.find(main->target) ? main->target : std::string{otherwise};
}

std::string package_title(Package const& package)
{
    constexpr std::string_view properties = "docProps/core.xml";
    auto const xml = package.find(properties) ? read_xml(package, properties) : tl::unexpected{damaged(properties)};
    std::string title;
    if (xml)
        append_text(child(xml->root(), "title"), title);
    return clean_utf8(std::move(title));
}

}  // namespace document::office
