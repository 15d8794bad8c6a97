#pragma once

#include "base/id.hpp"
#include "report/domain/correction.hpp"
#include "report/domain/figures_line.hpp"

#include <map>
#include <span>

// The figures of many agencies added up for their superior, and what has become of them since.
namespace report {

struct MemberFigures {
    base::AgencyId unit;
    Figures figures;
};

struct ConsolidatedCell {
    Decimal known;             // of all that were read
    std::size_t unread = 0;    // members whose figure is not known
    std::int64_t doubles = 0;  // how often a joint document is in it more than once

    // What it comes to; none while a member's figure is not known.
    [[nodiscard]] std::optional<Decimal> sum() const { return unread == 0 ? std::optional{known - Decimal{doubles}} : std::nullopt; }
    friend bool operator==(ConsolidatedCell const&, ConsolidatedCell const&) = default;
};

// Members in any order; each counts once, wherever it stands in the tree.
[[nodiscard]] std::vector<ConsolidatedCell> add_up(Form const& form, std::span<MemberFigures const> members);

// A document that several agencies registered as theirs, each of which counts it.
struct JointDocument {
    std::string row;  // "t2.norm_docs"
    std::string file_number;
    std::vector<base::AgencyId> holders;
    bool issued_in_year = false;
    bool repealed_in_year = false;
    bool in_force = false;  // on the last day of the year
};
// Art. 10(3): the lead agency alone counts it. Of holders that are no members nothing is taken away.
void count_once(std::vector<ConsolidatedCell>& cells, Form const& form, std::span<JointDocument const> documents,
                std::span<MemberFigures const> members);

// What has happened to a member since the figures were added up.
struct MemberChange {
    enum class Kind : std::uint8_t { came, gone, changed };

    base::AgencyId unit;
    Kind kind = Kind::changed;
    std::vector<CorrectedFigure> figures = {};  // of one that changed

    friend bool operator==(MemberChange const&, MemberChange const&) = default;
};
// By the ids of the units.
[[nodiscard]] std::vector<MemberChange> changes_since(std::span<MemberFigures const> then, std::span<MemberFigures const> now);

}  // namespace report
