#include "requests/issued_letters.hpp"

#include "agencies/agency_store.hpp"
#include "requests/letter_soundness.hpp"
#include "requests/letters/letter_file.hpp"
#include "requests/letters/letter_layout.hpp"
#include "requests/stored_names.hpp"

namespace requests {

template <>
inline constexpr std::array stored_names<LetterStanding>{"stands"sv, "withdrawn"sv, "replaced"sv};

namespace {

constexpr auto insert_letter =
    "INSERT INTO issued_letter (agency_id, request_id, letter_id, code, kind, number, dated, digest, standing, standing_on, replaced_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
constexpr auto update_standing =
    "UPDATE issued_letter SET standing = $4, standing_on = $5, replaced_by = $6 WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto select_by_code =
    "SELECT agency_id, request_id, letter_id, code, kind, number, dated, digest, standing, standing_on, replaced_by "
    "FROM issued_letter WHERE code = $1";
constexpr auto select_by_letter =
    "SELECT agency_id, request_id, letter_id, code, kind, number, dated, digest, standing, standing_on, replaced_by "
    "FROM issued_letter WHERE agency_id = $1 AND request_id = $2 AND letter_id = $3";
constexpr auto select_by_case =
    "SELECT agency_id, request_id, letter_id, code, kind, number, dated, digest, standing, standing_on, replaced_by "
    "FROM issued_letter WHERE agency_id = $1 AND request_id = $2 ORDER BY letter_id";
constexpr auto select_by_days =
    "SELECT i.agency_id, i.request_id, i.letter_id, i.code, i.kind, i.number, i.dated, i.digest, i.standing, i.standing_on, i.replaced_by, "
    "r.number AS request_number, l.served_on AS served_on "
    "FROM issued_letter i "
    "JOIN request r ON r.agency_id = i.agency_id AND r.request_id = i.request_id "
    "JOIN request_letter l ON l.agency_id = i.agency_id AND l.request_id = i.request_id AND l.letter_id = i.letter_id "
    "WHERE i.agency_id = $1 AND i.dated >= $2 AND i.dated <= $3 ORDER BY i.dated, i.request_id, i.letter_id";

IssuedLetter letter_in(sql::Row const& row)
{
    return {.key = {AgencyId{row.integer("agency_id")}, RequestId{row.integer("request_id")}},
            .letter = LetterId{row.integer("letter_id")},
            .code = row.text("code"),
            .kind = row.text("kind"),
            .number = row.text("number"),
            .dated = row.date("dated"),
            .digest = row.text("digest"),
            .standing = from_stored_name<LetterStanding>(row.text("standing")),
            .standing_on = row.maybe_date("standing_on"),
            .replaced_by = row.text("replaced_by")};
}

std::optional<IssuedLetter> first_of(sql::Rows const& rows)
{
    if (rows.empty())
        return std::nullopt;
    return letter_in(rows.front());
}

}  // namespace

void IssuedLetterStore::add(IssuedLetter const& letter)
{
    connection_.execute(insert_letter, {letter.key.agency.value, letter.key.id.value, letter.letter.value, letter.code, letter.kind, letter.number,
                                        letter.dated, letter.digest, stored_name(letter.standing), letter.standing_on, letter.replaced_by});
}

void IssuedLetterStore::set_standing(IssuedLetter const& letter)
{
    connection_.execute(update_standing, {letter.key.agency.value, letter.key.id.value, letter.letter.value, stored_name(letter.standing),
                                          letter.standing_on, letter.replaced_by});
}

std::optional<IssuedLetter> IssuedLetterStore::find(std::string_view code) const
{
    return first_of(connection_.query(select_by_code, {code}));
}

std::optional<IssuedLetter> IssuedLetterStore::find(RequestKey key, LetterId letter) const
{
    return first_of(connection_.query(select_by_letter, {key.agency.value, key.id.value, letter.value}));
}

std::vector<IssuedLetter> IssuedLetterStore::of(RequestKey key) const
{
    auto const rows = connection_.query(select_by_case, {key.agency.value, key.id.value});
    std::vector<IssuedLetter> letters;
    for (auto const& row : rows.all())
        letters.push_back(letter_in(row));
    return letters;
}

std::vector<RegisterEntry> IssuedLetterStore::of(AgencyId agency, Date from, Date to) const
{
    auto const rows = connection_.query(select_by_days, {agency.value, from, to});
    std::vector<RegisterEntry> entries;
    for (auto const& row : rows.all())
        entries.push_back({letter_in(row), row.text("request_number"), row.maybe_date("served_on")});
    return entries;
}

std::string issued_text(std::string_view text, Letter const& letter, agencies::Agency const& agency, Date today, LetterTemplates const& templates)
{
    auto const agency_name = name_on(agency, letter.dated.value_or(today)).full;
    return completed_text(text, {.kind = letter.kind, .agency = agency_name, .number = letter.number, .dated = letter.dated}, templates);
}

Result<void> enter_issued(Desk& desk, LoadedCase const& loaded, Happening const& what)
{
    auto const* moved = std::get_if<LetterMoved>(&what);
    if (moved == nullptr || !std::holds_alternative<LetterNumbered>(moved->step))
        return {};
    auto const key = loaded.request.key;
    auto const content = open_letter(desk, key, moved->letter);
    if (!content)  // written elsewhere: there is nothing to compare with
        return {};
    auto const agency = agencies::AgencyStore{desk.connection}.find(key.agency);
    if (!agency)
        return tl::unexpected{agency.error()};
    auto const& letter = loaded.request.letters.at(moved->letter);
    auto const& templates = desk.tools.law.letters();
    auto const digest = words_digest(compared_words(issued_text(content->text, letter, *agency, desk.today, templates), templates));
    IssuedLetterStore store{desk.connection};
    auto attempt = 0;
    while (store.find(check_code(digest, attempt)))
        ++attempt;
    store.add({.key = key, .letter = moved->letter, .code = check_code(digest, attempt), .kind = letter.kind, .number = letter.number,
               .dated = letter.dated.value_or(desk.today), .digest = digest});
    return {};
}

}  // namespace requests
