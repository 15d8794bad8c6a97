#pragma once

#include "requests/issued_letters.hpp"
#include "requests/request_tools.hpp"

namespace requests {

// What comes of holding a text beside an issued letter.
enum class Sameness { same, differs };

// How a letter that was issued ceased to hold: withdrawn, or replaced by another issued letter of the case.
struct StandingChange {
    LetterId letter;
    std::optional<LetterId> replaced_by = {};
};

// The letters of all agencies that were issued. To look at them takes no permission: they hold no personal values.
class LetterRegister {
public:
    explicit LetterRegister(RequestTools const& tools) : tools_{tools} {}

    // `letter.no-such-code`, also for what can be no code.
    [[nodiscard]] Result<IssuedLetter> find(std::string_view typed_code) const;
    // None before it has its number, or when its text is not kept here.
    [[nodiscard]] std::optional<IssuedLetter> of(RequestKey key, LetterId letter) const;
    // Of a case, by their ids.
    [[nodiscard]] std::vector<IssuedLetter> of(RequestKey key) const;
    // The register of letters (发文登记) of those days.
    [[nodiscard]] std::vector<RegisterEntry> list(AgencyId agency, Date from, Date to) const;

    // Words that were typed or copied; nothing can be said of none.
    [[nodiscard]] std::optional<Sameness> compare(IssuedLetter const& letter, std::string_view text) const;

    // An act: `letter.not-issued`, `letter.not-standing`, `letter.no-replacement`.
    Result<IssuedLetter> end_standing(RequestKey key, StandingChange const& change, PersonKey by, std::int64_t version);

private:
    RequestTools tools_;
};

}  // namespace requests
