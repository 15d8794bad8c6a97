#include "report/drafting/text_service.hpp"

#include "base/json.hpp"
#include "report/drafting/drafting_fixture.hpp"

#include <gmock/gmock.h>

namespace report {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

// Long enough to be told from chance.
constexpr auto about_markets = "2026年我镇围绕集市改造公开方案十二份，逐户张贴并在便民大厅设查阅点，群众来电询问摊位抽签规则较多，我们在三日内补发了问答，随后每周更新进度。"
                               "年内还公开了沟渠整治、危房改造和低保复核的名单与标准，村里的喇叭同步播报，年底请代表逐项打分，得分最低的是财政预算表，因表头太细老人看不懂。"
                               "集市搬迁前后三次听取商户意见，公示栏移到公交站旁，夜市收费标准写进二维码，外来摊主凭码查看；防汛值班表、山塘水库责任人和转移路线图同日贴出，"
                               "七月暴雨当晚更新六次，事后逐条核对并说明了一处误报。";
constexpr auto about_schools = "本局以学校收费、招生划片和营养餐采购为重点，开学前两周把各校名额、收费项目与投诉电话贴到校门口，家长群里同步发送，全年更正错漏四处，"
                               "均在一日内改好。考试安排提早一月发布，民办学校年检结论首次全文上网，问询电话由专人接听并登记，疑难的当周回访。"
                               "教师职称评审结果与申诉渠道一并公布，校车线路调整先征求三所乡镇小学家长意见，体育场馆开放时段按周发布，助学金名单只在校内张贴并隐去家庭住址，"
                               "审计整改清单分两批全文上网，逾期一项说明了原因和新的完成日。";

class Texts : public WithReports {
protected:
    TextService texts() { return TextService{report_tools(), TextLaw::parse(base::Json::parse(config::LawFiles{}.file("report-text.json").content)).value()}; }
    void write(Agency const& agency, std::string const& text)
    {
        auto const version = reports().draft(agency, 2026)->version;
        ASSERT_TRUE(reports().put_texts(agency, 2026, {{0, text}}, {{agency.id, 1}, version}));
    }
};

}  // namespace

TEST_P(Texts, StandBesideQuestionsAndLastYearsProblems)
{
    auto last = zeros(2025, "青石县人民政府");
    last.sections[4].paragraphs = {{"一是公开不及时。", {}}};

    auto notes = texts().notes(town(), 2026, &last);
    ASSERT_THAT(notes, SizeIs(4));
    EXPECT_EQ(notes.back(), (ReportNote{NoteKind::problem, "一是公开不及时。", ""}));
    notes[1].content = "低保名单";
    notes[3].content = "改为三日内发布";
    ASSERT_TRUE(texts().put_notes(town(), 2026, notes, clerk()));

    EXPECT_EQ(texts().notes(town(), 2026, &last), notes);
    EXPECT_THAT(texts().notes(town(), 2026, nullptr), Contains(notes[3]));  // what was written is not lost with its question
    EXPECT_THAT(told(), ElementsAre("report.notes-written"));
    ASSERT_TRUE(texts().put_notes(town(), 2026, notes, clerk()));
    EXPECT_THAT(told(), SizeIs(1));  // nothing has changed
    notes[0].content.assign(6001, 'x');
    EXPECT_EQ(texts().put_notes(town(), 2026, notes, clerk()).error().code, "draft.note-too-long");
}

TEST_P(Texts, AreHeldAgainstThoseOfTheOtherUnits)
{
    auto const superior = service().find(add("county")).value();
    ASSERT_TRUE(service().move(agency(), superior.id, actor));
    auto const copied = service().find(add("copied", superior.id)).value();
    auto const own = service().find(add("own", superior.id)).value();
    auto const silent = service().find(add("silent", superior.id)).value();
    write(town(), about_markets);
    write(copied, about_markets);
    write(own, about_schools);

    auto const found = reports().likeness(town(), draft());

    ASSERT_THAT(found, SizeIs(2));
    EXPECT_THAT(found[0], AllOf(Field(&Likeness::name, copied.names.back().abbreviation), Field(&Likeness::is_too_much, true), Field(&Likeness::share, 1.0)));
    EXPECT_THAT(found[1], AllOf(Field(&Likeness::name, own.names.back().abbreviation), Field(&Likeness::is_too_much, false), Field(&Likeness::share, testing::Lt(0.2))));
    EXPECT_THAT(reports().likeness(silent, reports().draft(silent, 2026).value()), IsEmpty());  // nothing is written
}

TEST_P(Texts, HaveTheFactsOfLedgerAndRegister)
{
    granted(day(3, 3));
    ASSERT_TRUE(documents().put(agency(), {.title = "办法", .file_number = "青政发〔2026〕1号", .issued_on = day(2, 2)}, clerk()));

    auto const facts = texts().facts(town(), draft());

    EXPECT_THAT(facts, Contains(AllOf(Field(&Fact::clause, "收到政府信息公开申请1件"), Field(&Fact::source, FactSource::ledger), Field(&Fact::as_of, day(3, 3)))));
    EXPECT_THAT(facts, Contains(AllOf(Field(&Fact::clause, "制发行政规范性文件1件"), Field(&Fact::source, FactSource::document_register))));
    EXPECT_EQ(facts.back().clause, "2月2日制发《办法》（青政发〔2026〕1号）");
}

ON_BOTH_ENGINES(Texts);

}  // namespace report
