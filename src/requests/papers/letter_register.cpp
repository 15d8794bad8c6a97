#include "requests/papers/letter_register.hpp"

#include "base/json.hpp"
#include "requests/letters/letter_file.hpp"

namespace requests {
namespace {

using base::ErrorKind;

Result<IssuedLetter> ended(Desk const& desk, RequestKey key, StandingChange const& change)
{
    IssuedLetterStore const store{desk.connection};
    auto letter = store.find(key, change.letter);
    if (!letter)
        return base::fail(ErrorKind::conflict, "letter.not-issued", "The letter is not issued yet, or was written elsewhere.");
    if (letter->standing != LetterStanding::stands)
        return base::fail(ErrorKind::conflict, "letter.not-standing", "The letter does not hold any more.");
    letter->standing = change.replaced_by ? LetterStanding::replaced : LetterStanding::withdrawn;
    letter->standing_on = desk.today;
    if (!change.replaced_by)
        return *letter;
    auto const replacement = store.find(key, *change.replaced_by);
    if (!replacement || replacement->letter == letter->letter || replacement->standing != LetterStanding::stands)
        return base::fail(ErrorKind::conflict, "letter.no-replacement", "Only another letter of the case that holds can stand in its place.");
    letter->replaced_by = replacement->code;
    return *letter;
}

}  // namespace

Result<IssuedLetter> LetterRegister::find(std::string_view typed_code) const
{
    auto const refused = base::fail(ErrorKind::not_found, "letter.no-such-code", "There is no letter with this code.");
    auto const code = parse_check_code(typed_code);
    if (!code)
        return refused;
    return look(tools_, [&](Desk& desk) -> Result<IssuedLetter> {
        auto letter = IssuedLetterStore{desk.connection}.find(*code);
        if (!letter)
            return refused;
        return *letter;
    });
}

std::optional<IssuedLetter> LetterRegister::of(RequestKey key, LetterId letter) const
{
    return look(tools_, [&](Desk& desk) { return IssuedLetterStore{desk.connection}.find(key, letter); });
}

std::vector<IssuedLetter> LetterRegister::of(RequestKey key) const
{
    return look(tools_, [&](Desk& desk) { return IssuedLetterStore{desk.connection}.of(key); });
}

std::vector<RegisterEntry> LetterRegister::list(AgencyId agency, Date from, Date to) const
{
    return look(tools_, [&](Desk& desk) { return IssuedLetterStore{desk.connection}.of(agency, from, to); });
}

std::optional<Sameness> LetterRegister::compare(IssuedLetter const& letter, std::string_view text) const
{
    auto const words = compared_words(text, tools_.law.letters());
    if (words.empty())
        return std::nullopt;
    return words_digest(words) == letter.digest ? Sameness::same : Sameness::differs;
}

Result<IssuedLetter> LetterRegister::end_standing(RequestKey key, StandingChange const& change, PersonKey by, std::int64_t version)
{
    return write(tools_, [&](Desk& desk) -> Result<IssuedLetter> {
        auto loaded = load_to_act(desk, key, by, version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        auto letter = ended(desk, key, change);
        if (!letter)
            return letter;
        IssuedLetterStore{desk.connection}.set_standing(*letter);
        note(desk, key, {.act = change.replaced_by ? "letter_replaced" : "letter_withdrawn", .by = actor_of(by),
                         .details = base::Json{{"letter", change.letter.value}, {"code", letter->code}, {"replaced_by", letter->replaced_by}}.dump()});
        if (auto const taken = take_change(desk, *loaded); !taken)
            return tl::unexpected{taken.error()};
        return letter;
    });
}

}  // namespace requests
