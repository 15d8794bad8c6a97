#include "requests/redaction/redaction_service.hpp"

#include "base/json.hpp"
#include "document/page/isolated.hpp"
#include "document/write/write_pdf.hpp"
#include "platform/jobs/queue.hpp"
#include "requests/attachments/attachment_fixture.hpp"
#include "requests/redaction/propose_areas.hpp"

#include <gmock/gmock.h>

namespace requests {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

// Made up: only the check digit is right.
constexpr std::string_view resident_id = "11010119900307889X";

std::string list_pdf()
{
    document::Document paper{.format = "text", .title = "低保名单"};
    paper.blocks.emplace_back(document::Paragraph{"青石县低保对象名册。", {}});
    paper.blocks.emplace_back(document::Paragraph{"甄某，身份证号码" + std::string{resident_id} + "，二级。", {}});
    return document::write_pdf(paper).value();
}

RedactionLaw const& redaction_law()
{
    static auto const shipped = RedactionLaw::parse(base::Json::parse(config::LawFiles{}.file("redaction.json").content));
    return shipped;
}

document::PageLine line_of(std::string text, float top, bool places_are_certain = true)
{
    document::PageLine line;
    line.box = {100, top, 100 + 10 * static_cast<float>(text.size()), top + 12};
    for (std::size_t at = 0; at < text.size(); ++at)
        line.characters.push_back({at, {100 + 10 * static_cast<float>(at), top, 110 + 10 * static_cast<float>(at), top + 12}});
    line.text = std::move(text);
    line.places_are_certain = places_are_certain;
    return line;
}

void must(Result<void> const& done)
{
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().code);
}

class Redactions : public WithAttachments {
protected:
    void SetUp() override
    {
        WithAttachments::SetUp();
        if (IsSkipped())
            return;
        for (auto const& step : jobs::schema())
            connection().run_script(std::string{step.statements});
        quick_.file_time = std::chrono::seconds{2};
        service_.emplace(tools(), AttachmentTools{store(), no_scanner_, quick_});
    }

    RedactionService redactions() { return RedactionService{tools(), redaction_law(), *service_, limits_}; }
    RequestKey with_list()
    {
        auto const key = registered(paper(day(3, 3))).key;
        EXPECT_EQ(added(key, list_pdf(), "低保名单.pdf"), 1);
        return key;
    }
    // As a worker does it.
    Result<void> worked()
    {
        auto const job = jobs::Queue{connection(), clock()}.take();
        return redactions().work(job->key.agency, job->subject, [] { return Result<void>{}; });
    }
    void proposed(RequestKey key)
    {
        must(redactions().ask(key, 1, RedactionTask::propose, clerk()));
        must(worked());
    }
    int copied(RequestKey key)
    {
        must(redactions().ask(key, 1, RedactionTask::copy, clerk()));
        must(worked());
        return redactions().show(key, 1, clerk())->work->copy.value_or(0);
    }
    RedactedFile shown(RequestKey key) { return redactions().show(key, 1, clerk()).value(); }
    std::string journal_of(RequestKey key)
    {
        std::string all;
        for (auto const& entry : journal::Journal{connection(), clock()}.entries_of(agency(), "request/" + std::to_string(key.id.value)))
            all += entry.act.event + " " + entry.act.actor + " " + entry.act.details + "\n";
        return all;
    }

private:
    document::Limits limits_;
    document::Limits quick_;  // what is left to be recognised is read another time
    files::VirusScanner no_scanner_{std::nullopt};
    std::optional<AttachmentService> service_ = {};
};

}  // namespace

TEST_P(Redactions, ProposeWhatTheScreeningFindsAroundItsCharacters)
{
    auto const key = with_list();

    proposed(key);

    auto const file = shown(key);
    ASSERT_THAT(file.areas, SizeIs(1));
    auto const& area = file.areas.front();
    EXPECT_EQ(area.source, "R-PII-01");
    EXPECT_EQ(area.reason, "privacy");
    EXPECT_EQ(area.state, AreaState::proposed);
    EXPECT_GT(area.box.right - area.box.left, 100);
    EXPECT_LT(area.box.right - area.box.left, 250) << "the number, not the line";
    EXPECT_TRUE(file.work->finished);
    EXPECT_EQ(file.work->fault, "");
}

