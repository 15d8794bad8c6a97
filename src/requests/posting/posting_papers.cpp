#include "requests/posting/posting_papers.hpp"

#include "document/write/bind_pdf.hpp"
#include "document/write/write_pdf.hpp"
#include "requests/domain/service_recipient.hpp"
#include "requests/letters/letter_text.hpp"
#include "requests/letters/service_papers.hpp"
#include "requests/pages/case_words.hpp"
#include "requests/papers/letter_document.hpp"

namespace requests {
namespace {

using document::BoundPaper;

// Collects the papers for one letter.
class PostingPapers {
public:
    PostingPapers(Visit const& visit, PageTools const& tools, Request const& request, LetterId id, Terms const& terms)
        : visit_{visit}, tools_{tools}, request_{request}, id_{id}, letter_{request.letters.at(id)}, terms_{terms}
    {
    }

    [[nodiscard]] Result<std::string> bound(EnvelopeSize size)
    {
        auto const receiver = receiver_of(request_.key, letter_, tools_, visit_.visitor.key);
        if (!receiver)
            return tl::unexpected{receiver.error()};
        auto const added = add_letter()
                               .and_then([&] { return add_enclosures_pages(); })
                               .and_then([&] { return add_envelope(size, *receiver); })
                               .and_then([&] { return add_receipt(*receiver); })
                               .and_then([&] { return add_book(*receiver); });
        if (!added)
            return tl::unexpected{added.error()};
        return document::bind_pdf(title() + " " + letter_.number, papers_);
    }

private:
    [[nodiscard]] std::string title() const { return tools_.letters.letter(letter_.kind).title; }

    Result<void> add(std::string name, Result<std::string> pdf)
    {
        return std::move(pdf).map([&](std::string bytes) { papers_.push_back({std::move(name), std::move(bytes)}); });
    }

    Result<void> add_paper(std::string_view kind, LetterFacts const& facts)
    {
        auto const written = write_letter(kind, facts, tools_.letters, terms_.law);
        return add(tools_.letters.letter(kind).title, document::write_pdf(written.document));
    }

    Result<void> add_letter()
    {
        auto const content = tools_.requests.letter(request_.key, id_, visit_.visitor.key);
        if (!content)
            return tl::unexpected{content.error()};
        LetterOfCase const of{*content, letter_, visit_.agency, tools_.issued.of(request_.key, id_), tools_.public_address};
        return add(title(), document::write_pdf(letter_document(of, tools_.clock.today(), tools_.letters)));
    }

    Result<void> add_enclosures_pages()
    {
        auto const enclosed = tools_.attachments.enclosures(request_.key, id_);
        if (!enclosed)
            return tl::unexpected{enclosed.error()};
        for (auto const& one : *enclosed) {
            auto pages = tools_.case_files.pages_of(request_.key, one.attachment.number, visit_.visitor.key);
            if (!pages)
                return tl::unexpected{pages.error()};
            ++enclosures_;
            papers_.push_back({pages->name, std::move(pages->pdf)});
        }
        return {};
    }

    Result<void> add_envelope(EnvelopeSize size, PostalReceiver const& receiver)
    {
        auto const& guide = visit_.agency.guide;
        PostalAddress const from{.postcode = guide.postcode, .address = guide.address, .name = agency_name()};
        auto const sheet = envelope(size, {.address = receiver.address, .name = receiver.name}, from, tools_.letters);
        return add(tools_.texts(visit_).say("desk.posting.envelope"), document::write_sheet(sheet));
    }

    Result<void> add_receipt(PostalReceiver const& receiver)
    {
        auto const particulars = tools_.requests.particulars(request_.key, visit_.visitor.key);
        if (!particulars)
            return tl::unexpected{particulars.error()};
        auto facts = facts_of(LetterMatter{visit_.agency, request_, *particulars, tools_.clock.today()}, terms_);
        facts.say("recipient", receiver.name);
        auto papers = "《" + title() + "》（" + letter_.number + "）1份";
        if (enclosures_ > 0)
            papers += "，附件" + std::to_string(enclosures_) + "件";
        add_serving(facts, {.mode = std::string{service_by_post}, .address = receiver.address, .papers = papers, .served_on = letter_.served_on}, terms_.law);
        return add_paper("service_receipt", facts);
    }

    Result<void> add_book(PostalReceiver const& receiver)
    {
        auto const day = letter_.served_on.value_or(tools_.clock.today());
        return add_paper("posting_book", posting_book(visit_.agency, day, {{receiver.name, receiver.address, letter_.number}}));
    }

    [[nodiscard]] std::string agency_name() const { return name_on(visit_.agency, tools_.clock.today()).full; }

    Visit const& visit_;
    PageTools const& tools_;
    Request const& request_;
    LetterId id_;
    Letter const& letter_;
    Terms const& terms_;
    std::vector<BoundPaper> papers_;
    int enclosures_ = 0;
};

}  // namespace

Result<PostalReceiver> receiver_of(RequestKey key, Letter const& letter, PageTools const& tools, PersonKey looking)
{
    auto const* kind = tools.law.requests().letter(letter.kind);
    if (kind == nullptr || kind->to != Addressee::applicant)
        return PostalReceiver{};
    return tools.requests.particulars(key, looking).map([](Particulars const& particulars) {
        auto const recipient = recipient_of(particulars);
        return PostalReceiver{recipient.name, recipient.address};
    });
}

Result<std::string> posting_papers(Visit const& visit, PageTools const& tools, EnvelopeSize size)
{
    auto const key = key_of(visit);
    auto const id = letter_of(visit);
    auto const found = tools.requests.find(key);
    auto const terms = found ? tools.terms(visit) : tl::unexpected{found.error()};
    if (!terms)
        return tl::unexpected{terms.error()};
    auto const letter = found->request.letters.find(id);
    if (letter == found->request.letters.end())
        return base::fail(base::ErrorKind::not_found, "letter.no-text", "This letter has no text here.");
    if (letter->second.number.empty())
        return base::fail(base::ErrorKind::conflict, "posting.not-numbered", "The letter has no number yet: sign and number it first.");
    auto const held = tools.attachments.held_enclosures(key, id);
    if (!held)
        return tl::unexpected{held.error()};
    if (!held->empty())
        return base::fail(base::ErrorKind::conflict, "posting.held", "File {number} must not go out with the letter.",
                          {{"number", std::to_string(held->front().number)}});
    return PostingPapers{visit, tools, found->request, id, *terms}.bound(size).and_then([&](std::string pdf) -> Result<std::string> {
        if (auto const noted = tools.postings.note_printed(key, id, visit.visitor.key); !noted)
            return tl::unexpected{noted.error()};
        return pdf;
    });
}

}  // namespace requests
