#pragma once

#include "agencies/agency_service.hpp"
#include "agencies/domain/person.hpp"
#include "platform/files/file_store.hpp"
#include "platform/files/virus_scanner.hpp"
#include "report/batch/file_reader.hpp"
#include "report/batch/statutes.hpp"
#include "report/desk/door/door_decision.hpp"
#include "report/desk/door/door_findings.hpp"
#include "report/desk/door/door_store.hpp"
#include "report/domain/unit_match.hpp"

#include <functional>
#include <map>

namespace sql {
class Database;
}

namespace report {

using agencies::Agency;
using agencies::PersonKey;

// The duty that reads what was dropped.
inline constexpr std::string_view door_duty = "report.read-drop";

// All outlives the service.
struct DoorTools {
    sql::Database& database;
    clocks::Clock const& clock;
    Statutes const& statutes;
    agencies::AgencyService const& agencies;
    files::FileStore& files;
    files::VirusScanner const& scanner;
};

// The report files that a superior was sent outside of the accounts of its units. Each is kept as it came, read and checked as
// `report check` does, and becomes the report of the unit whose name and year stand in it; what does not tell them is asked.
class DoorService {
public:
    explicit DoorService(DoorTools const& tools);

    struct GivenFile {
        std::string name;
        std::string_view content;
    };
    struct Dropped {
        int year = 0;
        Date came_on;
        std::string by;  // as in the journal
        std::optional<std::int64_t> replaces = {};
    };
    // Keeps the files and asks a worker to read them. `door.nothing`, `door.day-to-come`, `door.infected`, `compile.no-form`; the errors
    // of an upload.
    base::Result<DropKey> drop(Agency const& collector, std::vector<GivenFile> const& given, Dropped const& dropped);

    // What a worker does with a drop. `go_on` is asked before each file; its refusal ends the work and is returned.
    using GoOn = std::function<base::Result<void>()>;
    base::Result<void> work(AgencyId agency, std::string_view subject, GoOn const& go_on);

    enum class Verdict : std::uint8_t { take, set_aside };
    struct Answer {
        Verdict verdict = Verdict::take;
        std::optional<AgencyId> unit = {};  // of whom it is; for take
        int year = 0;
        std::string note = {};
    };
    // What somebody says of a file that is asked for. `door.not-asked`, `door.no-unit`, `door.handed-in`, `door.being-made`.
    base::Result<void> answer(DoorKey const& file, Answer const& answer, PersonKey by);
    // Takes a file back, with the report that it became. `door.no-reason`, `door.not-there`, `door.handed-in`.
    base::Result<void> withdraw(DoorKey const& file, std::string const& reason, PersonKey by);

    [[nodiscard]] base::Result<Drop> find_drop(DropKey const& key) const;
    [[nodiscard]] std::vector<Drop> drops(AgencyId agency, int year) const;
    [[nodiscard]] std::vector<DoorFile> files(AgencyId agency, int year) const;
    [[nodiscard]] std::vector<DoorFile> files(DropKey const& drop) const;
    [[nodiscard]] base::Result<DoorFile> find(DoorKey const& key) const;

    struct Reading {
        std::vector<KeptFinding> findings;
        std::optional<Report> report;
    };
    // Nothing of what was not read.
    [[nodiscard]] Reading reading(DoorKey const& key) const;
    // What the units of the year were received by.
    struct ReceivedFile {
        DoorFile file;
        std::vector<KeptFinding> findings;
    };
    [[nodiscard]] std::map<AgencyId, ReceivedFile> received(AgencyId agency, int year) const;
    // As it came, byte by byte.
    [[nodiscard]] base::Result<std::string> source(DoorFile const& file) const;
    // Whom a file may be of, all below the collector, by code.
    [[nodiscard]] std::vector<Agency> units_below(AgencyId agency) const;

    [[nodiscard]] Statutes const& statutes() const { return tools_.statutes; }

private:
    struct Read;
    // When it came, and who has it taken in.
    struct Taking {
        Date came_on;
        std::string by = {};
    };
    // Whose a report is by what stands in it.
    struct Origin {
        std::optional<Agency> unit = {};
        std::optional<Decision> doubt = {};
    };
    base::Result<void> unpack(Drop const& drop, DropSource const& source);
    base::Result<void> read(DoorFile const& waiting, Drop const& drop);
    [[nodiscard]] Read read_bytes(DoorFile const& file) const;
    // Without a unit, what needs to know it is not assessable.
    void check(Read& read, std::optional<Agency> const& unit, int year) const;
    [[nodiscard]] MatchedUnits match(AgencyId collector, int year, std::string const& organisation) const;
    [[nodiscard]] Origin origin_of(DoorFile const& file) const;
    base::Result<void> settle(sql::Connection& connection, DoorFile& file, Read const& read, Origin const& origin, Taking const& taking) const;
    base::Result<void> take_in(sql::Connection& connection, DoorFile& file, Read const& read, Agency const& unit, Taking const& taking) const;
    base::Result<void> clear_report(sql::Connection& connection, DoorFile const& file, Agency const& unit, base::Json details, std::string const& by) const;
    [[nodiscard]] base::Result<std::optional<Agency>> unit_to_take(DoorKey const& file, Answer const& answer) const;

    DoorTools tools_;
    Manifest no_manifest_;
    FileReader reader_;
};

}  // namespace report
