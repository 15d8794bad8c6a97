#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"
#include "requests/domain/request_law.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// The templates of data/letters.json: words with {placeholders} that an office may change.
namespace requests {

// "fee", "!fee", "decision=withdrawn|ended_otherwise", "decision!=repeat": what must be known, or be one of these values.
struct Condition {
    std::string fact;
    std::vector<std::string> values = {};  // empty: that it is known is enough
    bool holds_when_met = true;
};

// Words with placeholders, for the case in which all of these hold.
struct Choice {
    std::vector<Condition> when = {};
    std::string text;
};
// The first choice that fits is taken.
using Phrase = std::vector<Choice>;
using Phrases = std::map<std::string, Phrase, std::less<>>;

enum class PassageKind { paragraph, unindented, heading, page_heading, note, table };

struct Passage {
    PassageKind kind = PassageKind::paragraph;
    std::vector<Condition> when = {};
    std::string each = {};                // repeated for each row of this list of facts
    std::string text = {};
    std::vector<std::string> fills = {};  // elements of requests.json that these words are, beside the placeholders in them
    std::vector<std::vector<std::string>> rows = {};  // of a table; with `each` the first row is the head
    std::vector<double> widths = {};
};

// A line of the box in plain words: what was decided, why, what to do until when.
struct BoxLine {
    std::vector<Condition> when = {};
    std::string label;
    std::string text;
};

struct LetterTemplate {
    std::string id;
    std::string title;
    std::vector<BoxLine> box = {};
    std::vector<Passage> passages = {};
    std::vector<Passage> behind_signature = {};
    Phrases phrases = {};  // of this letter; they go before those of all letters
    bool is_addressed = true;
    bool is_signed = true;
};

class LetterTemplates {
public:
    // Reads data/letters.json. Refused with what is malformed, with a letter that requests.json has and this file has not,
    // and with a placeholder that is neither a fact nor a phrase.
    [[nodiscard]] static base::Result<LetterTemplates> parse(base::Json const& letters, RequestLaw const& law);

    // Asking for a letter that there is not is our own mistake.
    [[nodiscard]] LetterTemplate const& letter(std::string_view id) const;
    [[nodiscard]] Phrases const& phrases() const { return phrases_; }
    // What a person calls the fact: 获取方式、途径和时间.
    [[nodiscard]] Wording const* fact_name(std::string_view fact) const;
    // What stands in a letter where the fact is not known: 〔缺：文号〕.
    [[nodiscard]] std::string mark_of_missing(std::string_view fact) const;
    [[nodiscard]] std::vector<LetterTemplate> const& letters() const { return letters_; }
    [[nodiscard]] std::string const& version() const { return version_; }

private:
    std::string version_;
    std::map<std::string, Wording, std::less<>> facts_;
    Phrases phrases_;
    std::vector<LetterTemplate> letters_;
};

// The names in braces, in their order.
[[nodiscard]] std::vector<std::string> placeholders_in(std::string_view text);

}  // namespace requests
