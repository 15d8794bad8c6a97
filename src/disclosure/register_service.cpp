#include "disclosure/register_service.hpp"

#include "base/json.hpp"
#include "disclosure/power_store.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

namespace disclosure {
namespace {

constexpr std::array act_kinds{ActKind::licensing, ActKind::penalty, ActKind::coercion, ActKind::admin_fee};

template <class Step>
auto look(sql::Database& database, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return step(RegisterStore{*connection});
    });
}

RegisterService::Sheet sheet_in(RegisterStore const& store, AgencyId agency, int year)
{
    RegisterService::Sheet sheet;
    for (auto const kind : act_kinds)
        sheet[kind] = store.figures(agency, year, kind);
    return sheet;
}

base::Faults faults_of(RegisterService::Sheet const& sheet)
{
    base::Faults faults;
    for (auto const& [kind, figures] : sheet)
        for (std::size_t month = 0; month < figures.size(); ++month)
            if (figures[month] && !is_figure_of(kind, *figures[month]))
                faults.push_back({std::string{to_string(kind)} + "." + std::to_string(month + 1), "register.bad-figure"});
    return faults;
}

}  // namespace

std::vector<NormativeDocument> RegisterService::documents(AgencyId agency) const
{
    return look(database_, [&](RegisterStore const& store) { return store.documents(agency); });
}

base::Result<NormativeDocument> RegisterService::find(AgencyId agency, std::int64_t number) const
{
    auto found = look(database_, [&](RegisterStore const& store) { return store.find(agency, number); });
    if (!found)
        return base::fail(base::ErrorKind::not_found, "register.not-found", "There is no such document in the register.");
    return *std::move(found);
}

std::vector<std::pair<AgencyId, NormativeDocument>> RegisterService::shared() const
{
    return look(database_, [](RegisterStore const& store) { return store.shared(); });
}

base::Accepted<NormativeDocument> RegisterService::put(AgencyId agency, NormativeDocument document, agencies::PersonKey by)
{
    if (auto faults = disclosure::faults_of(document, clock_.today()); !faults.empty())
        return base::refuse(std::move(faults));
    return sql::retry_when_busy([&]() -> base::Accepted<NormativeDocument> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        RegisterStore store{*connection};
        auto put = document;
        auto const is_new = put.number == 0;
        auto const before = is_new ? std::nullopt : store.find(agency, put.number);
        if (is_new)
            put.number = store.next_number(agency);
        else if (!before)
            return base::refuse({{"", "register.not-found"}});
        // Where two of one number were registered before numbers were compared like this, each can still be repealed.
        auto const has_new_number = !before || before->file_number != put.file_number;
        auto const documents = store.documents(agency);
        if (has_new_number && FileNumbers{documents}.is_taken(put))
            return base::refuse({{"file_number", "register.number-taken"}});
        store.put(agency, put);
        journal::Journal{*connection, clock_}.record(
            agency, journal::Act{.event = is_new ? "register.document-added" : "register.document-changed",
                                 .subject = "document/" + std::to_string(put.number), .actor = actor_text(by), .rule = {},
                                 .happened_at = clock_.now(), .details = base::Json{{"file_number", put.file_number}}.dump()});
        transaction.commit();
        return put;
    });
}

RegisterService::Sheet RegisterService::sheet(AgencyId agency, int year) const
{
    return look(database_, [&](RegisterStore const& store) { return sheet_in(store, agency, year); });
}

base::Accepted<RegisterService::Sheet> RegisterService::put_sheet(AgencyId agency, int year, Sheet const& sheet, agencies::PersonKey by)
{
    if (auto faults = faults_of(sheet); !faults.empty())
        return base::refuse(std::move(faults));
    return sql::retry_when_busy([&]() -> base::Accepted<Sheet> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        RegisterStore store{*connection};
        auto answered = base::Json::object();
        for (auto const& [kind, figures] : sheet) {
            if (store.figures(agency, year, kind) == figures)
                continue;
            store.put(agency, year, kind, figures);
            auto& of_kind = answered[std::string{to_string(kind)}] = base::Json::array();
            for (auto const& figure : figures)
                of_kind.push_back(figure ? base::Json(to_string(*figure)) : base::Json());
        }
        if (!answered.empty())
            journal::Journal{*connection, clock_}.record(
                agency, journal::Act{.event = "register.months-answered", .subject = "months/" + std::to_string(year),
                                     .actor = actor_text(by), .rule = {}, .happened_at = clock_.now(), .details = answered.dump()});
        auto stored = sheet_in(store, agency, year);
        transaction.commit();
        return stored;
    });
}

RegisterFigures RegisterService::figures(AgencyId agency, int year) const
{
    auto figures = look(database_, [&](RegisterStore const& store) {
        RegisterFigures found{.documents = count_documents(store.documents(agency), year), .acts = {}};
        for (auto const& [kind, months] : sheet_in(store, agency, year))
            if (auto const sum = sum_of_year(months))
                found.acts[kind] = *sum;
        return found;
    });
    // What the months do not tell, the stations may: each was asked for the whole year.
    auto const of_stations = sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        PowerStore const store{*connection};
        auto const powers = store.powers(agency, year);
        return sums_of(powers, store.answers(agency, year));
    });
    figures.acts.insert(of_stations.begin(), of_stations.end());
    return figures;
}

}  // namespace disclosure