TEST_P(Redactions, KeepACopyWithoutWhatWasBlackedOut)
{
    auto const key = with_list();
    proposed(key);
    must(redactions().accept_all(key, 1, clerk()));

    auto const copy = copied(key);

    ASSERT_EQ(copy, 2);
    auto const listed = attachments().of(key)->back().attachment;
    EXPECT_EQ(listed.kind, AttachmentKind::redacted);
    EXPECT_EQ(listed.original, 1);
    EXPECT_NE(listed.reading, ReadingState::barred);
    auto const opened = attachments().open(key, copy, {clerk()}).value();
    EXPECT_EQ(opened.name, "低保名单（遮盖件）.pdf");
    EXPECT_THAT(opened.content, Not(HasSubstr("/Font")));
    EXPECT_EQ(document::page_sizes(document::PageFormat::pdf, opened.content, {})->size(), 2U) << "the list of what was removed";
    EXPECT_THAT(journal_of(key), AllOf(HasSubstr("request.redaction-made person/1/7"), HasSubstr(R"("areas":{"privacy":1})"),
                                       HasSubstr(R"("original":1)"), Not(HasSubstr("低保名单"))));
}

TEST_P(Redactions, KeepTheOriginalFromGoingOutWithALetter)
{
    auto const key = with_list();
    recorded(key, Decided{"granted", {}, LetterId{1}}).value();
    requests().write_letter(key, LetterId{1}, {.kind = "granted", .text = "现予公开。"}, acting(key)).value();
    proposed(key);
    must(redactions().accept_all(key, 1, clerk()));
    auto const copy = copied(key);

    attachments().enclose(key, LetterId{1}, {1, copy}, acting(key)).value();

    auto const held = attachments().held_enclosures(key, LetterId{1}).value();
    ASSERT_FALSE(held.empty());
    EXPECT_EQ(held.front().number, 1);
    EXPECT_EQ(held.front().reason, "has-redacted");
    must(attachments().clear(key, 1, "已核", clerk()));
    EXPECT_EQ(attachments().held_enclosures(key, LetterId{1})->front().reason, "has-redacted") << "whoever clears it";
}

TEST_P(Redactions, AreNotCopiedBeforeEachProposalIsSettled)
{
    auto const key = with_list();
    EXPECT_EQ(code_of(redactions().ask(key, 1, RedactionTask::copy, clerk())), "redaction.nothing-marked");
    proposed(key);

    EXPECT_EQ(code_of(redactions().ask(key, 1, RedactionTask::copy, clerk())), "redaction.undecided");

    must(redactions().mark(key, 1, {.page = 1}, clerk()));
    EXPECT_EQ(shown(key).areas.front().state, AreaState::dismissed);
    EXPECT_EQ(code_of(redactions().ask(key, 1, RedactionTask::copy, clerk())), "redaction.nothing-marked");
    proposed(key);
    EXPECT_EQ(shown(key).areas.front().state, AreaState::dismissed) << "what was settled is not proposed again";
}

TEST_P(Redactions, TakeAreasThatSomebodyDraws)
{
    auto const key = with_list();
    PageAreas const said{.page = 1, .added = {{.box = {100.4F, 100, 150.2F, 120}, .reason = "trade_secret", .source = "hand"}}};

    must(redactions().mark(key, 1, said, clerk()));

    auto const area = shown(key).areas.front();
    EXPECT_EQ(area.box, (base::Box{100, 100, 151, 120}));
    EXPECT_EQ(area.state, AreaState::accepted);
    must(redactions().mark(key, 1, {.page = 1}, clerk()));
    EXPECT_THAT(shown(key).areas, IsEmpty()) << "unticked";
}

TEST_P(Redactions, RefuseWhatIsNoAreaOfThePage)
{
    auto const key = with_list();
    auto const marked = [&](int page, base::Box const& box, std::string reason) {
        return code_of(redactions().mark(key, 1, {.page = page, .added = {{.box = box, .reason = std::move(reason), .source = "hand"}}}, clerk()));
    };

    EXPECT_EQ(marked(1, {100, 100, 100, 120}, "privacy"), "redaction.bad-area");
    EXPECT_EQ(marked(1, {-5, 100, 100, 120}, "privacy"), "redaction.bad-area");
    EXPECT_EQ(marked(1, {10, 10, 2000, 120}, "privacy"), "redaction.bad-area");
    EXPECT_EQ(marked(1, {10, 10, 100, 120}, "because"), "redaction.no-reason");
    EXPECT_EQ(marked(2, {10, 10, 100, 120}, "privacy"), "redaction.no-page");
}

