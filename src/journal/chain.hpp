#pragma once

#include "journal/entry.hpp"

#include <map>
#include <optional>
#include <vector>

namespace journal {

// The end of a chain at some time, kept outside the machine that holds the chain: on a printed day sheet, in another
// office's files. An `Anchor` of the future of a chain is one that its holder cannot take back.
struct Anchor {
    AgencyId agency;
    std::int64_t number = 0;
    std::string hash;
    Instant taken_at;

    friend bool operator==(Anchor const&, Anchor const&) = default;
};

// What is wrong with a chain, and with which entry first.
struct Break {
    enum class Kind {
        missing,    // the number is not there, but later ones are
        changed,    // the entry is not what its hash says
        cut_off,    // the chain once had this number, and now ends before it
        rewritten,  // the entry fits the chain, but is not the one that the anchor saw
        slipped_in, // the entry fits the chain, but lies behind the end that the journal itself wrote down
    };

    Kind kind = Kind::changed;
    std::int64_t number = 0;
    std::optional<Anchor> anchor;  // that shows it

    friend bool operator==(Break const&, Break const&) = default;
};

// Walks one agency's chain from its first entry on, in bounded memory, beside the anchors that are known of it.
class ChainCheck {
public:
    // `head` is the end that the journal wrote down beside the chain; anchors of other agencies are passed over.
    ChainCheck(AgencyId agency, std::optional<Anchor> const& head, std::vector<Anchor> const& anchors);

    // Entries in the order of their numbers. What comes behind the first break is not looked at.
    void take(Entry const& entry);

    // To be asked after the last entry: the first break; nothing when the chain is whole.
    [[nodiscard]] std::optional<Break> first_break() const;

private:
    AgencyId agency_;
    std::int64_t written_end_;
    std::multimap<std::int64_t, Anchor> anchors_;
    std::int64_t number_ = 0;
    std::string hash_;
    std::optional<Break> break_;
};

}  // namespace journal
