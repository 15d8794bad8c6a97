#pragma once

#include "base/decimal.hpp"
#include "base/fold.hpp"
#include "report/domain/narrative/lexicon.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace report::narrative {

enum class Kind : std::uint8_t {
    number,
    word,
    comma,
    list_comma,  // 、
    semicolon,
    stop,
    colon,
    open,   // ( [
    close,  // ) ]
    title,  // 《…》, with what stands inside
};

// A piece of folded text that means something. What lies between tokens is text that no word of the lexicon names.
struct Token {
    Kind kind = Kind::word;
    Word word = Word::none;
    Unit unit;                 // of a number
    std::uint32_t begin = 0;   // bytes of the folded text
    std::uint32_t end = 0;     // behind the unit of a number
    base::Decimal value;       // of a number
    std::uint8_t decimals = 0; // printed behind the point
    bool approximate = false;  // 约, 余, 多, 近, 以上
    bool ordinal = false;      // 第3次, 第二十条, (三), 每一条: no quantity

    [[nodiscard]] bool is(Word w) const { return kind == Kind::word && word == w; }
    // A number of things, people or money.
    [[nodiscard]] bool is_count() const
    {
        return kind == Kind::number && !ordinal && unit.kind >= UnitKind::count && unit.kind <= UnitKind::money_wan;
    }
    [[nodiscard]] bool is_percent() const { return kind == Kind::number && !ordinal && unit.kind == UnitKind::share; }
};

// One pass over folded text; `raw` is what it was folded from (、 and 。 are told from commas and points there).
[[nodiscard]] std::vector<Token> tokenise(base::FoldedText const& folded, std::string_view raw);

}  // namespace report::narrative
