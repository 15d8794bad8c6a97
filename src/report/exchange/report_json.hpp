#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "report/domain/finding.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The one JSON object a report (docs/api/report.schema.json).
namespace report {

inline constexpr std::string_view report_schema = "gongkai-report-1";

// What a manifest says about a file besides its content.
struct ManifestEntry {
    std::string source;  // address it was fetched from
    std::optional<base::Date> fetched;
    std::string agency_code;
    std::optional<int> year;
};

// Where a report comes from and what read it, so that a result can be cited and repeated. An empty text is unknown.
struct ResultMeta {
    std::string file;
    std::string format;
    std::string sha256;
    std::optional<std::uint64_t> size;  // bytes
    std::string reader;                 // version of the program
    std::string rules;                  // version of the rules
    std::string schema{report_schema};
    std::string report_id = {};         // the same for files that hold the same report
    std::optional<ManifestEntry> manifest = {};
};

enum class Parts : std::uint8_t {
    whole,
    findings  // neither cells nor sections, only how many cells were not read
};

// What was found: the result of a check with the rules that word it.
struct Checked {
    CheckResult const& result;
    RuleBook const& rules;
    Language language = Language::zh;
};

// Appends one object on one line, without a line feed. The same input gives the same bytes. Without a check, `findings`
// and `assessed` are null.
void append_json(std::string& out, ResultMeta const& meta, Report const& report, Checked const* checked,
                 Parts parts = Parts::whole);

// The object of a file that could not be read: every member of the report null, and `error`.
void append_refusal_json(std::string& out, ResultMeta const& meta, base::Error const& error, Parts parts = Parts::whole);

// Reads one object back: title, organisation, year, period, form, cells and the text of the parts. Refused with the path
// of the member that does not fit; members that it does not know are passed over.
[[nodiscard]] base::Result<Report> parse_report_json(std::string_view text, Forms const& forms);

}  // namespace report
