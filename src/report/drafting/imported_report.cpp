#include "report/drafting/imported_report.hpp"

#include <algorithm>

namespace report {
namespace {

using base::ErrorKind;

bool speaks_of_layout(Rule const& rule)
{
    return std::ranges::find(rule.facts, "layout") != rule.facts.end();
}

}  // namespace

base::Result<void> fits_draft(Report const& read, Draft const& draft)
{
    if (read.form == nullptr)
        return base::fail(ErrorKind::invalid_input, "draft.import.no-tables",
                          "The three tables of the form were not found in the file. Choose the whole report, with its tables as text.");
    if (read.year && *read.year != draft.year)
        return base::fail(ErrorKind::invalid_input, "draft.import.other-year", "The file holds the report for {theirs}, this is the one for {ours}.",
                          {{"theirs", std::to_string(*read.year)}, {"ours", std::to_string(draft.year)}});
    if (read.form->id != draft.form->id)
        return base::fail(ErrorKind::invalid_input, "draft.import.other-form", "The file follows the form of {theirs}, the report for {year} that of {ours}.",
                          {{"theirs", read.form->id}, {"year", std::to_string(draft.year)}, {"ours", draft.form->id}});
    return {};
}

std::vector<ImportRemark> remarks_on(Report const& read, Checker const& checker)
{
    std::vector<ImportRemark> remarks;
    for (auto const& finding : checker.check({.report = read}).findings)
        if (auto const& rule = *checker.book().find(finding.rule); speaks_of_layout(rule))
            remarks.push_back({message_of(rule, finding, Language::zh), message_of(rule, finding, Language::en)});
    return remarks;
}

Draft with_import(Draft draft, Report const& read)
{
    for (std::size_t i = 0; i < draft.cells.size(); ++i) {
        auto& cell = draft.cells[i];
        auto const known = read.cells[i].known();
        cell.typed = known == cell.computed ? std::nullopt : known;
        if (!known)
            cell.computed.reset();
    }
    for (std::size_t part = 0; part < section_count; ++part)
        if (!draft.form->sections[part].is_table && !read.sections[part].paragraphs.empty())
            draft.texts.at(part) = read.sections[part].text();
    return draft;
}

}  // namespace report
