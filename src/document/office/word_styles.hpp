#pragma once

#include "document/office/xml_part.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace document::office {

// The list a paragraph counts in: an instance of numbering.xml and a level from 0.
struct ListPlace {
    std::optional<int> list;  // 0: in none
    std::optional<int> level;
};

struct WordStyle {
    std::optional<int> heading_level;  // 0 is the title's style
    bool contents = false;             // a line of the table of contents
    ListPlace list_place;
    std::optional<bool> hidden;  // its text is not printed; nothing where it does not say
};

// The styles of paragraphs and characters in styles.xml, what each inherits filled in.
class WordStyles {
public:
    void add(pugi::xml_node styles);

    [[nodiscard]] WordStyle const& find(std::string_view id) const;
    [[nodiscard]] bool any_hidden() const { return any_hidden_; }

private:
    struct Entry {
        WordStyle style;
        std::string based_on;
        bool inherited = false;
    };

    void inherit(Entry& entry, int depth);

    std::unordered_map<std::string, Entry> styles_;
    std::string default_id_;
    bool any_hidden_ = false;
};

// "heading 1", "标题 2", "一级标题", "Title"; nothing for any other name.
[[nodiscard]] std::optional<int> heading_level_of_style(std::string_view name);

[[nodiscard]] ListPlace list_place_of(pugi::xml_node paragraph_properties);

// From w:outlineLvl: 1 to 9; nothing when it says body text.
[[nodiscard]] std::optional<int> outline_level_of(pugi::xml_node paragraph_properties);

}  // namespace document::office
