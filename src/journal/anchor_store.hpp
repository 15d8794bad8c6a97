#pragma once

#include "journal/chain.hpp"
#include "journal/head_text.hpp"
#include "platform/sql/connection.hpp"

namespace journal {

// On what the end of a chain leaves the machine: a printed day sheet, a file made by hand, a list made by night.
enum class Way { sheet, file, list };
[[nodiscard]] std::string_view to_string(Way way);
[[nodiscard]] std::optional<Way> parse_way(std::string_view text);

struct KeptAnchor {
    Anchor anchor;
    Way way = Way::sheet;

    friend bool operator==(KeptAnchor const&, KeptAnchor const&) = default;
};

// A list of ends as it was made by night.
struct KeptList {
    std::int64_t number = 0;
    Instant taken_at{};
    std::string content{};
    std::optional<Instant> filed_at{};
    std::optional<std::string> token{};

    friend bool operator==(KeptList const&, KeptList const&) = default;
};

struct ReceivedHead {
    std::string installation;
    NamedHead head;
    Instant received_at{};

    friend bool operator==(ReceivedHead const&, ReceivedHead const&) = default;
};

// What is known of the ends of chains at earlier times: our own that left the machine, and those that others handed to us.
class AnchorStore {
public:
    explicit AnchorStore(sql::Connection& connection) : connection_{connection} {}

    // One that is there already stays as it is.
    void keep(Anchor const& anchor, Way way);
    [[nodiscard]] std::optional<Anchor> find(AgencyId agency, std::int64_t number, Way way) const;
    // The latest first, at most so many.
    [[nodiscard]] std::vector<KeptAnchor> kept(AgencyId agency, std::int64_t most) const;
    [[nodiscard]] std::vector<Anchor> anchors_of(AgencyId agency) const;

    // All chains that have an entry.
    [[nodiscard]] std::vector<Anchor> heads(Instant now) const;
    // Those that have grown since they last stood in a list made by night.
    [[nodiscard]] std::vector<Anchor> grown_heads(Instant now) const;

    [[nodiscard]] std::optional<KeptList> last_list() const;
    [[nodiscard]] std::vector<KeptList> lists_to_file() const;
    [[nodiscard]] std::vector<KeptList> lists_to_stamp() const;
    [[nodiscard]] std::vector<KeptList> lists_to_hand_in() const;
    [[nodiscard]] std::vector<KeptList> stamped_lists() const;
    void add(KeptList const& list);
    void filed(std::int64_t number, Instant at);
    void stamped(std::int64_t number, std::string const& token);
    void handed_in(std::int64_t number, Instant at);

    // What speaks against a head that is handed to us, of the same chain: another hash with its number, or a time by which the
    // chain would have become shorter.
    [[nodiscard]] std::optional<ReceivedHead> contradiction(std::string_view installation, NamedHead const& head) const;
    void add(ReceivedHead const& received);
    // For which agency of ours an installation hands in its lists; the one that is given where none did before.
    [[nodiscard]] AgencyId agency_of_installation(std::string_view installation, AgencyId otherwise, Instant now);
    // By installation, agency and number; of all installations where none is named.
    [[nodiscard]] std::vector<ReceivedHead> received(std::string_view installation) const;

private:
    [[nodiscard]] std::vector<KeptList> lists(std::string_view statement) const;

    sql::Connection& connection_;
};

}  // namespace journal
