#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"
#include "report/domain/rules/check.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace report {

// The facts of one example of a rule. It owns what its facts point at, so it must outlive their use.
struct Example {
    Report report;
    std::optional<Report> previous;
    Profile profile;
    std::vector<Report> members;
    std::vector<Report> others;
    bool members_given = false;
    std::optional<int> manifest_year;
    std::vector<KnownDocument> documents;

    [[nodiscard]] Facts facts() const;
};

// Builds examples from data/example-report.json and a patch: objects are merged member by member, any other value
// replaces the one before, null removes it. What a patch may hold:
//   "form", "organisation", "title", "year", "period": {"from", "to"}, "preamble", "manifest_year"
//   "cells": {"t3.new.total": 5}; a number is read, "12.5" a decimal, null absent, {"state": "blank", "raw": "/"} as
//       it says (with "candidates": [1, 2]); "*" sets every cell that the same patch does not name; a cell that is
//       nowhere named is 0
//   "sections": {"s1": "paragraphs parted by \n"}; null: the part is not in the report
//   "printed": {"from_document", "caption", "pictures", "other_form", "sections": ["s1", …] (the order printed),
//       "lost": [{"kind": "column", "table": "t3", "label": "总计", "cells": […]}], "labels": [{"printed", "official"}],
//       "foreign": [{"table", "label"}], "subtotals": [{"group": "t3.denied", "cells": [7 values]}],
//       "periods": [{"raw", "from", "to"}]}
//   "profile": {"level", "rule_making_power", "published_on", "submitted_on", "members", "region", "agency_code",
//       "allowed_names"}
//   "previous": a patch of the base report, or null for none; "members", "others": lists of such patches
//   "documents": [{"number", "title"}]
class ExampleBuilder {
public:
    [[nodiscard]] static base::Result<ExampleBuilder> parse(std::string_view base_report, Forms const& forms);

    // Refused when the patch names what there is not: a cell, a part, a form.
    [[nodiscard]] base::Result<Example> build(base::Json const& patch) const;

    ExampleBuilder(ExampleBuilder&&) noexcept;
    ExampleBuilder& operator=(ExampleBuilder&&) noexcept;
    ~ExampleBuilder();

private:
    ExampleBuilder(std::unique_ptr<base::Json> base, Forms const& forms);
    std::unique_ptr<base::Json> base_;
    Forms const* forms_;
};

}  // namespace report
