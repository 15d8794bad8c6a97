#pragma once

#include "platform/sql/connection.hpp"
#include "requests/domain/record_correction.hpp"
#include "requests/request_tools.hpp"

namespace requests {

struct CorrectionKey {
    AgencyId agency;
    CorrectionCaseId id;

    friend auto operator<=>(CorrectionKey const&, CorrectionKey const&) = default;
};

struct StoredCorrection {
    RecordCorrection correction;
    std::int64_t version = 0;
    std::optional<Date> erased_on = {};
};

// The row of a case in lists.
struct CorrectionSummary {
    CorrectionKey key;
    std::string number;
    std::string record;
    std::string stage;  // as stored
    Date received_on;
    std::optional<Date> answered_on = {};
};

enum class WhichCorrections { open, answered };

// Record corrections with their histories; what is personal lies sealed. Within the transaction of its connection.
class CorrectionStore {
public:
    CorrectionStore(sql::Connection& connection, RequestLaw const& law) : connection_{connection}, law_{law} {}

    // `correction.not-found`.
    [[nodiscard]] Result<StoredCorrection> find(CorrectionKey key) const;
    [[nodiscard]] CorrectionCaseId next_id(AgencyId agency) const;
    // Puts the case where it then stands, with the event that brought it there.
    void put(StoredCorrection const& stored, CorrectionEvent const& event, clocks::Instant now);
    // Counts a change that is no event; false where another was quicker.
    [[nodiscard]] bool count_change(CorrectionKey key, std::int64_t version);
    [[nodiscard]] std::vector<CorrectionEvent> history(CorrectionKey key) const;
    // Open ones the longest waiting first, answered ones the last first.
    [[nodiscard]] std::vector<CorrectionSummary> list(AgencyId agency, WhichCorrections which, PageOf const& page) const;
    [[nodiscard]] std::int64_t count(AgencyId agency, WhichCorrections which) const;
    // Answered until that day and not erased.
    [[nodiscard]] std::vector<CorrectionKey> answered_until(AgencyId agency, Date day) const;

    void set_submission(CorrectionKey key, std::string const& sealed);
    [[nodiscard]] std::optional<std::string> submission(CorrectionKey key) const;
    void set_letter(CorrectionKey key, std::string const& sealed);
    [[nodiscard]] std::optional<std::string> letter(CorrectionKey key) const;
    void erase(CorrectionKey key, Date on);

private:
    sql::Connection& connection_;
    RequestLaw const& law_;
};

}  // namespace requests
