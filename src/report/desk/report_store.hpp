#pragma once

#include "base/id.hpp"
#include "platform/sql/connection.hpp"
#include "report/domain/draft.hpp"

namespace report {

using base::AgencyId;

// An agency's report of a year.
struct ReportKey {
    AgencyId agency;
    int year = 0;

    friend auto operator<=>(ReportKey const&, ReportKey const&) = default;
};

// What lists show of a report.
struct ReportRow {
    ReportKey key;
    ReportState state = ReportState::draft;
    std::optional<Date> submitted_on = {};
    int returns = 0;
    std::string note = {};
    std::string submitted_by = {};  // as in the journal
};

enum class EditionKind : std::uint8_t { accepted, published, corrected };
inline constexpr std::array<std::string_view, 3> edition_kind_names{"accepted", "published", "corrected"};
[[nodiscard]] std::string_view to_string(EditionKind kind);

// Ids of requests, or of reconsiderations and suits, by the id of the cell that counts them.
using CountedCases = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

struct Edition {
    std::int64_t number = 0;  // from 1
    EditionKind kind = EditionKind::accepted;
    Date made_on;
    std::string made_by = {};
    std::string note = {};
    Report report = {};
    CountedCases cases = {};
};

// Reports that are made and those that were accepted. Within the transaction of its connection.
class ReportStore {
public:
    ReportStore(sql::Connection& connection, Forms const& forms) : connection_{connection}, forms_{forms} {}

    // What is stored of a draft is put into `draft`, which is a new one; false where nothing is stored.
    bool read_into(Draft& draft, AgencyId agency) const;
    // Of the version before: false when that is not the one that stands there.
    bool save(AgencyId agency, Draft const& draft);

    [[nodiscard]] std::optional<ReportRow> row(ReportKey key) const;
    [[nodiscard]] std::vector<ReportRow> of_agency(AgencyId agency) const;  // the last year first

    // The parts of a report that is made; empty where none is begun.
    [[nodiscard]] std::array<std::string, section_count> texts(ReportKey key) const;

    [[nodiscard]] std::vector<Edition> editions(ReportKey key) const;
    // What the public knows: the last one that was published or corrected. Its cases, of which there may be many, are not read.
    [[nodiscard]] std::optional<Edition> published(ReportKey key) const;
    void add(ReportKey key, Edition const& edition);

    // Why a published report is corrected.
    void begin_correction(ReportKey key, std::string_view reason, std::string_view by, Date on);
    // Of the correction that was begun last; empty where none was.
    [[nodiscard]] std::string correction_reason(ReportKey key) const;

private:
    void save_cells(AgencyId agency, Draft const& draft);

    sql::Connection& connection_;
    Forms const& forms_;
};

}  // namespace report
