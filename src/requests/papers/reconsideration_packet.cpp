#include "requests/papers/reconsideration_packet.hpp"

#include "document/write/write_document.hpp"
#include "document/write/zip_bytes.hpp"
#include "requests/letters/letter_text.hpp"
#include "requests/letters/service_papers.hpp"

#include <algorithm>

namespace requests {
namespace {

// Names of files take no slash of a number such as "7/2".
std::string as_file_name(std::string name)
{
    std::ranges::replace(name, '/', '-');
    return name;
}

class Packing {
public:
    Packing(PacketCase const& of, Date today, Terms const& terms, LetterTemplates const& templates)
        : of_{of}, today_{today}, terms_{terms}, templates_{templates}, facts_{facts()}
    {
    }

    Result<LetterFile> pack()
    {
        add_paper("reconsideration_application", LetterFormat::docx);
        add_paper("reconsideration_application", LetterFormat::pdf);
        add_paper("request_form", LetterFormat::pdf);
        if (of_.view.due.day)
            add_paper("receipt", LetterFormat::pdf);
        if (!of_.clock.empty())
            add_paper("clock_sheet", LetterFormat::pdf);
        for (auto const& letter : of_.letters)
            add(letter_file(letter, today_, templates_, LetterFormat::pdf), letter.letter.number, letter.letter.served_on);
        add_papers(facts_, listed_);
        auto const list = written("packet_list", LetterFormat::pdf);
        if (!list)
            return tl::unexpected{list.error()};
        if (failed_)
            return tl::unexpected{*failed_};
        parts_.emplace(parts_.begin(), "00 " + list->name, list->bytes);
        return LetterFile{.name = as_file_name("行政复议材料（" + of_.view.request.intake.number + "）.zip"),
                          .type = "application/zip",
                          .bytes = document::zip_bytes(parts_)};
    }

private:
    [[nodiscard]] LetterFacts facts() const
    {
        auto facts = facts_of({of_.agency, of_.view.request, of_.particulars, today_}, terms_);
        facts.say("packet", of_.answer == nullptr ? "silence" : "answer");
        facts.say("packet_day", today_);
        facts.say("date", of_.view.request.registered_on);
        facts.say("number", of_.view.request.intake.number);
        add_remedies(facts, of_.remedies, {.reconsideration_body = of_.remedies.body == nullptr ? "" : of_.remedies.body->name.zh, .court = {}}, terms_.law);
        add_due_day(facts, "first_due", of_.view.due);
        if (of_.answer != nullptr)
            add_contested(facts, *of_.answer);
        if (auto const& who = of_.particulars.representative; who && !of_.particulars.co_applicants.empty())
            facts.say("representative", *who == 0 ? of_.particulars.applicant.name : of_.particulars.co_applicants.at(*who - 1).name);
        std::vector<LetterFacts> steps;
        for (auto const& line : of_.clock) {
            auto& step = steps.emplace_back();
            step.say("step_days", line.days);
            step.say("step_text", line.text);
        }
        facts.list("clock_steps", std::move(steps));
        return facts;
    }

    void add_contested(LetterFacts& facts, Letter const& letter) const
    {
        facts.say("contested_title", templates_.letter(letter.kind).title);
        facts.say("contested_number", letter.number);
        facts.say("contested_day", *letter.served_on);
        if (auto const received = received_day(letter, terms_.law))
            facts.say("contested_received", *received);
    }

    [[nodiscard]] Result<LetterFile> written(std::string_view kind, LetterFormat format) const
    {
        auto const document = write_letter(kind, facts_, templates_, terms_.law).document;
        std::string const ending = format == LetterFormat::pdf ? ".pdf" : ".docx";
        return document::write_document(document, ending).map([&](std::string bytes) {
            return LetterFile{.name = templates_.letter(kind).title + ending, .type = {}, .bytes = std::move(bytes)};
        });
    }

    void add_paper(std::string_view kind, LetterFormat format) { add(written(kind, format), {}, {}); }

    void add(Result<LetterFile> file, std::string const& number, std::optional<Date> day)
    {
        if (!file) {
            failed_ = file.error();
            return;
        }
        auto const place = std::to_string(parts_.size() + 1);
        listed_.push_back({.name = file->name, .number = number, .date = day});
        parts_.emplace_back((place.size() == 1 ? "0" : "") + place + " " + as_file_name(file->name), std::move(file->bytes));
    }

    PacketCase const& of_;
    Date today_;
    Terms const& terms_;
    LetterTemplates const& templates_;
    LetterFacts facts_;
    std::vector<FiledPaper> listed_;
    std::vector<std::pair<std::string, std::string>> parts_;
    std::optional<base::Error> failed_;
};

}  // namespace

Result<LetterFile> reconsideration_packet(PacketCase const& of, Date today, Terms const& terms, LetterTemplates const& templates)
{
    return Packing{of, today, terms, templates}.pack();
}

}  // namespace requests
