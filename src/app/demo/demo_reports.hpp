#pragma once

#include "app/demo/demo_names.hpp"
#include "app/desk/desk.hpp"

namespace app {

// Makes the annual reports of the made-up county, as its people would in January: those of years past are all published, of the last
// one some are late, wrong, sent back or not begun, and some came into the chat group as files.
class DemoReports {
public:
    struct Office {
        base::AgencyId agency;
        agencies::PersonKey officer;
        agencies::PersonKey head;
    };
    struct County {
        Office office;
        agencies::PersonKey supervisor;
        std::vector<Office> units;  // townships first, then departments
    };
    DemoReports(Desk& desk, DemoNames const& names, County county) : desk_{desk}, names_{names}, county_{std::move(county)} {}

    void make_past(int year);
    // What has come by the end of January, and what came after it.
    void make_last(int year, base::Date today);
    void make_late(int year);

private:
    enum class Fate : std::uint8_t { published, accepted, submitted, wrong, returned, drafting, silent, late, by_file };
    [[nodiscard]] Fate fate_of(std::size_t unit) const;

    [[nodiscard]] agencies::Agency agency(Office const& office) const;
    void fill(Office const& office, int year, bool wrong);
    void hand_in(Office const& office, int year, bool wrong);
    void step(Office const& office, int year, report::ReportStep which, agencies::PersonKey by, std::string note = {},
              std::vector<report::ReturnedCell> returned = {});
    void publish(Office const& office, int year);
    void correct(Office const& office, int year);
    [[nodiscard]] std::array<std::string, report::section_count> texts(std::string const& name, report::Draft const& draft) const;
    // The report of a unit as it would write it in Word.
    [[nodiscard]] std::string document(Office const& office, int year, std::string const& name, int more) const;
    void send_files(int year, base::Date today);

    Desk& desk_;
    DemoNames const& names_;
    County county_;
};

}  // namespace app
