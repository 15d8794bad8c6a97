#pragma once

#include "disclosure/domain/document_register.hpp"
#include "report/domain/draft.hpp"
#include "report/drafting/text_law.hpp"

#include <span>

namespace report {

enum class FactSource : std::uint8_t { ledger, document_register, months, typed };
[[nodiscard]] std::string_view to_string(FactSource source);

// Something that is recorded and may be told in the text.
struct Fact {
    std::string clause;
    FactSource source = FactSource::ledger;
    Date as_of;                              // the day of the act, or until when was counted
    std::optional<CellIndex> cell = {};      // the figure it tells, which opens what it counts
    std::optional<std::int64_t> document = {};  // number in the register

    friend bool operator==(Fact const&, Fact const&) = default;
};

// The facts of the year in the order of the law, then the documents by their days. What is not known makes no fact.
[[nodiscard]] std::vector<Fact> facts_of(TextLaw const& law, Draft const& draft, std::span<disclosure::NormativeDocument const> documents,
                                         Date today);

// The sentences of last year's part five that tell a problem, in their order.
[[nodiscard]] std::vector<std::string> problems_in(TextLaw const& law, Report const& last);

}  // namespace report
