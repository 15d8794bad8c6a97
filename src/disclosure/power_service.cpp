#include "disclosure/power_service.hpp"

#include "base/fold.hpp"
#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/crypto/random.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"

#include <algorithm>

namespace disclosure {
namespace {

constexpr std::size_t longest_name = 150;  // bytes: fifty characters

template <class Step>
auto look(sql::Database& database, Step const& step)
{
    return sql::retry_when_busy([&] {
        auto const connection = database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return step(PowerStore{*connection});
    });
}

tl::unexpected<base::Error> no_such_station()
{
    return base::fail(base::ErrorKind::not_found, "power.no-such-station", "The list of powers has no such station.");
}

std::vector<Power> powers_of(PowerStore const& store, StationSheet const& sheet)
{
    auto powers = store.powers(sheet.agency, sheet.year);
    std::erase_if(powers, [&](Power const& power) { return power.station != sheet.station; });
    return powers;
}

std::vector<StationQuestions> stations_in(PowerStore const& store, AgencyId agency, int year)
{
    std::vector<StationQuestions> stations;
    auto const sheets = store.sheets(agency, year);
    auto const answers = store.answers(agency, year);
    for (auto const& power : store.powers(agency, year)) {
        if (stations.empty() || stations.back().sheet.station != power.station) {
            auto const sheet = std::ranges::find(sheets, power.station, &StationSheet::station);
            stations.push_back({.sheet = sheet == sheets.end() ? StationSheet{.agency = agency, .year = year, .station = power.station} : *sheet,
                                .powers = {}});
        }
        if (auto const answer = answers.find(power.number); answer != answers.end())
            stations.back().answers[power.number] = answer->second;
        stations.back().powers.push_back(power);
    }
    return stations;
}

// What was asked, and given an answer for, must still stand in the list: a power that is gone keeps no new answer, and nobody
// answered for one that came since.
bool is_of(std::vector<Power> const& listed, StationQuestions const& asked, PowerService::Answering const& given)
{
    return listed == asked.powers && std::ranges::all_of(given.figures, [&](auto const& figure) {
        return std::ranges::find(listed, figure.first, &Power::number) != listed.end();
    });
}

base::Faults faults_of(StationQuestions const& asked, PowerService::Answering const& given, StationAnswers& answers)
{
    base::Faults faults;
    for (auto const& power : asked.powers) {
        auto const text = given.figures.find(power.number);
        std::optional<Decimal> value;
        if (text != given.figures.end())
            value = text->second.empty() && given.blanks_are_zero ? Decimal{0} : base::parse_decimal(base::fold(text->second));
        if (value && is_figure_of(power.kind, *value))
            answers[power.number] = *value;
        else
            faults.push_back({std::to_string(power.number), "power.no-answer"});
    }
    if (base::fold(given.name).empty() || given.name.size() > longest_name)
        faults.push_back({"name", "power.no-person"});
    return faults;
}

}  // namespace

std::vector<Power> PowerService::powers(AgencyId agency, int year) const
{
    return look(database_, [&](PowerStore const& store) { return store.powers(agency, year); });
}

base::Result<void> PowerService::put_powers(AgencyId agency, int year, std::vector<Power> powers, agencies::PersonKey by)
{
    if (powers.empty())
        return base::fail(base::ErrorKind::invalid_input, "register-list.no-lines", "There is no line below the names of the columns.");
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        PowerStore store{*connection};
        auto const kept = renumbered(powers, store.powers(agency, year), store.last_number(agency));
        store.replace(agency, year, kept);
        journal::Journal{*connection, clock_}.record(
            agency, journal::Act{.event = "powers.listed", .subject = "powers", .actor = actor_text(by), .rule = {}, .happened_at = clock_.now(),
                                 .details = base::Json{{"items", kept.size()}, {"from_year", year}}.dump()});
        transaction.commit();
    });
    return {};
}

std::vector<StationQuestions> PowerService::stations(AgencyId agency, int year) const
{
    return look(database_, [&](PowerStore const& store) { return stations_in(store, agency, year); });
}

base::Result<StationQuestions> PowerService::station(AgencyId agency, int year, std::string_view station) const
{
    auto all = stations(agency, year);
    auto const found = std::ranges::find_if(all, [&](StationQuestions const& one) { return one.sheet.station == station; });
    if (found == all.end())
        return no_such_station();
    return std::move(*found);
}

base::Result<std::string> PowerService::open_link(AgencyId agency, int year, std::string_view station, agencies::PersonKey by)
{
    if (auto const known = this->station(agency, year, station); !known)
        return tl::unexpected{known.error()};
    auto token = crypto::random_token();
    sql::retry_when_busy([&] {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        PowerStore{*connection}.open(agency, year, station, crypto::sha256_hex(token), clock_.today());
        journal::Journal{*connection, clock_}.record(
            agency, journal::Act{.event = "powers.sheet-sent", .subject = "months/" + std::to_string(year), .actor = actor_text(by), .rule = {},
                                 .happened_at = clock_.now(), .details = base::Json{{"station", station}}.dump()});
        transaction.commit();
    });
    return token;
}

base::Result<StationQuestions> PowerService::by_token(std::string_view token) const
{
    auto const sheet = look(database_, [&](PowerStore const& store) { return store.sheet_of(crypto::sha256_hex(token)); });
    if (!sheet)
        return base::fail(base::ErrorKind::not_found, "power.no-such-link", "This link does not lead anywhere any more. Ask for a new one.");
    return station(sheet->agency, sheet->year, sheet->station);
}

base::Accepted<StationQuestions> PowerService::answer(StationQuestions const& asked, Answering const& given)
{
    return sql::retry_when_busy([&]() -> base::Accepted<StationQuestions> {
        auto const connection = database_.connection();
        sql::Transaction transaction{*connection};
        PowerStore store{*connection};
        auto answered = asked;
        auto& sheet = answered.sheet;
        if (!is_of(powers_of(store, sheet), asked, given))
            return base::refuse({{"list", "power.list-changed"}});
        if (auto faults = faults_of(asked, given, answered.answers); !faults.empty())
            return base::refuse(std::move(faults));
        sheet.answered_on = clock_.today();
        sheet.answered_by = given.name;
        store.answered(sheet.agency, sheet.year, sheet.station, *sheet.answered_on, sheet.answered_by);
        auto details = base::Json{{"station", sheet.station}, {"name", given.name}};
        for (auto const& [number, value] : answered.answers) {
            store.put(sheet.agency, sheet.year, number, value);
            details["answers"][std::to_string(number)] = to_string(value);
        }
        journal::Journal{*connection, clock_}.record(
            sheet.agency, journal::Act{.event = "powers.sheet-answered", .subject = "months/" + std::to_string(sheet.year), .actor = given.actor,
                                       .rule = {}, .happened_at = clock_.now(), .details = details.dump()});
        transaction.commit();
        return answered;
    });
}

}  // namespace disclosure
