#pragma once

#include "document/office/word_styles.hpp"

#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace document::office {

// Word counts lists itself: "一、" or "（二）" before a heading often stands only here. Carries the counters along
// the document.
class WordNumbering {
public:
    void add(pugi::xml_node numbering);

    // The mark that Word prints before the next paragraph of that list; empty for bullets and unknown lists.
    [[nodiscard]] std::string next_mark(int list, int level);

private:
    static constexpr int levels = 9;

    struct Level {
        int start = 1;
        int restarts_after = levels;  // w:lvlRestart: 0 never, n when level n-1 or higher moves on; default: always
        bool arabic = false;          // w:isLgl
        bool no_gap = false;          // w:suff is "nothing"
        std::string format = "decimal";
        std::string text;
    };
    using Levels = std::array<Level, levels>;

    struct Definition {
        Levels levels;
        std::array<int, WordNumbering::levels> counters{};
        std::array<bool, WordNumbering::levels> begun{};
    };

    struct List {
        std::string definition;
        std::array<std::optional<int>, WordNumbering::levels> start_over{};
        std::array<std::optional<Level>, WordNumbering::levels> own{};
    };

    void add_definition(pugi::xml_node node);
    void add_list(pugi::xml_node node);
    [[nodiscard]] static Level to_level(pugi::xml_node node);
    [[nodiscard]] static Level const& level_of(List const& list, Definition const& definition, int level);
    static void count(List& list, Definition& definition, int level);

    std::unordered_map<std::string, Definition> definitions_;
    std::unordered_map<std::string, std::string> definition_of_style_;  // w:styleLink
    std::unordered_map<std::string, std::string> style_of_definition_;  // w:numStyleLink
    std::unordered_map<int, List> lists_;
};

// A counter in one of Word's number formats ("chineseCounting": 十二); decimal for a format that is not known.
[[nodiscard]] std::string format_counter(int number, std::string_view format);

}  // namespace document::office
