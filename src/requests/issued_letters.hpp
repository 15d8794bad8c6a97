#pragma once

#include "agencies/domain/agency.hpp"
#include "requests/case_record.hpp"

namespace requests {

// Whether a letter that was issued still holds.
enum class LetterStanding { stands, withdrawn, replaced };

// A letter that has its number, as anyone may check it.
struct IssuedLetter {
    RequestKey key;
    LetterId letter;
    std::string code;
    std::string kind;
    std::string number;
    Date dated;
    std::string digest;  // of its compared words
    LetterStanding standing = LetterStanding::stands;
    std::optional<Date> standing_on = {};
    std::string replaced_by = {};  // code of the letter in its place

    friend bool operator==(IssuedLetter const&, IssuedLetter const&) = default;
};

// A line of the register of letters.
struct RegisterEntry {
    IssuedLetter letter;
    std::string request_number;
    std::optional<Date> served_on = {};

    friend bool operator==(RegisterEntry const&, RegisterEntry const&) = default;
};

// Within the transaction of its connection.
class IssuedLetterStore {
public:
    explicit IssuedLetterStore(sql::Connection& connection) : connection_{connection} {}

    void add(IssuedLetter const& letter);
    void set_standing(IssuedLetter const& letter);
    [[nodiscard]] std::optional<IssuedLetter> find(std::string_view code) const;
    [[nodiscard]] std::optional<IssuedLetter> find(RequestKey key, LetterId letter) const;
    // Of a case, by their ids.
    [[nodiscard]] std::vector<IssuedLetter> of(RequestKey key) const;
    // Of those days, in the order of days.
    [[nodiscard]] std::vector<RegisterEntry> of(AgencyId agency, Date from, Date to) const;

private:
    sql::Connection& connection_;
};

// Enters the letter that the event numbers, where its text is kept here.
[[nodiscard]] Result<void> enter_issued(Desk& desk, LoadedCase const& loaded, Happening const& what);

// The text of a letter as it goes out, with number and day once it has them.
[[nodiscard]] std::string issued_text(std::string_view text, Letter const& letter, agencies::Agency const& agency, Date today,
                                      LetterTemplates const& templates);

}  // namespace requests
