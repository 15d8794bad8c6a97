#pragma once

#include "report/domain/compiled_report.hpp"

#include <map>
#include <set>

// A year's report while it is made: figures that were counted or typed, each confirmed by somebody, and what becomes of the whole.
namespace report {

// Who vouched for a figure; it lapses when the figure changes.
struct Confirmation {
    Decimal value;
    std::string by;  // as in the journal
    Date on;

    friend bool operator==(Confirmation const&, Confirmation const&) = default;
};

struct DraftCell {
    std::optional<Decimal> computed = {};  // from what was recorded; none: nobody was asked
    std::optional<Decimal> typed = {};     // what a person wrote
    std::string reason = {};               // why it stands in place of the computed one
    std::optional<Confirmation> confirmed = {};

    [[nodiscard]] std::optional<Decimal> value() const { return typed ? typed : computed; }
    [[nodiscard]] bool is_confirmed() const { return confirmed && value() == confirmed->value; }
    // A typed figure stands where another one was counted.
    [[nodiscard]] bool is_replaced() const { return typed && computed && *typed != *computed; }

    friend bool operator==(DraftCell const&, DraftCell const&) = default;
};

enum class ReportState : std::uint8_t { draft, in_review, submitted, returned, accepted, published };
inline constexpr std::array<std::string_view, 6> report_state_names{"draft", "in_review", "submitted", "returned", "accepted", "published"};
[[nodiscard]] std::string_view to_string(ReportState state);
[[nodiscard]] std::optional<ReportState> parse_report_state(std::string_view text);

// A cell that came back, and why.
struct ReturnedCell {
    CellIndex cell = 0;
    std::string reason;

    friend bool operator==(ReturnedCell const&, ReturnedCell const&) = default;
};

struct Draft {
    Form const* form = nullptr;
    std::string organisation;
    int year = 0;
    std::vector<DraftCell> cells;  // one for each of the form
    std::array<std::string, section_count> texts = {};  // lines are paragraphs; those of tables stay empty
    ReportState state = ReportState::draft;
    std::string review_by = {};  // who put it to review
    std::string submitted_by = {};
    std::optional<Date> submitted_on = {};  // for the last time
    int returns = 0;             // how often it came back
    std::string note = {};       // of who submitted or returned it
    std::vector<ReturnedCell> returned = {};
    std::int64_t version = 0;    // 0: nothing is stored yet
};

[[nodiscard]] Draft new_draft(Form const& form, std::string organisation, int year);
// The computed figures are taken anew; what was typed stays.
void take_computed(Draft& draft, Report const& compiled);
// As it stands: a cell without a figure is blank. Its paragraphs are numbered over all parts.
[[nodiscard]] Report report_of(Draft const& draft);

// Only so long may its figures and texts be changed.
[[nodiscard]] bool is_editable(ReportState state);

// A figure as typed into a cell: empty takes it back, the computed one needs no reason. Refused when it is no figure of its kind.
[[nodiscard]] base::Result<void> type_figure(Draft& draft, CellIndex cell, std::string_view text, std::string_view reason);
void confirm(Draft& draft, CellIndex cell, std::string const& by, Date on);
// Nothing happened: every cell of the table without a figure is 0, which that person vouches for.
void confirm_zeros(Draft& draft, TableId table, std::string const& by, Date on);

// What still stands in the way of a review, in the order of the form.
struct Gaps {
    std::vector<CellIndex> blank;
    std::vector<CellIndex> unconfirmed;
    std::vector<CellIndex> without_reason;

    [[nodiscard]] bool none() const { return blank.empty() && unconfirmed.empty() && without_reason.empty(); }
};
[[nodiscard]] Gaps gaps_of(Draft const& draft);
// Parts that are text and have none: a report without them is not handed in, whatever reason is given.
[[nodiscard]] std::vector<std::size_t> parts_without_text(Draft const& draft);

// The steps. Each is refused where it does not come next, or would be taken by the same person as the one before.
enum class ReportStep : std::uint8_t { to_review, back, submit, give_back, accept, publish, correct };
inline constexpr std::array<std::string_view, 7> report_step_names{"to-review", "back", "submit", "give-back", "accept", "publish", "correct"};
[[nodiscard]] std::string_view to_string(ReportStep step);
[[nodiscard]] std::optional<ReportStep> parse_report_step(std::string_view text);

struct StepTaken {
    ReportStep step = ReportStep::to_review;
    std::string by;
    Date on;
    std::string note = {};
    std::vector<ReturnedCell> returned = {};  // of give_back
    bool has_errors = false;                  // by the rules: a submission then says why it stands all the same
};
[[nodiscard]] base::Result<Draft> take(Draft draft, StepTaken const& taken);

}  // namespace report
