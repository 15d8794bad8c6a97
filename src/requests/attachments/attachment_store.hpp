#pragma once

#include "platform/sql/connection.hpp"
#include "requests/attachments/attachment.hpp"

namespace requests {

struct AttachmentKey {
    RequestKey request;
    int number = 0;

    friend bool operator==(AttachmentKey const&, AttachmentKey const&) = default;
};

// Which files a request has, and which of them go with its letters. Within the transaction of its connection.
class AttachmentStore {
public:
    explicit AttachmentStore(sql::Connection& connection) : connection_{connection} {}

    // Takes the next number of the request.
    [[nodiscard]] int add(RequestKey key, Attachment const& attachment);
    [[nodiscard]] std::vector<Attachment> of(RequestKey key) const;
    // `attachment.not-found`.
    [[nodiscard]] base::Result<Attachment> find(AttachmentKey key) const;
    // The kind, the reading, who cleared it and whether it is gone.
    void save(RequestKey key, Attachment const& attachment);

    void set_findings(AttachmentKey key, std::string const& sealed);
    [[nodiscard]] std::optional<std::string> findings(AttachmentKey key) const;
    void set_reason(AttachmentKey key, std::string const& sealed);

    void enclose(RequestKey key, LetterId letter, std::vector<int> const& numbers);
    [[nodiscard]] std::vector<int> enclosed(RequestKey key, LetterId letter) const;
    // Whether it goes with any letter.
    [[nodiscard]] bool is_enclosed(AttachmentKey key) const;

    // Those that nobody has read yet, over all agencies.
    [[nodiscard]] std::vector<AttachmentKey> waiting() const;
    struct Identity {
        AttachmentKey key;
        Date closed_on;
    };
    // Proofs of identity of requests that were closed on that day or before, over all agencies.
    [[nodiscard]] std::vector<Identity> identities(Date closed_until) const;

    // A content that lies in the file store and is to be removed there.
    void discard(AgencyId agency, std::string const& address);
    struct Discarded {
        AgencyId agency;
        std::string address;
    };
    [[nodiscard]] std::vector<Discarded> discarded() const;
    // False when it is in use again, or gone.
    bool forget(Discarded const& file);

    // What was found in its files, and what goes with its letters.
    void erase(RequestKey key, Date on);

private:
    sql::Connection& connection_;
};

}  // namespace requests
