#pragma once

#include "base/result.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <optional>
#include <string>
#include <vector>

// The reports of many offices added up into their superior's.
namespace report {

// A report that was handed in, and the file it stands in.
struct MemberReport {
    std::string file;
    Report report;
};

enum class MemberState : std::uint8_t {
    counted,
    own,           // the superior's own report: counted with its members'
    duplicate,     // the same office, year and figures as an earlier file: counted once
    conflicting,   // the same office and year as an earlier file with other figures: where they differ, neither counts
    not_expected,  // not among the offices that were named
    other_form,    // not the form laid down for the year
    unknown_year,
    no_form,       // no annual report that could be read
    missing,       // expected, but there is no file of it
};

[[nodiscard]] std::string_view to_string(MemberState state);
struct Member {
    std::string file = {};     // empty for a missing one
    std::string organisation = {};  // as printed; as expected for a missing one
    std::optional<int> year = {};
    MemberState state = MemberState::counted;
    std::string same_as = {};  // the earlier file, of a duplicate or conflicting one
    std::vector<CellIndex> not_read = {};  // cells that count nowhere: not read, or not the same in two files
};

struct CellTotal {
    std::optional<Decimal> sum;       // of all counted members; nothing unless each of them was read
    Decimal sum_of_known;             // of those that were read
    std::vector<std::size_t> not_read_by;  // positions in Total::members
    bool too_large = false;           // beyond any count: no sum at all
};

struct Total {
    Report report;  // the superior's: cells that are no full sum are unreadable, never a smaller number
    std::vector<Member> members;   // files in the order given, then the missing ones
    std::vector<CellTotal> cells;  // by the form of `report`
    std::size_t counted = 0;       // offices, not files
    // The rule on documents that several offices issued together, and the cells that may hold one twice; no rule when
    // there is no such cell.
    Rule const* joint_rule = nullptr;
    std::vector<CellIndex> joint_cells;
};

struct TotalRequest {
    std::string name;                                  // of the superior
    std::optional<std::vector<std::string>> expected;  // full names of the offices that should be in
};

// Refused when the files are of several years, or none of them can be counted. The result points into `rules`.
[[nodiscard]] base::Result<Total> total_reports(std::vector<MemberReport> const& files, TotalRequest const& request,
                                                RuleBook const& rules);

}  // namespace report
