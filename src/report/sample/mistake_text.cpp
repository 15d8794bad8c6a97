#include "report/sample/mistake.hpp"
#include "report/sample/mistake_edits.hpp"

#include <array>
#include <string>
#include <vector>

namespace report {
namespace {

constexpr std::size_t part_one = 0;
constexpr std::size_t part_five = 4;
constexpr std::size_t part_six = 5;

bool replace_first(Report& report, std::string_view words, std::string_view by)
{
    for (auto* text : texts_of(report))
        if (auto const at = text->find(words); at != std::string::npos) {
            text->replace(at, words.size(), by);
            return true;
        }
    return false;
}

// A sentence more at the end of a paragraph of part one, which has five.
void append_to_part_one(Report& report, std::size_t paragraph, std::string_view sentence)
{
    report.sections[part_one].paragraphs[paragraph].text += sentence;
}

bool received_none(Report const& report)
{
    return report.find("t3.new.total")->known() == Decimal{0};
}

bool total_and_breakdown_differ(Report& report, Report const&, Random& random)
{
    auto const more = random.between(1, 4);
    return add_to_number(report, "主动公开政府信息", "条", more) || add_to_number(report, "网站公开信息", "条", more);
}

bool received_and_table_differ(Report& report, Report const&, Random& random)
{
    return add_to_number(report, "收到政府信息公开申请", "件", random.between(1, 3)) ||
           add_to_number(report, "新收政府信息公开申请", "件", 1);
}

bool carried_and_table_differ(Report& report, Report const&, Random& random)
{
    return add_to_number(report, "上年结转", "件", random.between(1, 3));
}

bool none_received_but_table(Report& report, Report const&, Random&)
{
    if (received_none(report))
        return false;
    auto& text = report.sections[part_one].paragraphs[1].text;
    auto const begin = text.find("。") + std::string_view{"。"}.size();  // behind the heading
    auto const end = text.find("。", begin);
    text.replace(begin, end - begin, "全年未收到政府信息公开申请");
    return true;
}

bool year_left_over(Report& report, Report const&, Random&)
{
    append_to_part_one(report, 3, std::to_string(*report.year - 2) + "年，政府网站运行平稳，栏目更新及时。");
    return true;
}

bool period_of_another_year(Report& report, Report const&, Random&)
{
    auto const year = std::to_string(*report.year);
    auto const last = std::to_string(*report.year - 1);
    if (!replace_first(report, "自" + year + "年1月1日起至" + year + "年12月31日止", "自" + last + "年1月1日起至" + last + "年12月31日止"))
        return false;
    std::chrono::year const then{*report.year - 1};
    report.period = Period{Date{then / std::chrono::January / 1}, Date{then / std::chrono::December / 31}};
    return true;
}

// 青河县柳溪镇人民政府 -> 柳溪镇
std::string_view town_of(std::string_view organisation)
{
    for (std::string_view const county : {"县", "区", "市"})
        if (auto const at = organisation.find(county); at != std::string_view::npos)
            organisation.remove_prefix(at + county.size());
    return organisation.substr(0, organisation.find("人民政府"));
}

bool name_of_another_town(Report& report, Report const& other, Random&)
{
    if (town_of(other.organisation) == town_of(report.organisation))
        return false;
    append_to_part_one(report, 2, std::string{town_of(other.organisation)} + "严格执行信息发布审核制度。");
    return true;
}

bool placeholder_left(Report& report, Report const&, Random& random)
{
    append_to_part_one(report, 0, random.one_in(2) ? "全年发布政策解读XX条。" : "全年发布政策解读__条。");
    return true;
}

bool fee_not_mentioned(Report& report, Report const&, Random&)
{
    if (report.form->id != "2021")
        return false;
    auto& paragraphs = report.sections[part_six].paragraphs;
    return std::erase_if(paragraphs, [](Paragraph const& paragraph) { return paragraph.text.find("处理费") != std::string::npos; }) > 0;
}

bool broken_bracket(Report& report, Report const&, Random& random)
{
    report.preamble.insert(report.preamble.begin(),
                           Paragraph{random.one_in(2) ? "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021]30号）编制本报告。"
                                                      : "根据《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函2021〕30号）编制本报告。",
                                     {}});
    return true;
}

bool unpaired_bracket(Report& report, Report const&, Random&)
{
    append_to_part_one(report, 4, "全年组织业务培训两期（线上线下相结合。");
    return true;
}

bool topic_missing(Report& report, Report const&, Random&)
{
    report.sections[part_one].paragraphs.pop_back();
    return true;
}

bool improvements_missing(Report& report, Report const&, Random&)
{
    // The usual words of problems (有待提高) would pass for an intention.
    report.sections[part_five].paragraphs = {{"公开内容不够全面，部门之间配合不够紧密，少数材料报送滞后。", {}}};
    return true;
}

bool mobile_number(Report& report, Report const&, Random& random)
{
    append_to_part_one(report, 1, "申请人李明（手机号138" + std::to_string(random.between(10'000'000, 99'999'999)) + "）对答复表示满意。");
    return true;
}

bool title_of_another_year(Report& report, Report const&, Random&)
{
    auto const year = std::to_string(*report.year) + "年";
    auto const at = report.title.find(year);
    if (at == std::string::npos || report.preamble.empty() || !report.period)
        return false;
    report.title.replace(at, year.size(), std::to_string(*report.year + 1) + "年");
    return true;
}

bool text_of_another(Report& report, Report const& other, Random&)
{
    take_text_of(report, other);
    return true;
}

constexpr std::array mistakes{
    Mistake{"total-and-breakdown-differ", "a stated total differs from its listed parts", "R-NV-09", total_and_breakdown_differ},
    Mistake{"received-and-table-differ", "applications received in the text and in table three", "R-NV-01", received_and_table_differ},
    Mistake{"carried-and-table-differ", "applications carried in, in the text and in table three", "R-NV-04", carried_and_table_differ},
    Mistake{"none-received-but-table", "未收到 in the text, figures in table three", "R-NV-02", none_received_but_table},
    Mistake{"year-left-over", "a sentence of the year before last", "R-NV-13", year_left_over},
    Mistake{"period-of-another-year", "last year's statistical period", "R-NV-12", period_of_another_year},
    Mistake{"name-of-another-town", "another office's name", "R-NV-21", name_of_another_town},
    Mistake{"placeholder-left", "XX where a number should stand", "R-NV-14", placeholder_left},
    Mistake{"fee-not-mentioned", "part six is silent about the processing fee", "R-NV-18", fee_not_mentioned},
    Mistake{"broken-bracket", "〔2021]30号", "R-NV-19", broken_bracket},
    Mistake{"unpaired-bracket", "a bracket that nobody closes", "R-NV-22", unpaired_bracket},
    Mistake{"topic-missing", "one of the five topics of part one", "R-NV-15", topic_missing},
    Mistake{"improvements-missing", "problems without improvements", "R-NV-17", improvements_missing},
    Mistake{"mobile-number", "a citizen's mobile number", "R-PII-02", mobile_number},
    Mistake{"title-of-another-year", "the title names another year than the text", "R-STR-10", title_of_another_year},
    Mistake{"text-of-another", "the text of another office", "R-XY-06", text_of_another},
};

}  // namespace

std::span<Mistake const> text_mistakes()
{
    return mistakes;
}

}  // namespace report
