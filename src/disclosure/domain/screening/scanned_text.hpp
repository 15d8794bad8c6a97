#pragma once

#include "disclosure/domain/screening/personal_data.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace disclosure {

// Letters and digits that stand together, as ASCII capitals.
struct Run {
    std::string token;
    std::size_t begin;
    std::size_t end;
};

// Where a residence or sensitive word may begin.
struct WordStart {
    std::size_t at;
    char32_t character;
};

// One paragraph with all that may belong to personal data, found in one pass.
class ScannedText {
public:
    enum class Part { preamble, body };

    explicit ScannedText(PersonalDataTables const& tables) : tables_{tables} {}

    // Goes on to that paragraph; `text` must outlive its use.
    void read(std::string_view text, base::Place at, Part part);

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] base::Place const& at() const { return at_; }
    [[nodiscard]] std::vector<Run> const& runs() const { return runs_; }
    [[nodiscard]] std::vector<WordStart> const& words() const { return words_; }

    // From the last full stop before `at` to the next.
    [[nodiscard]] std::string_view sentence_around(std::size_t at) const;
    // The preamble gives the office's own contact, and so does a sentence about an office; not where a person is meant.
    [[nodiscard]] bool is_office_contact(std::size_t at) const;

private:
    PersonalDataTables const& tables_;
    std::string_view text_;
    base::Place at_;
    Part part_ = Part::body;
    std::vector<Run> runs_;
    std::vector<WordStart> words_;
};

[[nodiscard]] bool are_digits(std::string_view text);
[[nodiscard]] bool holds_any(std::string_view text, std::vector<std::string> const& words);
// The word that `text` begins with; nullptr for none.
[[nodiscard]] std::string const* word_at(std::string_view text, std::vector<std::string> const& words);

}  // namespace disclosure
