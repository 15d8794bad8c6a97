#include "report/domain/draft.hpp"

#include "base/ensure.hpp"
#include "base/fold.hpp"
#include "base/names.hpp"

#include <algorithm>

namespace report {
namespace {

using base::ErrorKind;
using base::Result;

bool fits(Decimal value, CellType type)
{
    switch (type) {
    case CellType::count: return value.is_whole() && value >= Decimal{0};
    case CellType::signed_count: return value.is_whole();
    case CellType::money_wan: return value >= Decimal{0};
    }
    return false;
}

bool may_come(ReportState from, ReportStep step)
{
    switch (step) {
    case ReportStep::to_review: return is_editable(from);
    case ReportStep::back:
    case ReportStep::submit: return from == ReportState::in_review;
    case ReportStep::give_back:
    case ReportStep::accept: return from == ReportState::submitted;
    case ReportStep::publish: return from == ReportState::accepted;
    case ReportStep::correct: return from == ReportState::published;
    }
    return false;
}

Result<void> check_texts(Draft const& draft)
{
    std::string parts;
    for (auto const part : parts_without_text(draft)) {
        auto const& section = draft.form->sections.at(part);
        parts += (parts.empty() ? "" : "；") + section.number + "、" + section.title.official;
    }
    if (parts.empty())
        return {};
    return base::fail(ErrorKind::invalid_input, "report.has-no-text",
                      "There is no text yet in: {parts}. Write it; where there is nothing to report, say so.", {{"parts", parts}});
}

Result<void> check_step(Draft const& draft, StepTaken const& taken)
{
    if (!may_come(draft.state, taken.step))
        return base::fail(ErrorKind::conflict, "report.step-not-next", "The report has moved on: this step does not come next.");
    switch (taken.step) {
    case ReportStep::to_review:
        if (auto const gaps = gaps_of(draft); !gaps.none())
            return base::fail(ErrorKind::invalid_input, "report.has-gaps",
                              "{blank} figures are missing, {unconfirmed} are not confirmed, {reasons} stand without their reason.",
                              {{"blank", std::to_string(gaps.blank.size())},
                               {"unconfirmed", std::to_string(gaps.unconfirmed.size())},
                               {"reasons", std::to_string(gaps.without_reason.size())}});
        return check_texts(draft);
    case ReportStep::submit:
        if (auto const written = check_texts(draft); !written)
            return written;
        if (taken.by == draft.review_by)
            return base::fail(ErrorKind::forbidden, "report.own-review", "Who put the report to review cannot review it too.");
        if (taken.has_errors && taken.note.empty())
            return base::fail(ErrorKind::invalid_input, "report.errors-need-a-note",
                              "The rules find errors. Mend them, or say why the figures stand all the same.");
        break;
    case ReportStep::give_back:
        if (taken.note.empty() && taken.returned.empty())
            return base::fail(ErrorKind::invalid_input, "report.return-needs-a-reason", "Say what is to be mended.");
        break;
    case ReportStep::accept:
        if (taken.by == draft.submitted_by)
            return base::fail(ErrorKind::forbidden, "report.own-acceptance", "Who submitted the report cannot accept it too.");
        break;
    case ReportStep::correct:
        if (taken.note.empty())
            return base::fail(ErrorKind::invalid_input, "report.correction-needs-a-reason", "Say what is corrected, and why.");
        break;
    case ReportStep::back:
    case ReportStep::publish: break;
    }
    return {};
}

}  // namespace

std::string_view to_string(ReportState state)
{
    return base::name_in(report_state_names, state);
}

std::optional<ReportState> parse_report_state(std::string_view text)
{
    return base::value_named<ReportState>(report_state_names, text);
}

std::string_view to_string(ReportStep step)
{
    return base::name_in(report_step_names, step);
}

std::optional<ReportStep> parse_report_step(std::string_view text)
{
    return base::value_named<ReportStep>(report_step_names, text);
}

Draft new_draft(Form const& form, std::string organisation, int year)
{
    return {.form = &form, .organisation = std::move(organisation), .year = year, .cells = std::vector<DraftCell>(form.cells.size())};
}

void take_computed(Draft& draft, Report const& compiled)
{
    base::ensure(compiled.form == draft.form && compiled.cells.size() == draft.cells.size(), "a draft is compiled by its own form");
    for (std::size_t i = 0; i < draft.cells.size(); ++i)
        draft.cells[i].computed = compiled.cells[i].known();
}

Report report_of(Draft const& draft)
{
    auto report = compile(*draft.form, {.organisation = draft.organisation, .year = draft.year}).report;
    for (std::size_t i = 0; i < draft.cells.size(); ++i)
        if (auto const value = draft.cells[i].value()) {
            report.cells[i].state = CellState::read;
            report.cells[i].value = *value;
            report.cells[i].raw = to_string(*value);
        }
    int paragraph = 0;  // over all parts, so that a finding tells where it stands
    for (std::size_t i = 0; i < section_count; ++i) {
        std::string_view rest = draft.texts[i];
        while (!rest.empty()) {
            auto const end = std::min(rest.find('\n'), rest.size());
            if (auto const line = rest.substr(0, end); !base::fold(line).empty())
                report.sections[i].paragraphs.push_back({std::string{line.substr(0, line.find_last_not_of(" \r\t") + 1)}, base::paragraph_place(++paragraph)});
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return report;
}

bool is_editable(ReportState state)
{
    return state == ReportState::draft || state == ReportState::returned;
}

Result<void> type_figure(Draft& draft, CellIndex index, std::string_view text, std::string_view reason)
{
    auto& cell = draft.cells.at(index);
    if (text.empty()) {
        cell.typed.reset();
        cell.reason.clear();
        return {};
    }
    auto const value = base::parse_decimal(text);
    if (!value || !fits(*value, draft.form->cells[index].type))
        return base::fail(ErrorKind::invalid_input, "report.no-figure", "{text} is no figure for {cell}.",
                          {{"text", std::string{text}}, {"cell", draft.form->cell_label(index)}});
    if (cell.computed == value) {
        cell.typed.reset();
        cell.reason.clear();
    } else {
        cell.typed = value;
        cell.reason = cell.computed ? std::string{reason} : "";
    }
    return {};
}

void confirm(Draft& draft, CellIndex index, std::string const& by, Date on)
{
    auto& cell = draft.cells.at(index);
    if (auto const value = cell.value(); value && !cell.is_confirmed())
        cell.confirmed = Confirmation{*value, by, on};
}

void confirm_zeros(Draft& draft, TableId table, std::string const& by, Date on)
{
    for (CellIndex i = 0; i < draft.form->cell_count(); ++i) {
        auto& cell = draft.cells[i];
        if (draft.form->cells[i].table != table || cell.value())
            continue;
        cell.typed = Decimal{0};
        confirm(draft, i, by, on);
    }
}

Gaps gaps_of(Draft const& draft)
{
    Gaps gaps;
    for (CellIndex i = 0; i < draft.form->cell_count(); ++i) {
        auto const& cell = draft.cells[i];
        if (!cell.value())
            gaps.blank.push_back(i);
        else if (!cell.is_confirmed())
            gaps.unconfirmed.push_back(i);
        if (cell.is_replaced() && cell.reason.empty())
            gaps.without_reason.push_back(i);
    }
    return gaps;
}

std::vector<std::size_t> parts_without_text(Draft const& draft)
{
    std::vector<std::size_t> parts;
    for (std::size_t part = 0; part < section_count; ++part)
        if (!draft.form->sections[part].is_table && base::fold(draft.texts[part]).empty())
            parts.push_back(part);
    return parts;
}

Result<Draft> take(Draft draft, StepTaken const& taken)
{
    if (auto const allowed = check_step(draft, taken); !allowed)
        return tl::unexpected{allowed.error()};
    draft.note = taken.note;
    switch (taken.step) {
    case ReportStep::to_review:
        draft.state = ReportState::in_review;
        draft.review_by = taken.by;
        draft.returned.clear();
        break;
    case ReportStep::back:
    case ReportStep::correct: draft.state = ReportState::draft; break;
    case ReportStep::submit:
        draft.state = ReportState::submitted;
        draft.submitted_by = taken.by;
        draft.submitted_on = taken.on;
        break;
    case ReportStep::give_back:
        draft.state = ReportState::returned;
        draft.returned = taken.returned;
        ++draft.returns;
        break;
    case ReportStep::accept: draft.state = ReportState::accepted; break;
    case ReportStep::publish: draft.state = ReportState::published; break;
    }
    return draft;
}

}  // namespace report
