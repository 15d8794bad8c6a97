#include "requests/domain/letter.hpp"

#include <array>

namespace requests {
namespace {

struct Move {
    std::array<LetterStage, 2> from;
    LetterStage to;
};

// By the position in LetterStep; LetterDrafted has no letter before it.
constexpr std::array moves{
    Move{{LetterStage::draft, LetterStage::draft}, LetterStage::draft},
    Move{{LetterStage::draft, LetterStage::draft}, LetterStage::reviewed},
    Move{{LetterStage::draft, LetterStage::reviewed}, LetterStage::draft},
    Move{{LetterStage::reviewed, LetterStage::reviewed}, LetterStage::signed_off},
    Move{{LetterStage::signed_off, LetterStage::signed_off}, LetterStage::numbered},
    Move{{LetterStage::numbered, LetterStage::numbered}, LetterStage::stamped},
    Move{{LetterStage::stamped, LetterStage::stamped}, LetterStage::served},
    Move{{LetterStage::served, LetterStage::served}, LetterStage::served},
};
static_assert(moves.size() == std::variant_size_v<LetterStep>);

struct Written {
    Letter& letter;
    Date on;
    Actor const& by;

    void operator()(LetterDrafted const& step) const { letter.kind = step.kind; }
    void operator()(LetterReviewed const&) const { letter.reviewed_by = by; }
    void operator()(LetterReturned const&) const { letter.reviewed_by.reset(); }
    void operator()(LetterSigned const& step) const
    {
        letter.signed_by = step.signer;
        letter.dated = on;
    }
    void operator()(LetterNumbered const& step) const { letter.number = step.number; }
    void operator()(LetterStamped const&) const {}
    void operator()(LetterServed const& step) const
    {
        letter.service = step;
        letter.served_on = on;
    }
    void operator()(LetterReceived const& step) const
    {
        letter.receipt = step;
        letter.received_on = on;
    }
};

}  // namespace

Result<Letter> advance(std::optional<Letter> letter, LetterStep const& step, Date on, Actor const& by)
{
    auto const is_first = std::holds_alternative<LetterDrafted>(step);
    if (is_first && letter)
        return base::fail(base::ErrorKind::conflict, "letter.drafted-already", "The letter is drafted already.");
    if (!is_first && !letter)
        return base::fail(base::ErrorKind::conflict, "letter.not-drafted", "The letter is not drafted yet.");
    if (is_first)
        letter = Letter{.kind = {}, .drafted_by = by};
    auto const& move = moves[step.index()];
    if (letter->stage != move.from[0] && letter->stage != move.from[1])
        return base::fail(base::ErrorKind::conflict, "letter.out-of-turn",
                          "A letter is drafted, reviewed, signed, numbered, stamped and served, in that order.");
    if (letter->dated && on < *letter->dated)
        return base::fail(base::ErrorKind::conflict, "letter.before-its-date", "The letter was signed on {date}, after this step.",
                          {{"date", to_string(*letter->dated)}});
    if (auto const* numbered = std::get_if<LetterNumbered>(&step); numbered != nullptr && numbered->number.empty())
        return base::fail(base::ErrorKind::invalid_input, "letter.no-number", "The number of the letter is missing.");
    if (std::holds_alternative<LetterReceived>(step) && letter->served_on && on < *letter->served_on)
        return base::fail(base::ErrorKind::conflict, "letter.received-before-service",
                          "The letter was sent on {date}: it cannot have been received before.", {{"date", to_string(*letter->served_on)}});
    letter->stage = move.to;
    std::visit(Written{*letter, on, by}, step);
    return *letter;
}

std::optional<Date> received_day(Letter const& letter, RequestLaw const& law)
{
    auto const* mode = letter.service ? law.service(letter.service->mode) : nullptr;
    if (letter.received_on || mode == nullptr || mode->day == ServiceDay::posted)
        return letter.received_on;
    return letter.served_on;
}

Result<std::string> number_by_pattern(std::string_view pattern, std::string_view agency_short, int year, int n)
{
    auto number = base::fill_words(
        pattern, {{"short", std::string{agency_short}}, {"year", std::to_string(year)}, {"n", std::to_string(n)}});
    if (n < 1 || pattern.find("{n}") == std::string_view::npos || number.find('{') != std::string::npos)
        return base::fail(base::ErrorKind::invalid_input, "letter.bad-pattern",
                          "A number pattern names {n}, and nothing else than {short} and {year}.");
    return number;
}

}  // namespace requests
