#pragma once

#include "agencies/agency_store.hpp"
#include "journal/anchor_store.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

#include <filesystem>

namespace agencies {

// The ends of the journals of all agencies as they leave this machine, and those of other installations that are handed up to it.
class AnchorService {
public:
    AnchorService(sql::Database& database, clocks::Clock const& clock) : database_{database}, clock_{clock} {}

    // Where all chains end now, for a file made by hand; each is kept as an anchor.
    [[nodiscard]] journal::HeadList hand_out();
    // Where one chain ends now, for a day sheet; kept, and recorded in the chain itself. Nothing before its first entry.
    [[nodiscard]] std::optional<journal::NamedHead> hand_out(Agency const& agency, std::string_view actor);
    // A day sheet that was printed. `anchor.no-sheet`.
    [[nodiscard]] Result<journal::NamedHead> printed(Agency const& agency, std::int64_t number) const;

    // Makes a list of the chains that grew since the last one; false where none did.
    bool make_list();
    // Writes each list that has not left yet to the folder, "journal-heads-00007.jsonl". `anchor.folder-unreachable`.
    [[nodiscard]] Result<void> file_lists(std::filesystem::path const& folder);

    // Has each list that bears no time-stamp yet stamped by the authority, for which a certificate of the file vouches. The token
    // goes into the folder too, "journal-heads-00007.tst", unless that is empty.
    [[nodiscard]] Result<void> stamp_lists(std::string const& authority, std::filesystem::path const& trusted, std::filesystem::path const& folder);

    // Leaves each list that has not gone there yet with the installation of the superior, over its JSON API. `superior.contradicts` where
    // a chain is not what it was when the superior last heard of it; `superior.refuses` with what it says, `web.no-answer`.
    struct Superior {
        std::string address;  // "https://example.gov.cn", without a slash at its end
        std::string key;      // of the superior's API, with the scope journal.hand-in
    };
    [[nodiscard]] Result<void> hand_in_lists(Superior const& superior);

    // Ends of the journals of an installation below.
    struct Receipt {
        std::size_t count = 0;
        // Heads that speak against what was received earlier: a chain that was rewritten or cut off.
        struct Contradiction {
            journal::NamedHead now;
            journal::ReceivedHead earlier;
        };
        std::vector<Contradiction> contradictions{};
    };
    // All are kept, also those that contradict; recorded in the chains of the agencies that have no superior here.
    Receipt receive(journal::HeadList const& list, std::string_view actor);
    // Of what a program hands in by a key of that agency of ours. `anchor.others-installation` where another agency's key has handed in lists of
    // that installation before.
    [[nodiscard]] Result<Receipt> receive_from(AgencyId agency, journal::HeadList const& list, std::string_view actor);
    [[nodiscard]] std::vector<journal::ReceivedHead> received(std::string_view installation) const;

    [[nodiscard]] std::vector<journal::KeptAnchor> kept(AgencyId agency, std::int64_t most) const;

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
};

}  // namespace agencies
