#pragma once

#include "base/id.hpp"
#include "disclosure/domain/power.hpp"
#include "platform/sql/connection.hpp"

namespace disclosure {

using base::AgencyId;

// The sheet of a station for a year.
struct StationSheet {
    AgencyId agency;
    int year = 0;
    std::string station = {};
    std::optional<Date> opened_on = {};  // when its link was made
    std::optional<Date> answered_on = {};
    std::string answered_by = {};
};

// Powers, sheets and answers. Within the transaction of its connection.
class PowerStore {
public:
    explicit PowerStore(sql::Connection& connection) : connection_{connection} {}

    [[nodiscard]] std::vector<Power> powers(AgencyId agency, int year) const;  // of the list that holds for it, by station, then by number
    // The highest number that a power has, or had when it was answered for; 0 where there was none.
    [[nodiscard]] std::int64_t last_number(AgencyId agency) const;
    // The list from that year on, until one of a later year; those of years before stay.
    void replace(AgencyId agency, int year, std::vector<Power> const& powers);

    [[nodiscard]] std::vector<StationSheet> sheets(AgencyId agency, int year) const;
    [[nodiscard]] std::optional<StationSheet> sheet_of(std::string_view token_hash) const;
    void open(AgencyId agency, int year, std::string_view station, std::string_view token_hash, Date on);
    void answered(AgencyId agency, int year, std::string_view station, Date on, std::string_view by);

    [[nodiscard]] StationAnswers answers(AgencyId agency, int year) const;
    void put(AgencyId agency, int year, std::int64_t number, Decimal value);

private:
    sql::Connection& connection_;
};

}  // namespace disclosure
