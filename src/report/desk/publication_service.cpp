#include "report/desk/publication_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace report {
namespace {

using agencies::Agency;
using agencies::Level;
using base::ErrorKind;
using base::Result;

template <class Step>
auto reading(sql::Database& database, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return step(*connection);
    });
}

// A day that every year has.
bool is_day(DueDay const& due)
{
    using namespace std::chrono;
    return year_month_day{year{2001}, month{due.month}, day{due.day}}.ok();
}

Date in_year(DueDay const& due, int year)
{
    using namespace std::chrono;
    return std::chrono::year{year + 1} / month{due.month} / day{due.day};
}

}  // namespace

std::optional<Date> due_by_rules(RuleBook const& rules, Level level, int year)
{
    for (auto const& rule : rules.rules()) {
        auto const levels = rule.texts.find("levels");
        auto const month = rule.limits.find("month");
        auto const day = rule.limits.find("day");
        if (levels == rule.texts.end() || month == rule.limits.end() || day == rule.limits.end() ||
            std::ranges::find(levels->second, agencies::to_string(level)) == levels->second.end())
            continue;
        return in_year({static_cast<unsigned>(month->second), static_cast<unsigned>(day->second)}, year);
    }
    return std::nullopt;
}

std::vector<PublicReport> PublicationService::of_year(int year) const
{
    return reading(database_, [&](sql::Connection& connection) { return PublicationStore{connection}.of_year(year); });
}

std::vector<PublicReport> PublicationService::of_agency(AgencyId agency) const
{
    return reading(database_, [&](sql::Connection& connection) { return PublicationStore{connection}.of_agency(agency); });
}

std::vector<int> PublicationService::years() const
{
    return reading(database_, [&](sql::Connection& connection) { return PublicationStore{connection}.years(); });
}

Result<PublishedReport> PublicationService::find(ReportKey key) const
{
    auto editions = reading(database_, [&](sql::Connection& connection) { return ReportStore{connection, *statutes_.forms}.editions(key); });
    std::erase_if(editions, [](Edition const& edition) { return edition.kind == EditionKind::accepted; });
    if (editions.empty())
        return base::fail(ErrorKind::not_found, "report.not-published", "No report of that year is published.");
    std::vector<PublishedCorrection> corrections;
    for (std::size_t i = editions.size() - 1; i > 0; --i) {
        auto const& edition = editions.at(i);
        corrections.push_back({edition.made_on, edition.note, correction_between(editions.at(i - 1).report, edition.report)});
    }
    auto const first_on = editions.front().made_on;
    return PublishedReport{.edition = std::move(editions.back()), .first_on = first_on, .corrections = std::move(corrections)};
}

std::optional<Date> PublicationService::due(Agency const& unit, int year) const
{
    for (auto above = unit.superior; above;) {
        auto const days = due_days(*above);
        if (auto const found = days.find(unit.level); found != days.end())
            return in_year(found->second, year);
        auto const agency = agencies_.find(*above);
        above = agency ? agency->superior : std::nullopt;
    }
    return due_by_rules(statutes_.checker.book(), unit.level, year);
}

std::map<Level, Date> PublicationService::due_below(Agency const& superior, int year) const
{
    std::map<Level, Date> all;
    Agency unit;
    unit.superior = superior.id;
    for (auto const name : agencies::level_names)
        if (auto const level = agencies::parse_level(name)) {
            unit.level = *level;
            if (auto const day = due(unit, year))
                all.emplace(*level, *day);
        }
    return all;
}

DueDays PublicationService::due_days(AgencyId agency) const
{
    return reading(database_, [&](sql::Connection& connection) { return PublicationStore{connection}.due_days(agency); });
}

Result<void> PublicationService::set_due_days(Agency const& agency, DueDays const& days, agencies::PersonKey by)
{
    for (auto const& [level, day] : days)
        if (!is_day(day))
            return base::fail(ErrorKind::invalid_input, "report.no-such-day", "There is no such day: {month}-{day}.",
                              {{"month", std::to_string(day.month)}, {"day", std::to_string(day.day)}});
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        PublicationStore{*connection}.set_due_days(agency.id, days);
        auto details = base::Json::object();
        for (auto const& [level, day] : days)
            details[std::string{agencies::to_string(level)}] = std::to_string(day.month) + "-" + std::to_string(day.day);
        journal::Journal{*connection, clock_}.record(
            agency.id, journal::Act{.event = "report.due-days-set", .subject = "report-due-days", .actor = actor_text(by), .rule = {},
                                    .happened_at = clock_.now(), .details = details.dump()});
        transaction.commit();
    });
    return {};
}

}  // namespace report
