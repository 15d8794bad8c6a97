#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// The words by which a statement of a report's text is recognised: language, not law. All are folded (base::fold).
namespace report::narrative {

enum class Word : std::uint8_t {
    none,
    // what is counted
    request, weak_request, petition, proposal, message, review, suit, norm_document, document, licensing, penalty,
    coercion, admin_fee, information, other_thing,
    // what is done
    receive, answer, handle, carry_in, carry_out, carry, publish, issue, repeal, in_force, decide, other_act,
    // how a list is introduced and ended
    among, respectively, consists, includes, axis, rest, and_so_on, besides,
    // what surrounds a number
    total, each, share, negation, compared, limited, neutral, about, context, label,
};

[[nodiscard]] constexpr bool is_object(Word word) { return word >= Word::request && word <= Word::other_thing; }
[[nodiscard]] constexpr bool is_act(Word word) { return word >= Word::receive && word <= Word::other_act; }

struct Match {
    Word word = Word::none;
    std::size_t size = 0;  // in bytes; 0 for no match
};

// The longest word that begins at `at` of folded text.
[[nodiscard]] Match match_word(std::string_view text, std::size_t at);

// What the unit behind a number makes of it.
enum class UnitKind : std::uint8_t { none, count, people, money, money_wan, share, year, month, day, other };

struct Unit {
    UnitKind kind = UnitKind::none;
    std::string_view text;
};

// The longest unit that begins at `at` of folded text.
[[nodiscard]] Unit match_unit(std::string_view text, std::size_t at);

}  // namespace report::narrative
