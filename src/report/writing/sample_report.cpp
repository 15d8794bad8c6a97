#include "report/writing/sample_report.hpp"

#include "base/json.hpp"
#include "platform/config/law_files.hpp"

#include <initializer_list>

namespace report {
namespace {

using namespace std::chrono_literals;

Cell& cell(Report& report, std::string_view id)
{
    return report.cells[report.form->find_cell(id).value()];
}

void set(Report& report, std::string_view id, Decimal value)
{
    auto& target = cell(report, id);
    target.state = CellState::read;
    target.value = value;
    target.raw = to_string(value);
}

// Adds to a row of table three and to its totals.
void add_requests(Report& report, std::string const& row, std::string const& applicant, std::int64_t count)
{
    for (auto const& column : {applicant, std::string{"total"}}) {
        auto const id = row + "." + column;
        set(report, id, cell(report, id).value + Decimal{count});
    }
}

void add_answered(Report& report, std::string const& row, std::string const& applicant, std::int64_t count)
{
    add_requests(report, row, applicant, count);
    add_requests(report, "t3.total", applicant, count);
}

void fill_table_three(Report& report)
{
    add_requests(report, "t3.new", "natural_person", 16);
    add_requests(report, "t3.new", "biz_enterprise", 3);
    add_requests(report, "t3.carry_in", "natural_person", 1);
    add_answered(report, "t3.granted", "natural_person", 9);
    add_answered(report, "t3.granted", "biz_enterprise", 2);
    add_answered(report, "t3.partial", "natural_person", 2);
    add_answered(report, "t3.denied.third_party", "natural_person", 1);
    add_answered(report, "t3.unavailable.not_held", "natural_person", 3);
    add_answered(report, "t3.unavailable.not_held", "biz_enterprise", 1);
    add_answered(report, "t3.rejected.repeat", "natural_person", 1);
    add_requests(report, "t3.carry_out", "natural_person", 1);
}

void fill_table_two(Report& report)
{
    if (report.form->id == "2021") {
        set(report, "t2.norm_docs.issued", 2);
        set(report, "t2.norm_docs.repealed", 1);
        set(report, "t2.norm_docs.in_force", 7);
    }
    for (auto const& form_cell : report.form->cells) {
        if (form_cell.table != TableId::t2)
            continue;
        if (form_cell.type == CellType::money_wan)
            set(report, form_cell.id, Decimal::from_micros(1'250'000));
        else if (form_cell.type == CellType::signed_count)
            set(report, form_cell.id, -3);
    }
}

void fill_table_four(Report& report)
{
    set(report, "t4.review.upheld", 1);
    set(report, "t4.review.total", 1);
}

void add_section(Report& report, std::size_t index, std::initializer_list<char const*> paragraphs)
{
    auto& section = report.sections[index];
    section.present = true;
    section.title = report.form->sections[index].title.official;
    for (auto const* text : paragraphs)
        section.paragraphs.push_back({text, {}});
}

void write_text(Report& report)
{
    report.preamble = {
        {"本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定和上级关于编制政府信息公开工作年度报告的要求编制，由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。", {}},
        {"本报告中所列数据的统计期限自2024年1月1日起，至2024年12月31日止。如对本报告有疑问，请与青石县柳河镇党政办公室联系。", {}}};
    add_section(report, 0, {
        "2024年，柳河镇认真贯彻落实政府信息公开条例，坚持以公开为常态、不公开为例外，围绕群众关心的事项持续做好政府信息公开工作。",
        "（一）主动公开",
        "全年通过县政府门户网站主动公开政府信息126条，其中政策文件18条、财政预决算4条、民生实事57条、工作动态47条。",
        "（二）依申请公开",
        "全年新收政府信息公开申请19件，上年结转1件，均依法登记、审查和答复；办结19件，结转下年度继续办理1件。",
        "（三）政府信息管理",
        "严格执行信息发布“三审三校”制度，落实先审查、后公开，明确专人负责信息的起草、审核和发布，全年未发生失泄密事件。",
        "（四）政府信息公开平台建设",
        "规范设置政府信息公开专栏，在便民服务中心设立查阅点1处，配备专用电脑和查阅席位，方便群众就近查阅。",
        "（五）监督保障",
        "成立政务公开工作领导小组，组织业务培训2次，参训45人次。工作考核结果为良好，社会评议满意，未发生责任追究情形。"});
    add_section(report, 1, {});
    add_section(report, 2, {});
    add_section(report, 3, {});
    add_section(report, 4, {
        "（一）存在的主要问题",
        "一是公开内容与群众需求仍有差距，政策解读的形式较为单一；二是部分站所主动公开的意识不强，信息更新不够及时。",
        "（二）改进情况",
        "一是围绕乡村建设、社会救助等重点领域细化公开目录，丰富图文解读；二是将信息公开纳入站所年度考核，按季度通报更新情况。"});
    add_section(report, 5, {
        "本年度依据《政府信息公开信息处理费管理办法》，收取信息处理费0元。",
        "青石县柳河镇人民政府",
        "2025年1月20日"});
}

}  // namespace

Forms const& shipped_forms()
{
    static auto const forms = [] {
        config::LawFiles const law;
        return Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content}).value();
    }();
    return forms;
}

Report sample_report(std::string_view form)
{
    auto report = empty_report(*shipped_forms().find(form));
    report.title = "青石县柳河镇人民政府2024年政府信息公开工作年度报告";
    report.organisation = "青石县柳河镇人民政府";
    report.year = 2024;
    report.period = Period{Date{2024y / 1 / 1}, Date{2024y / 12 / 31}};
    for (auto const& form_cell : report.form->cells)
        set(report, form_cell.id, 0);
    fill_table_two(report);
    fill_table_three(report);
    fill_table_four(report);
    write_text(report);
    return report;
}

void lose_cell(Report& report, std::string_view id, CellState state, std::string_view raw)
{
    cell(report, id) = {.state = state, .value = {}, .raw = std::string{raw}, .at = {}, .candidates = {}};
}

}  // namespace report
