#include "report/desk/consolidation_store.hpp"

#include "base/ensure.hpp"

namespace report {
namespace {

// A correction that is only handed in does not take the place of what was accepted.
constexpr auto upsert_submitted =
    "INSERT INTO annual_report_figures (agency_id, year, form, stands, figures) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (agency_id, year) DO UPDATE SET form = $3, stands = $4, figures = $5 WHERE annual_report_figures.stands = 'submitted'";
constexpr auto upsert_accepted =
    "INSERT INTO annual_report_figures (agency_id, year, form, stands, figures) VALUES ($1, $2, $3, $4, $5) "
    "ON CONFLICT (agency_id, year) DO UPDATE SET form = $3, stands = $4, figures = $5";
constexpr auto delete_submitted = "DELETE FROM annual_report_figures WHERE agency_id = $1 AND year = $2 AND stands = 'submitted'";
// The tree of agencies is the reference that every key begins with.
constexpr auto select_below =
    "SELECT f.agency_id AS unit_id, f.figures AS figures FROM agency_above a JOIN annual_report_figures f ON f.agency_id = a.agency_id "
    "WHERE a.above_id = $1 AND a.distance > 0 AND f.year = $2 AND f.form = $3 ORDER BY f.agency_id";
constexpr auto select_own = "SELECT figures FROM annual_report_figures WHERE agency_id = $1 AND year = $2";
constexpr auto select_consolidations =
    "SELECT number, form, made_by, made_at FROM report_consolidation WHERE agency_id = $1 AND year = $2 ORDER BY number DESC";
constexpr auto select_members =
    "SELECT unit_id, figures FROM report_consolidation_member WHERE agency_id = $1 AND year = $2 AND number = $3 ORDER BY unit_id";
constexpr auto insert_consolidation =
    "INSERT INTO report_consolidation (agency_id, year, number, form, made_by, made_at) VALUES ($1, $2, "
    "(SELECT COALESCE(MAX(number), 0) + 1 FROM report_consolidation WHERE agency_id = $1 AND year = $2), $3, $4, $5) RETURNING number";
constexpr auto insert_member =
    "INSERT INTO report_consolidation_member (agency_id, year, number, unit_id, figures) VALUES ($1, $2, $3, $4, $5)";

std::vector<MemberFigures> members_in(sql::Rows const& rows, Form const& form)
{
    std::vector<MemberFigures> found;
    found.reserve(rows.size());
    for (auto const& row : rows.all())
        if (auto figures = parse_figures_line(row.text("figures"), form))
            found.push_back({AgencyId{row.integer("unit_id")}, *std::move(figures)});
    return found;
}

Figures figures_of(Draft const& draft)
{
    Figures figures;
    figures.reserve(draft.cells.size());
    for (auto const& cell : draft.cells)
        figures.push_back(cell.value());
    return figures;
}

}  // namespace

void ConsolidationStore::stand(AgencyId agency, Draft const& draft)
{
    auto const put = [&](char const* statement) {
        connection_.execute(statement, {agency.value, draft.year, draft.form->id, to_string(draft.state), figures_line(figures_of(draft))});
    };
    switch (draft.state) {
    case ReportState::submitted: put(upsert_submitted); break;
    case ReportState::accepted:
    case ReportState::published: put(upsert_accepted); break;
    case ReportState::draft:
    case ReportState::in_review:
    case ReportState::returned: connection_.execute(delete_submitted, {agency.value, draft.year}); break;
    }
}

std::vector<MemberFigures> ConsolidationStore::below(AgencyId agency, int year, Form const& form) const
{
    auto const rows = connection_.query(select_below, {agency.value, year, form.id});
    return members_in(rows, form);
}

std::optional<Figures> ConsolidationStore::own(ReportKey key, Form const& form) const
{
    auto const rows = connection_.query(select_own, {key.agency.value, key.year});
    return rows.empty() ? std::nullopt : parse_figures_line(rows.front().text("figures"), form);
}

std::vector<ConsolidationRow> ConsolidationStore::consolidations(ReportKey key) const
{
    std::vector<ConsolidationRow> found;
    auto const rows = connection_.query(select_consolidations, {key.agency.value, key.year});
    for (auto const& row : rows.all()) {
        auto const at = clocks::parse_instant(row.text("made_at"));
        base::ensure(at.has_value(), "a time in the database is one that we stored");
        found.push_back({row.integer("number"), row.text("form"), row.text("made_by"), at.value_or(clocks::Instant{})});
    }
    return found;
}

std::vector<MemberFigures> ConsolidationStore::members(ReportKey key, std::int64_t number, Form const& form) const
{
    auto const rows = connection_.query(select_members, {key.agency.value, key.year, number});
    return members_in(rows, form);
}

std::int64_t ConsolidationStore::add(ReportKey key, ConsolidationRow const& row, std::vector<MemberFigures> const& members)
{
    auto const number = connection_.query(insert_consolidation, {key.agency.value, key.year, row.form, row.made_by, clocks::iso_text(row.made_at)})
                            .front().integer("number");
    for (auto const& member : members)
        connection_.execute(insert_member, {key.agency.value, key.year, number, member.unit.value, figures_line(member.figures)});
    return number;
}

}  // namespace report
