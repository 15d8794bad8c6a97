#pragma once

#include "platform/sql/connection.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// A question that a third party is asked by a letter: one of a case, by its number.
struct SheetKey {
    RequestKey request;
    std::int64_t sheet = 0;

    friend auto operator<=>(SheetKey const&, SheetKey const&) = default;
};

struct StoredSheet {
    SheetKey key;
    std::string sealed;                      // empty after the erasure
    std::optional<int> consultation = {};    // once the letter has gone out
    Date written_on;
};

struct StoredAnswer {
    std::int64_t number = 0;
    Date sent_on;
    std::string sealed;
    std::optional<Date> taken_on = {};
};

// What third parties are asked and what they answered, all sealed. Within the transaction of its connection.
class OpinionStore {
public:
    explicit OpinionStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] std::int64_t next_sheet(RequestKey key) const;
    void add(StoredSheet const& sheet, std::string const& code_hash);
    void set_consultation(SheetKey key, int consultation);
    [[nodiscard]] std::vector<StoredSheet> sheets(RequestKey key) const;
    [[nodiscard]] std::optional<StoredSheet> find(SheetKey key) const;
    [[nodiscard]] std::optional<StoredSheet> find(std::string_view code_hash) const;

    // In the order in which they came.
    [[nodiscard]] std::vector<StoredAnswer> answers(SheetKey key) const;
    void add_answer(SheetKey key, StoredAnswer const& answer);
    // Requests of the agency with an answer that was not taken in.
    [[nodiscard]] std::vector<RequestKey> waiting(AgencyId agency) const;
    // All that have come so far.
    void take_answers(SheetKey key, Date on);

    // What is sealed, and the codes.
    void erase(RequestKey key);

private:
    sql::Connection& connection_;
};

}  // namespace requests
