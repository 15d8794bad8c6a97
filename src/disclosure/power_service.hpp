#pragma once

#include "agencies/domain/person.hpp"
#include "disclosure/power_store.hpp"
#include "platform/clock/clock.hpp"
#include "platform/sql/database.hpp"

namespace disclosure {

// What one station is asked, and what it answered.
struct StationQuestions {
    StationSheet sheet;
    std::vector<Power> powers;
    StationAnswers answers = {};  // of these powers
};

// The list of powers, and the one-minute sheets that are made of it. Each change leaves a row in the agency's journal.
class PowerService {
public:
    PowerService(sql::Database& database, clocks::Clock const& clock) : database_{database}, clock_{clock} {}

    [[nodiscard]] std::vector<Power> powers(AgencyId agency, int year) const;
    // From that year on, in the place of the list before; an item that was in it keeps its number. The lists of the years before,
    // and with them their sums, stay. A list without items is refused: it would wipe
    // the one that is there.
    base::Result<void> put_powers(AgencyId agency, int year, std::vector<Power> powers, agencies::PersonKey by);

    // Every station of the list, by name.
    [[nodiscard]] std::vector<StationQuestions> stations(AgencyId agency, int year) const;
    [[nodiscard]] base::Result<StationQuestions> station(AgencyId agency, int year, std::string_view station) const;
    // The token of a new link for the station's head; one that was made before no longer leads anywhere.
    base::Result<std::string> open_link(AgencyId agency, int year, std::string_view station, agencies::PersonKey by);
    [[nodiscard]] base::Result<StationQuestions> by_token(std::string_view token) const;

    // What the form has for each power by its number. Each wants a figure, 0 where nothing happened, and somebody's name: faults
    // of "7" and of "name". A fault of "list" where the form was made of another list than the one that holds now.
    struct Answering {
        std::map<std::int64_t, std::string> figures = {};
        bool blanks_are_zero = false;  // of the fields that the form has
        std::string name = {};
        std::string actor = {};  // as in the journal
    };
    base::Accepted<StationQuestions> answer(StationQuestions const& asked, Answering const& given);

private:
    sql::Database& database_;
    clocks::Clock const& clock_;
};

}  // namespace disclosure
