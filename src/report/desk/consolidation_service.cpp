#include "report/desk/consolidation_service.hpp"

#include "base/fold.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace report {
namespace {

using agencies::Agency;
using base::ErrorKind;
using base::Result;

// Whether a report of that year is wanted of it.
bool reports(Agency const& agency, int year)
{
    return agency.level != agencies::Level::village && !(agency.closed_on && *agency.closed_on <= Date{std::chrono::year{year} / 12 / 31});
}

tl::unexpected<base::Error> no_form(int year)
{
    return base::fail(ErrorKind::not_found, "compile.no-form", "there is no form for {year}", {{"year", std::to_string(year)}});
}

bool has(std::vector<MemberFigures> const& members, AgencyId unit)
{
    return std::ranges::binary_search(members, unit, {}, &MemberFigures::unit);
}

}  // namespace

std::vector<JointDocument> ConsolidationService::joint_documents(std::map<AgencyId, Agency> const& units, int year) const
{
    std::map<std::string, JointDocument> by_number;
    for (auto const& [agency, document] : documents_.shared()) {
        if (!units.contains(agency))
            continue;
        auto& joint = by_number[base::fold(document.file_number)];
        joint.row = "t2." + std::string{to_string(document.kind)};
        joint.file_number = document.file_number;
        joint.holders.push_back(agency);
        joint.issued_in_year = document.issued_on.year() == year;
        joint.repealed_in_year = joint.repealed_in_year || (document.repealed_on && document.repealed_on->year() == year);
        joint.in_force = joint.in_force || disclosure::is_in_force(document, Date{std::chrono::year{year} / 12 / 31});
    }
    std::vector<JointDocument> all;
    for (auto& [number, joint] : by_number)
        if (joint.holders.size() > 1)
            all.push_back(std::move(joint));
    return all;
}

Result<Consolidation> ConsolidationService::show(Agency const& superior, int year) const
{
    auto const* const form = statutes_.forms->for_year(year);
    if (form == nullptr)
        return no_form(year);
    Consolidation shown;
    shown.form = form;
    for (auto& agency : agencies_.subtree_of(superior.id))
        if (agency.id != superior.id)
            shown.units.emplace(agency.id, std::move(agency));
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        ConsolidationStore const store{*connection};
        ReportKey const key{superior.id, year};
        auto now = store.below(superior.id, year, *form);
        auto const made = store.consolidations(key);
        shown.made = made.empty() ? std::nullopt : std::optional{made.front()};
        if (shown.made) {
            shown.members = store.members(key, shown.made->number, *form);
            shown.since = changes_since(shown.members, now);
        } else {
            shown.members = std::move(now);
        }
        shown.own = store.own(key, *form);
    });
    shown.cells = add_up(*form, shown.members);
    shown.joint = joint_documents(shown.units, year);
    count_once(shown.cells, *form, shown.joint, shown.members);
    for (auto const& [id, unit] : shown.units)
        if (reports(unit, year) && !has(shown.members, id))
            shown.missing.push_back(unit);
    std::ranges::sort(shown.missing, {}, &Agency::code);
    return shown;
}

Result<std::int64_t> ConsolidationService::make(Agency const& superior, int year, agencies::PersonKey by)
{
    auto const* const form = statutes_.forms->for_year(year);
    if (form == nullptr)
        return no_form(year);
    return sql::retry_when_busy([&]() -> Result<std::int64_t> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        ConsolidationStore store{*connection};
        auto const members = store.below(superior.id, year, *form);
        if (members.empty())
            return base::fail(ErrorKind::conflict, "consolidation.nothing", "No unit has handed in its report yet.");
        ConsolidationRow const row{.number = 0, .form = form->id, .made_by = actor_text(by), .made_at = clock_.now()};
        auto const number = store.add({superior.id, year}, row, members);
        journal::Journal{*connection, clock_}.record(
            superior.id, journal::Act{.event = "report.consolidated", .subject = "report/" + std::to_string(year), .actor = row.made_by, .rule = {},
                                      .happened_at = row.made_at, .details = base::Json{{"number", number}, {"members", members.size()}}.dump()});
        transaction.commit();
        return number;
    });
}

std::vector<ConsolidationRow> ConsolidationService::made(ReportKey key) const
{
    return sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return ConsolidationStore{*connection}.consolidations(key);
    });
}

}  // namespace report