TEST_P(Redactions, AreForPdfFilesAndPicturesAlone)
{
    auto const key = registered(paper(day(3, 3))).key;
    added(key, harmless, "合同.txt");

    EXPECT_EQ(code_of(redactions().show(key, 1, clerk())), "redaction.not-pages");
    EXPECT_EQ(code_of(redactions().picture(key, 1, 1, clerk())), "redaction.not-pages");
}

TEST_P(Redactions, AreNotChangedWhileTheProgramWorks)
{
    auto const key = with_list();
    must(redactions().ask(key, 1, RedactionTask::propose, clerk()));

    EXPECT_EQ(code_of(redactions().mark(key, 1, {.page = 1}, clerk())), "redaction.busy");
    EXPECT_EQ(code_of(redactions().ask(key, 1, RedactionTask::propose, clerk())), "redaction.busy");
    EXPECT_EQ(code_of(redactions().mark(key, 1, {.page = 1}, {base::AgencyId{99}, 1})), "request.not-of-this-agency");
}

TEST_P(Redactions, GoOnWhereTheWorkWasStopped)
{
    auto const key = with_list();
    must(redactions().mark(key, 1, {.page = 1, .added = {{.box = {100, 100, 150, 120}, .reason = "privacy", .source = "hand"}}}, clerk()));
    must(redactions().ask(key, 1, RedactionTask::copy, clerk()));
    auto const job = jobs::Queue{connection(), clock()}.take();
    auto const stopped = redactions().work(job->key.agency, job->subject, []() -> Result<void> {
        return base::fail(base::ErrorKind::unavailable, "job.stopped", "stopped");
    });
    EXPECT_EQ(code_of(stopped), "job.stopped");
    EXPECT_FALSE(shown(key).work->finished);

    must(redactions().work(job->key.agency, job->subject, [] { return Result<void>{}; }));
    must(redactions().work(job->key.agency, job->subject, [] { return Result<void>{}; }));

    EXPECT_EQ(shown(key).work->copy, 2);
    EXPECT_THAT(attachments().of(key).value(), SizeIs(2)) << "twice is once";
}

TEST_P(Redactions, MayBeWatchedWithoutALookWhileTheProgramWorks)
{
    auto const key = with_list();
    must(redactions().ask(key, 1, RedactionTask::propose, clerk()));
    auto const before = journalled(key).size();

    auto const file = shown(key);

    EXPECT_EQ(file.work->pages, 1);
    EXPECT_THAT(file.pages, SizeIs(1));
    EXPECT_EQ(file.name, "");
    EXPECT_THAT(journalled(key), SizeIs(before));
}

TEST_P(Redactions, JournalEachLookAtAPage)
{
    auto const key = with_list();

    EXPECT_THAT(redactions().picture(key, 1, 1, clerk()).value(), HasSubstr("PNG"));

    EXPECT_THAT(journalled(key), Contains("request.attachment-opened"));
}

ON_BOTH_ENGINES(Redactions);

TEST(ProposeAreas, FindWhatIsBrokenAtTheEndOfALine)
{
    auto const law = DeskLaw::read(config::LawFiles{}).value();
    std::vector<document::PageLine> const lines{line_of("ID 1101011990", 100), line_of("0307889X end", 120)};

    auto const found = propose_areas(lines, 3, law.screening(), redaction_law());

    ASSERT_THAT(found.areas, SizeIs(2));
    EXPECT_EQ(found.areas[0].box, (base::Box{129, 99, 231, 113}));
    EXPECT_EQ(found.areas[1].box, (base::Box{99, 119, 181, 133}));
    EXPECT_EQ(found.areas[0].page, 3);
}

TEST(ProposeAreas, CountsHitsWhosePlaceIsNotCertain)
{
    auto const law = DeskLaw::read(config::LawFiles{}).value();

    auto const found = propose_areas({line_of("ID 11010119900307889X", 100, false)}, 1, law.screening(), redaction_law());

    EXPECT_THAT(found.areas, IsEmpty());
    EXPECT_EQ(found.unplaced, 1);
}

}  // namespace requests

// The test program starts itself again as a reader's child.
int main(int argc, char** argv)
{
    if (auto const code = document::run_reader_child(argc, argv))
        return *code;
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
