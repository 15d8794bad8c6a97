#pragma once

#include "requests/attachments/attachment_store.hpp"
#include "requests/redaction/redaction.hpp"

namespace requests {

// The areas of files, and the work on them. Within the transaction of its connection.
class RedactionStore {
public:
    explicit RedactionStore(sql::Connection& connection) : connection_{connection} {}

    // By page, then in the order in which they came.
    [[nodiscard]] std::vector<RedactionArea> areas(AttachmentKey of) const;
    // Takes the next number of the file.
    void add(AttachmentKey of, RedactionArea const& area);
    void set_state(AttachmentKey of, int number, AreaState state);
    void remove(AttachmentKey of, int number);

    [[nodiscard]] std::optional<RedactionWork> work(AttachmentKey of) const;
    // In the place of earlier work.
    void set_work(AttachmentKey of, RedactionWork const& work);

private:
    sql::Connection& connection_;
};

}  // namespace requests
