#pragma once

#include "agencies/domain/agency.hpp"
#include "calendar/deadline.hpp"
#include "requests/domain/decision.hpp"
#include "requests/domain/processing_fee.hpp"
#include "requests/domain/remedy.hpp"
#include "requests/domain/submission.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace requests {

// What a letter can tell, by name: texts, and lists whose rows are facts again.
class LetterFacts {
public:
    // Without the spaces around it and the full stop behind it; an empty text takes back what was said.
    void say(std::string name, std::string_view text);
    void say(std::string name, Date day);
    void list(std::string name, std::vector<LetterFacts> rows);

    [[nodiscard]] std::string const* find(std::string_view name) const;
    [[nodiscard]] std::vector<LetterFacts> const* rows(std::string_view name) const;

private:
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, std::vector<LetterFacts>, std::less<>> lists_;
};

// "2026年1月5日": as letters write a day.
[[nodiscard]] std::string in_words(Date day);

// Whose letter about which request it is.
struct LetterMatter {
    agencies::Agency const& agency;
    Request const& request;
    Particulars const& particulars;
    Date on;  // the day it is written: names as they were then
};
[[nodiscard]] LetterFacts facts_of(LetterMatter const& matter, Terms const& terms);

// Where remedies are sought against an agency; it says so itself, in its settings.
struct RemedyPlaces {
    std::string reconsideration_body;  // 青石县人民政府
    std::string court;
    std::string online_reconsideration = {};  // address; Art. 22(2) of the reconsideration law
};
void add_remedies(LetterFacts& facts, Remedies const& remedies, RemedyPlaces const& places, RequestLaw const& law);

void add_decision(LetterFacts& facts, DecisionDraft const& draft, Date decided_on, RequestLaw const& law);
// The day itself, and how it was counted.
void add_due_day(LetterFacts& facts, std::string const& name, DueDay const& due);
void add_fee(LetterFacts& facts, FeeDemanded const& fee, ProcessingFee const& lines);

}  // namespace requests
