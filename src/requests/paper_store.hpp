#pragma once

#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// The texts of letters and drafts, sealed, and where each letter stands. Within the transaction of its connection.
class PaperStore {
public:
    explicit PaperStore(sql::Connection& connection) : connection_{connection} {}

    // Where the letter stands now; its text stays as it was.
    void put_letter(RequestKey key, LetterId id, Letter const& letter);
    // Of a letter that is there.
    void set_text(RequestKey key, LetterId id, std::string const& sealed);
    [[nodiscard]] std::optional<std::string> text(RequestKey key, LetterId id) const;
    // Whether it stands where this one stands.
    [[nodiscard]] bool is_at(RequestKey key, LetterId id, Letter const& letter) const;
    [[nodiscard]] std::size_t letters_of(RequestKey key) const;
    // Whether another letter of the agency bears the number.
    [[nodiscard]] bool is_taken(AgencyId agency, std::string_view number) const;

    void put_draft(RequestKey key, std::string const& sealed);
    [[nodiscard]] std::optional<std::string> draft(RequestKey key) const;

    // The texts and drafts of the request.
    void erase(RequestKey key);

private:
    sql::Connection& connection_;
};

}  // namespace requests
