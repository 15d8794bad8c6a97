#pragma once

#include "report/domain/finding.hpp"
#include "report/domain/profile.hpp"
#include "report/domain/report.hpp"
#include "report/domain/rules/rule_book.hpp"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace report {

namespace narrative {
struct Narrative;
}

// An official document that reports cite (data/documents.json).
struct KnownDocument {
    std::string number;  // 国办函〔2020〕109号
    std::string title;
};

// Everything a check may look at. What is not given is unknown.
struct Facts {
    Report const& report;
    Report const* previous = nullptr;           // last year's report of the same agency
    Profile const* profile = nullptr;
    std::span<Report const> members = {};       // of a consolidated report
    bool members_given = false;
    std::span<KnownDocument const> documents = {};
    std::optional<int> manifest_year = {};
    // The checker fills these in.
    Forms const* forms = nullptr;
    std::span<PersonalDatum const> personal_data = {};
    std::span<Report const> others = {};  // of other agencies, to compare the text with
    // What the report's text says, so that the rules parse it once; a rule that is not given it parses it itself.
    narrative::Narrative const* narrative = nullptr;
};

class Checker {
public:
    // Prepares the rules for repeated use: linear rules are resolved to cells once a form. `forms` must live as long.
    // Refused when a linear rule names a cell that its form does not have, or a rule an unknown function or fact.
    [[nodiscard]] static base::Result<Checker> prepare(RuleBook book, Forms const& forms,
                                                       std::vector<KnownDocument> documents);

    Checker(Checker&&) noexcept;
    Checker& operator=(Checker&&) noexcept;
    ~Checker();

    // Applies every rule that is switched on and speaks of the report's form. A rule one of whose facts is unknown is
    // not assessable. `documents` are those given to prepare unless the facts bring their own. May be called from
    // several threads.
    [[nodiscard]] CheckResult check(Facts facts) const;
    [[nodiscard]] RuleBook const& book() const;

private:
    struct Prepared;
    explicit Checker(std::unique_ptr<Prepared> prepared);
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace report
