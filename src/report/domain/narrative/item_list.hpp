#pragma once

#include "report/domain/narrative/narrative.hpp"

#include <cstdint>
#include <vector>

// The parts of a total as a sentence lists them, before it is known which total they are parts of.
namespace report::narrative {

struct ListItem {
    std::uint32_t token = 0;
    bool rest = false;       // its label begins with 其他
    bool opens_list = false; // a further 其中 follows it, outside brackets
    bool new_clause = false; // a comma or semicolon stands before it, no 、
    bool semicolon = false;  // a semicolon stands before it
    bool group = false;      // 按类别: begins another list of the same total
};

struct ItemList {
    Breakdown::Kind kind = Breakdown::Kind::open;  // as the word or sign before it says
    std::vector<ListItem> items;
    bool examples = false;     // 等, or items of another unit among them
    base::Decimal other_units;  // what these count
};

// Tokens that are read of a list.
constexpr std::uint32_t longest_list = 1'000;

enum class ListEnd : std::uint8_t { sentence, bracket };

// Reads the items from token `at` on: "label number unit", parted by commas and semicolons. The list ends with its
// sentence, where the sentence turns to something else, or, where it stands in brackets, with these.
[[nodiscard]] ItemList read_item_list(std::vector<Token> const& tokens, std::uint32_t at, Breakdown::Kind kind, ListEnd end);

}  // namespace report::narrative
