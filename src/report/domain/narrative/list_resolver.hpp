#pragma once

#include "report/domain/narrative/item_list.hpp"

#include <optional>
#include <span>

namespace report::narrative {

// Tells which total a list belongs to and which of its items are the parts. A list can often be read in several ways (is
// the second 其中 a list within a part, or a second list of the total?). The reading that adds up is taken; where none
// does, the list counts as certain only when its punctuation allows no other reading.
class ListResolver {
public:
    // Adds to the breakdowns of `narrative`. All must outlive the resolver.
    ListResolver(Narrative& narrative, std::uint32_t passage, ItemList const& list);

    // `wholes` are the counts that stand before the list, in order; without one of the unit of the items nothing is added.
    void resolve(std::vector<std::uint32_t> const& wholes);
    // The items are the parts of that total, without a doubt.
    void add_whole_list(std::uint32_t total);

private:
    using Index = std::uint32_t;
    using Items = std::span<ListItem const>;
    enum class Certainty : bool { open, certain };

    [[nodiscard]] std::optional<Index> choose_total(std::vector<Index> const& wholes) const;
    [[nodiscard]] std::optional<Index> whole_that_fits(std::vector<Index> const& wholes) const;
    [[nodiscard]] bool names_whole_again(Index total) const;
    [[nodiscard]] bool is_only_whole(Index total, std::vector<Index> const& wholes) const;
    [[nodiscard]] base::Decimal sum_of(Items items) const;

    bool add_groups_that_fit(Index total);
    bool add_nested_that_fits(Index total);
    bool add_prefix_that_fits(Index total);
    void add_groups(Index total);
    void add_nested(Index total, std::size_t whole);
    void add(Index total, Items items, Breakdown::Kind kind, Certainty certainty);

    Narrative& narrative_;
    Index passage_;
    ItemList const& list_;
    std::vector<Token> const& tokens_;
};

}  // namespace report::narrative
