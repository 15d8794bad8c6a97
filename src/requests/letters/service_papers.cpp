#include "requests/letters/service_papers.hpp"

namespace requests {

void add_serving(LetterFacts& facts, Serving const& serving, RequestLaw const& law)
{
    auto const* mode = law.service(serving.mode);
    facts.say("mode", mode == nullptr ? "" : mode->name.zh);
    facts.say("service_address", serving.address);
    facts.say("papers_served", serving.papers);
    if (serving.served_on)
        facts.say("served_on", *serving.served_on);
}

LetterFacts posting_book(agencies::Agency const& agency, Date posted_on, std::vector<PostedItem> const& items)
{
    LetterFacts facts;
    facts.say("agency", agencies::name_on(agency, posted_on).full);
    facts.say("posting_day", posted_on);
    std::vector<LetterFacts> rows;
    for (auto const& item : items) {
        LetterFacts row;
        row.say("posted_to", item.receiver);
        row.say("posted_where", item.address);
        row.say("paper_number", item.letter_number);
        row.say("mail_number", item.mail_number);
        rows.push_back(std::move(row));
    }
    facts.list("items", std::move(rows));
    return facts;
}

void add_papers(LetterFacts& facts, std::vector<FiledPaper> const& papers)
{
    std::vector<LetterFacts> rows;
    for (auto const& paper : papers) {
        LetterFacts row;
        row.say("name", paper.name);
        row.say("paper_number", paper.number);
        if (paper.date)
            row.say("paper_date", *paper.date);
        row.say("pages", paper.pages > 0 ? std::to_string(paper.pages) : "");
        rows.push_back(std::move(row));
    }
    facts.list("papers", std::move(rows));
}

void add_enclosures(LetterFacts& facts, std::vector<std::string> const& names)
{
    std::vector<LetterFacts> rows;
    for (auto const& name : names) {
        LetterFacts row;
        row.say("name", name);
        row.say("single", names.size() == 1 ? "yes" : "");
        rows.push_back(std::move(row));
    }
    facts.list("enclosures", std::move(rows));
}

}  // namespace requests
