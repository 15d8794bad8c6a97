#pragma once

#include "requests/letters/letter_facts.hpp"

#include <vector>

// Facts for the papers that go with a letter: proof of service, posting book, list of papers. They are written by write_letter
// as "service_receipt", "posting_book" and "archive_list".
namespace requests {

struct Serving {
    std::string mode;     // id of data/requests.json
    std::string address;  // or the e-mail address, …
    std::string papers;   // "政府信息公开答复书（柳河公开〔2026〕7号）1份"
    std::optional<Date> served_on = {};  // none while the sheet is to be filled in by hand
};
void add_serving(LetterFacts& facts, Serving const& serving, RequestLaw const& law);

// A line of the day's posting book.
struct PostedItem {
    std::string receiver;
    std::string address;
    std::string letter_number;
    std::string mail_number = {};  // once the post has given it
};
[[nodiscard]] LetterFacts posting_book(agencies::Agency const& agency, Date posted_on, std::vector<PostedItem> const& items);

// A paper of the case file, for the list.
struct FiledPaper {
    std::string name;
    std::string number = {};
    std::optional<Date> date = {};
    int pages = 0;  // 0: not known
};
void add_papers(LetterFacts& facts, std::vector<FiledPaper> const& papers);

// What goes with a letter, in its order.
void add_enclosures(LetterFacts& facts, std::vector<std::string> const& names);

}  // namespace requests
