#pragma once

#include "document/document.hpp"
#include "report/domain/report.hpp"

#include <memory>

namespace report {

// Reads reports out of documents: title, organisation, year, period, form, parts and every cell of the form.
// What was not read is never 0: a cell that cannot be told for certain is ambiguous, one that is not there absent.
// A document that is no annual report comes back with no form and what was recognised of it.
class ReportReader {
public:
    // Folds the labels of all forms once. The forms must outlive the reader and every report it makes.
    explicit ReportReader(Forms const& forms);
    ReportReader(ReportReader&&) noexcept;
    ReportReader& operator=(ReportReader&&) noexcept;
    ~ReportReader();

    // May be called from several threads.
    [[nodiscard]] Report read(document::Document const& document) const;

private:
    struct Prepared;
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace report
