#include "document/write/bind_pdf.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/case_file/case_papers.hpp"
#include "requests/case_file/case_table.hpp"
#include "requests/pages/case_words.hpp"

#include <algorithm>

// The papers of a case bound as one PDF.
namespace requests {
namespace {

// On which page each paper begins, and how many it has; 0 for what is only listed.
struct Paging {
    int first = 0;
    int pages = 0;
};

std::string text_or_dash(int number)
{
    return number == 0 ? "—" : std::to_string(number);
}

struct Cover {
    Visit const& visit;
    Request const& request;
    Names names;
    Date today;
};

document::Document contents(Cover const& cover, std::vector<CasePaper> const& papers, std::vector<Paging> const& paging, config::Texts const& texts)
{
    auto paper = titled(texts.say("desk.case-file.title"));
    auto const& request = cover.request;
    CaseTable facts{.head = {texts.say("desk.case-file.item"), texts.say("desk.case-file.value")}, .widths = {2, 6}};
    facts.rows = {{texts.say("desk.case-file.agency"), name_on(cover.visit.agency, cover.today).full},
                  {texts.say("desk.column.number"), request.intake.number},
                  {texts.say("desk.field.subject"), request.intake.subject.empty() ? texts.say("desk.no-subject") : request.intake.subject},
                  {texts.say("desk.fact.state"), say_state(request.state, texts)},
                  {texts.say("desk.case-file.bound-on"), say_day(cover.today, texts)},
                  {texts.say("desk.case-file.names"), texts.say(cover.names == Names::shown ? "desk.case-file.names.shown" : "desk.case-file.names.hidden")}};
    paper.blocks.emplace_back(table_of(facts));
    add_heading(paper, texts.say("desk.case-file.contents"));
    CaseTable table{.head = {texts.say("desk.case-file.order"), texts.say("desk.case-file.paper"), texts.say("desk.register.number"), texts.say("desk.register.dated"),
                             texts.say("desk.case-file.page"), texts.say("desk.case-file.pages")},
                    .widths = {1.2, 6, 3.6, 2.6, 1.4, 1.4}};
    for (std::size_t at = 0; at < papers.size(); ++at) {
        auto const& one = papers[at];
        table.rows.push_back({std::to_string(at + 1), one.remark.empty() ? one.title : one.title + "（" + one.remark + "）", one.number.empty() ? "—" : one.number,
                              one.date ? to_string(*one.date) : "—", text_or_dash(paging[at].first), text_or_dash(paging[at].pages)});
    }
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

document::Document digests(std::vector<CasePaper> const& papers, config::Texts const& texts)
{
    auto paper = titled(texts.say("desk.case-file.digests"));
    add_paragraph(paper, texts.say("desk.case-file.digests.about"));
    CaseTable table{.head = {texts.say("desk.case-file.order"), texts.say("desk.case-file.paper"), "SHA-256"}, .widths = {1.2, 4, 7}};
    for (std::size_t at = 0; at < papers.size(); ++at)
        if (!papers[at].digest.empty())
            table.rows.push_back({std::to_string(at + 1), papers[at].title, papers[at].digest});
    paper.blocks.emplace_back(table_of(table));
    return paper;
}

Result<std::vector<Paging>> paged(std::vector<CasePaper> const& papers, int first)
{
    std::vector<Paging> paging;
    for (auto const& paper : papers) {
        auto const pages = paper.pdf.empty() ? Result<int>{0} : document::count_pages(paper.pdf);
        if (!pages)
            return tl::unexpected{pages.error()};
        paging.push_back({*pages == 0 ? 0 : first, *pages});
        first += *pages;
    }
    return paging;
}

// The list tells on which page each paper begins, and its own length moves them: written again until they agree.
Result<std::string> contents_pdf(Cover const& cover, std::vector<CasePaper> const& papers, config::Texts const& texts)
{
    int own = 1;
    for (;;) {
        auto const paging = paged(papers, own + 1);
        if (!paging)
            return tl::unexpected{paging.error()};
        auto pdf = document::write_pdf(contents(cover, papers, *paging, texts));
        auto const pages = pdf ? document::count_pages(*pdf) : tl::unexpected{pdf.error()};
        if (!pages || *pages <= own)
            return pages ? std::move(pdf) : tl::unexpected{pages.error()};
        own = *pages;
    }
}

}  // namespace

Result<std::string> case_file(Visit const& visit, PageTools const& tools, Names names)
{
    auto const key = key_of(visit);
    auto const found = tools.requests.find(key);
    auto papers = found ? case_papers(visit, tools, names) : tl::unexpected{found.error()};
    if (!papers)
        return tl::unexpected{papers.error()};
    auto const& texts = tools.site.texts_for({});
    if (auto last = document::write_pdf(digests(*papers, texts)); last)
        papers->push_back({.title = texts.say("desk.case-file.digests"), .pdf = *std::move(last)});
    else
        return last;
    auto list = contents_pdf({visit, found->request, names, tools.clock.today()}, *papers, texts);
    if (!list)
        return list;
    std::vector<document::BoundPaper> bound{{texts.say("desk.case-file.contents"), *std::move(list)}};
    for (auto& paper : *papers)
        if (!paper.pdf.empty())
            bound.push_back({paper.title, std::move(paper.pdf)});
    auto const label = [&](int page, int pages) {
        return texts.say("desk.case-file.label", {{"number", found->request.intake.number}, {"page", std::to_string(page)}, {"pages", std::to_string(pages)}});
    };
    return document::bind_pdf(texts.say("desk.case-file.title") + " " + found->request.intake.number, bound, label)
        .and_then([&](std::string pdf) -> Result<std::string> {
            if (auto const noted = tools.case_files.note_bound(key, names, crypto::sha256_hex(pdf), visit.visitor.key); !noted)
                return tl::unexpected{noted.error()};
            return pdf;
        });
}

}  // namespace requests
