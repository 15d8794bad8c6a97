#pragma once

#include "requests/letters/letter_facts.hpp"
#include "requests/letters/letter_template.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace requests {

// Fills the texts of one template from facts. A row of a list goes before the facts of the whole letter.
class Filling {
public:
    // All outlive it.
    Filling(LetterTemplate const& letter, LetterFacts const& facts, LetterTemplates const& templates, RequestLaw const& law)
        : letter_{letter}, facts_{facts}, templates_{templates}, law_{law}
    {
    }

    // The row whose facts are told; none: the whole letter's.
    void in_row(LetterFacts const* row) { row_ = row; }

    // The text with every placeholder filled; what is an element of the letter is noted down.
    [[nodiscard]] std::string fill(std::string_view text);
    [[nodiscard]] bool hold(std::vector<Condition> const& conditions) const;
    // These words are, or belong to, that element.
    void note_element(std::string const& id, std::string const& text);

    [[nodiscard]] std::map<std::string, std::string, std::less<>> take_elements() { return std::move(elements_); }
    [[nodiscard]] std::vector<Finding> take_missing() { return std::move(missing_); }

private:
    [[nodiscard]] std::string const* fact(std::string_view name) const;
    [[nodiscard]] bool holds(Condition const& condition) const;
    [[nodiscard]] Phrase const* phrase(std::string_view name) const;
    [[nodiscard]] std::string value_of(std::string_view name);
    [[nodiscard]] std::optional<std::string> find_value(std::string_view name);
    [[nodiscard]] std::string mark_of_missing(std::string_view name);

    LetterTemplate const& letter_;
    LetterFacts const& facts_;
    LetterTemplates const& templates_;
    RequestLaw const& law_;
    LetterFacts const* row_ = nullptr;
    std::set<std::string, std::less<>> open_;  // phrases that are being filled
    std::set<std::string, std::less<>> missed_;
    std::map<std::string, std::string, std::less<>> elements_;
    std::vector<Finding> missing_;
};

}  // namespace requests
