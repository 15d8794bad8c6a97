#pragma once

#include "report/desk/report_service.hpp"

namespace report {

// A remark about a file in both languages.
struct ImportRemark {
    std::string zh;
    std::string en;

    friend bool operator==(ImportRemark const&, ImportRemark const&) = default;
};

// A file with a whole report, as it was read for a draft.
struct ImportedReport {
    std::string file;
    std::string format;
    std::string sha256;
    Date read_on;
    std::string read_by = {};
    Report report = {};
    std::vector<ImportRemark> remarks = {};  // what of the file the figures alone do not tell
    std::optional<Date> taken_on = {};
};

// Refused where the file holds another year's report or one by another form, or none of the tables.
[[nodiscard]] base::Result<void> fits_draft(Report const& read, Draft const& draft);
// What the rules say about the layout of the file: lost rows, parts out of order.
[[nodiscard]] std::vector<ImportRemark> remarks_on(Report const& read, Checker const& checker);

// The draft as it would stand once the file is taken over: what was read takes the place of what is there, every other cell is
// blank, however the draft stands, so that somebody is asked; parts that the file has replace those of the draft.
[[nodiscard]] Draft with_import(Draft draft, Report const& read);

}  // namespace report
