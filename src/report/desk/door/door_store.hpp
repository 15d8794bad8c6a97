#pragma once

#include "platform/sql/connection.hpp"
#include "report/desk/door/door_file.hpp"

namespace report {

// What was read of a file.
struct DoorContent {
    std::string report;    // one JSON object
    std::string findings;  // JSON, as door_findings.hpp has it
};

// Drops and their files. Within the transaction of its connection.
class DoorStore {
public:
    explicit DoorStore(sql::Connection& connection) : connection_{connection} {}

    // With its next number.
    DropKey add(Drop const& drop, std::vector<DropSource> const& sources);
    [[nodiscard]] std::optional<Drop> drop(DropKey key) const;
    [[nodiscard]] std::vector<Drop> drops(AgencyId agency, int year) const;  // the last first
    [[nodiscard]] std::vector<DropSource> sources(DropKey key) const;
    void set_opened(DropKey key, std::int64_t position);
    void set_finished(DropKey key);

    // With its next number; nothing where that member of the drop is there already.
    void add(DoorFile const& file);
    void save(DoorFile const& file);
    [[nodiscard]] std::optional<DoorFile> file(DoorKey key) const;
    // In the order in which they came.
    [[nodiscard]] std::vector<DoorFile> files(AgencyId agency, int year) const;
    [[nodiscard]] std::vector<DoorFile> files(DropKey key) const;
    [[nodiscard]] std::vector<DoorFile> same_bytes(AgencyId agency, std::string const& address) const;
    // The one that is the unit's report of that year.
    [[nodiscard]] std::optional<DoorFile> received(AgencyId agency, int year, AgencyId unit) const;

    void put_content(DoorKey key, DoorContent const& content);
    [[nodiscard]] std::optional<DoorContent> content(DoorKey key) const;
    // Findings of all that were received for a year, by file.
    [[nodiscard]] std::vector<std::pair<DoorFile, std::string>> received_with_findings(AgencyId agency, int year) const;

private:
    [[nodiscard]] std::vector<DoorFile> files_where(std::string_view statement, sql::Values const& values) const;

    sql::Connection& connection_;
};

}  // namespace report
