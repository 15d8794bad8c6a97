#pragma once

#include "base/language.hpp"
#include "disclosure/domain/screening/personal_data.hpp"
#include "disclosure/domain/screening/secrecy_marks.hpp"

#include <span>

namespace disclosure {

// What a finding asks for. refused: nothing of the paper may be stored; error: mend it before it goes out; warning: a second
// look; info: a slip.
enum class Gravity { refused, error, warning, info };

struct ScreenedText {
    std::string text;
    base::Place at;
    TextPlace place = TextPlace::paragraph;
};

struct ScreeningFinding {
    std::string check;  // "R-PII-01", "screening.work-secret-mark"
    Gravity gravity = Gravity::error;
    base::Error::Words words = {};  // never the datum itself
    base::Place at = {};
    std::size_t begin = 0;  // of what was found, in the text, in bytes; where both are 0, all of it
    std::size_t end = 0;
};

// Looks through what is about to be stored, sent or published for the marks of secrets and for personal data.
class Screening {
public:
    // Reads data/screening.json beside data/rules.json.
    [[nodiscard]] static base::Result<Screening> parse(base::Json const& screening, base::Json const& rules);

    // Every finding, in the order of the text.
    [[nodiscard]] std::vector<ScreeningFinding> screen(std::span<ScreenedText const> texts) const;
    // Only whether a mark forbids that it be stored at all: to be asked before anything is written.
    [[nodiscard]] std::optional<ScreeningFinding> find_state_secret(std::span<ScreenedText const> texts) const;

    [[nodiscard]] std::string message_of(ScreeningFinding const& finding, base::Language language) const;

private:
    struct Check {
        std::string id;
        Gravity gravity = Gravity::error;
        std::string zh;
        std::string en;
    };

    [[nodiscard]] std::optional<ScreeningFinding> mark_in(ScreenedText const& text) const;
    [[nodiscard]] ScreeningFinding finding_of(PersonalDatum const& datum) const;

    PersonalDataTables personal_data_;
    SecrecyMarks marks_;
    std::vector<Check> personal_checks_;  // by kind of datum
    Check state_secret_;
    Check work_secret_;
};

}  // namespace disclosure
