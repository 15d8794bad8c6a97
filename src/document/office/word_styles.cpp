#include "document/office/word_styles.hpp"

#include "base/ascii.hpp"
#include "base/chinese_number.hpp"
#include "base/fold.hpp"
#include "document/office/word_text.hpp"

namespace document::office {
namespace {

constexpr int deepest_heading = 9;
constexpr int longest_inheritance = 32;

std::optional<int> level_number(std::string_view text)
{
    auto const level = to_number(text, 0, 0, deepest_heading + 1);
    if (level >= 1 && level <= deepest_heading)
        return level;
    auto const chinese = base::parse_chinese_number(text);
    if (chinese && *chinese >= 1 && *chinese <= deepest_heading)
        return static_cast<int>(*chinese);
    return std::nullopt;
}

std::string folded(std::string_view name)
{
    return base::to_small_letters(base::fold(name));
}

bool is_contents_style(std::string_view name)
{
    return name.starts_with("toc") || name.starts_with("目录") || name.find("手动目录") != std::string_view::npos;
}

}  // namespace

std::optional<int> heading_level_of_style(std::string_view name)
{
    auto const text = folded(name);
    std::string_view const view{text};
    if (view == "title" || view == "标题")
        return 0;
    for (std::string_view const word : {"heading", "标题"})
        if (view.starts_with(word))
            return level_number(view.substr(word.size(), view.find("char") - word.size()));
    for (std::string_view const ending : {"级标题"})
        if (view.ends_with(ending))
            return level_number(view.substr(0, view.size() - ending.size()));
    return std::nullopt;
}

ListPlace list_place_of(pugi::xml_node paragraph_properties)
{
    auto const properties = child(paragraph_properties, "numPr");
    ListPlace place;
    if (auto const list = child(properties, "numId"))
        place.list = to_number(attribute(list, "val"), 0, 0, 1'000'000'000);
    if (auto const level = child(properties, "ilvl"))
        place.level = to_number(attribute(level, "val"), 0, 0, 8);
    return place;
}

std::optional<int> outline_level_of(pugi::xml_node paragraph_properties)
{
    auto const level = to_number(attribute(child(paragraph_properties, "outlineLvl"), "val"), 9, 0, 9);
    if (level >= deepest_heading)
        return std::nullopt;
    return level + 1;
}

void WordStyles::add(pugi::xml_node styles)
{
    for (auto const node : styles.children()) {
        auto const type = attribute(node, "type");
        if (local_name(node) != "style" || (type != "paragraph" && type != "character"))
            continue;
        std::string const id{attribute(node, "styleId")};
        auto const name = attribute(child(node, "name"), "val");
        auto const properties = child(node, "pPr");
        Entry entry;
        entry.style.contents = is_contents_style(folded(name));
        entry.style.heading_level = heading_level_of_style(name);
        if (!entry.style.heading_level && !entry.style.contents)
            entry.style.heading_level = outline_level_of(properties);
        entry.style.list_place = list_place_of(properties);
        entry.based_on = attribute(child(node, "basedOn"), "val");
        if (auto const run = child(node, "rPr"); child(run, "vanish"))
            entry.style.hidden = is_on(run, "vanish");
        any_hidden_ |= entry.style.hidden.value_or(false);
        if (type == "paragraph" && (attribute(node, "default") == "1" || attribute(node, "default") == "true"))
            default_id_ = id;
        styles_.insert_or_assign(id, std::move(entry));
    }
    for (auto& [id, entry] : styles_)
        inherit(entry, 0);
}

void WordStyles::inherit(Entry& entry, int depth)
{
    if (entry.inherited || depth > longest_inheritance)
        return;
    entry.inherited = true;
    auto const base = styles_.find(entry.based_on);
    if (base == styles_.end())
        return;
    inherit(base->second, depth + 1);
    auto const& from = base->second.style;
    entry.style.contents |= from.contents;
    if (!entry.style.hidden)
        entry.style.hidden = from.hidden;
    if (!entry.style.heading_level)
        entry.style.heading_level = from.heading_level;
    if (!entry.style.list_place.list)
        entry.style.list_place.list = from.list_place.list;
    if (!entry.style.list_place.level)
        entry.style.list_place.level = from.list_place.level;
}

WordStyle const& WordStyles::find(std::string_view id) const
{
    static WordStyle const plain;
    auto const found = styles_.find(id.empty() ? default_id_ : std::string{id});
    return found == styles_.end() ? plain : found->second.style;
}

}  // namespace document::office
