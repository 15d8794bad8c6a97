#include "requests/case_file/case_papers.hpp"

#include "document/write/bind_pdf.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/crypto/sha256.hpp"
#include "requests/case_file/case_summary.hpp"
#include "requests/case_file/case_table.hpp"
#include "requests/case_file/name_hider.hpp"
#include "requests/papers/letter_document.hpp"

namespace requests {
namespace {

void hide_in(document::Document& paper, NameHider const& hide)
{
    for (auto& block : paper.blocks) {
        if (auto* heading = std::get_if<document::Heading>(&block))
            heading->text = hide(heading->text);
        else if (auto* paragraph = std::get_if<document::Paragraph>(&block))
            paragraph->text = hide(paragraph->text);
        else if (auto* table = std::get_if<document::Table>(&block))
            for (auto& cell : table->cells)
                cell.text = hide(cell.text);
    }
}

// Collects the papers one after the other; the first refusal ends it.
class CasePapers {
public:
    CasePapers(Visit const& visit, PageTools const& tools, Names names, OpenCase const& open, std::vector<Particulars> const& versions)
        : visit_{visit}, tools_{tools}, names_{names}, open_{open}, key_{open.view.request.key}, versions_{versions},
          hide_{versions, tools.law.screening()}, texts_{tools.site.texts_for({})}  // a file of the office is Chinese
    {
    }

    [[nodiscard]] Result<std::vector<CasePaper>> all()
    {
        auto const history = tools_.requests.history(key_);
        auto const remedies = history ? tools_.remedies.of_request(key_) : tl::unexpected{history.error()};
        auto const journal = remedies ? tools_.case_files.journal_of(key_) : tl::unexpected{remedies.error()};
        if (!journal)
            return tl::unexpected{journal.error()};
        auto added = add(application_paper(open_, versions_, tools_, texts_))
                         .and_then([&] { return add(clock_paper(open_, tools_, texts_)); })
                         .and_then([&] { return add(history_paper(open_, *history, tools_, texts_)); })
                         .and_then([&] { return add_letters(); })
                         .and_then([&] { return open_.view.request.letters.empty() ? Result<void>{} : add(service_paper(open_, tools_, texts_)); })
                         .and_then([&] { return add_opinions(); })
                         .and_then([&] { return add_files(); })
                         .and_then([&] { return remedies->empty() ? Result<void>{} : add(remedies_paper(*remedies, tools_, texts_)); })
                         .and_then([&] { return add(journal_paper(*journal, tools_, texts_)); });
        if (!added)
            return tl::unexpected{added.error()};
        return std::move(papers_);
    }

private:
    [[nodiscard]] bool hides() const { return names_ == Names::hidden; }

    Result<void> add(document::Document paper)
    {
        if (hides())
            hide_in(paper, hide_);
        return document::write_pdf(paper).map([&](std::string pdf) {
            auto digest = crypto::sha256_hex(pdf);
            papers_.push_back({.title = paper.title, .pdf = std::move(pdf), .digest = std::move(digest)});
        });
    }

    Result<void> add_letters()
    {
        for (auto const& [id, letter] : open_.view.request.letters) {
            auto content = tools_.requests.letter(key_, id, visit_.visitor.key);
            if (!content && content.error().code == "letter.no-text") {
                papers_.push_back(listed(letter));  // it was written elsewhere
                continue;
            }
            if (!content)
                return tl::unexpected{content.error()};
            if (hides())
                content->text = hide_(content->text);
            LetterOfCase const of{*content, letter, visit_.agency, hides() ? std::nullopt : tools_.issued.of(key_, id), tools_.public_address};
            auto pdf = document::write_pdf(letter_document(of, tools_.clock.today(), tools_.letters));
            if (!pdf)
                return tl::unexpected{pdf.error()};
            auto paper = listed(letter);
            paper.remark.clear();
            paper.digest = crypto::sha256_hex(*pdf);
            paper.pdf = *std::move(pdf);
            papers_.push_back(std::move(paper));
        }
        return {};
    }

    [[nodiscard]] CasePaper listed(Letter const& letter) const
    {
        return {.title = say_letter(letter.kind, tools_.law.requests(), texts_), .number = letter.number, .date = letter.dated,
                .remark = texts_.say("desk.case-file.elsewhere")};
    }

    // Without names it is only listed: the third party is a person whom the file does not tell either.
    Result<void> add_opinions()
    {
        OpinionService opinions{tools_.desk};
        auto const asked = opinions.standing(key_);
        if (!asked || asked->empty())
            return asked ? Result<void>{} : tl::unexpected{asked.error()};
        if (hides()) {
            papers_.push_back({.title = texts_.say("opinion.heading"), .remark = texts_.say("desk.case-file.kept-apart")});
            return {};
        }
        auto const sheets = opinions.sheets(key_, visit_.visitor.key);
        return sheets ? add(opinions_paper(*sheets, texts_)) : tl::unexpected{sheets.error()};
    }

    Result<void> add_files()
    {
        auto const files = tools_.attachments.of(key_);
        if (!files)
            return tl::unexpected{files.error()};
        for (auto const& file : *files) {
            auto const& attachment = file.attachment;
            CasePaper paper{.title = in_language(tools_.law.attachments().name_of(attachment.kind), texts_), .date = attachment.added_on,
                            .remark = texts_.say("desk.case-file.kept-apart")};
            auto const is_held = attachment.kind == AttachmentKind::identity || (hides() && attachment.kind != AttachmentKind::redacted);
            if (!is_held)
                if (auto const taken = take_pages(attachment.number, paper); !taken)
                    return taken;
            papers_.push_back(std::move(paper));
        }
        return {};
    }

    // A file that nobody can show as pages is listed; a character that no font has is an error all the same.
    Result<void> take_pages(int number, CasePaper& paper)
    {
        auto pages = tools_.case_files.pages_of(key_, number, visit_.visitor.key);
        if (!pages && pages.error().code == "pdf.no-glyph")
            return tl::unexpected{pages.error()};
        if (!pages) {
            paper.remark = texts_.say("desk.case-file.no-pages");
            return {};
        }
        paper.title += "：" + (hides() ? hide_(pages->name) : pages->name);
        paper.pdf = std::move(pages->pdf);
        paper.digest = std::move(pages->digest);
        paper.remark.clear();
        return {};
    }

    Visit const& visit_;
    PageTools const& tools_;
    Names names_;
    OpenCase const& open_;
    RequestKey key_;
    std::vector<Particulars> const& versions_;
    NameHider hide_;
    config::Texts const& texts_;
    std::vector<CasePaper> papers_;
};

}  // namespace

Result<std::vector<CasePaper>> case_papers(Visit const& visit, PageTools const& tools, Names names)
{
    auto const open = open_case(visit, tools);
    auto const versions = open ? tools.requests.particulars_versions(open->view.request.key, visit.visitor.key) : tl::unexpected{open.error()};
    if (!versions)
        return tl::unexpected{versions.error()};
    return CasePapers{visit, tools, names, *open, *versions}.all();
}

}  // namespace requests
