#include "document/page/testing/official_report.hpp"

#include <array>

namespace document::page::testing {
namespace {

void put(Table& table, int row, int column, std::string text, int row_span = 1, int column_span = 1)
{
    auto& cell = table.cells.emplace_back();
    cell.row = row;
    cell.column = column;
    cell.row_span = row_span;
    cell.column_span = column_span;
    cell.text = std::move(text);
}

Table table_two(Figure const& figure)
{
    Table table;
    table.columns = 4;
    table.column_widths = {3, 2, 2, 2};
    int row = 0;
    auto block = [&](char const* title, std::vector<char const*> const& columns, std::vector<char const*> const& labels) {
        put(table, row++, 0, title, 1, 4);
        put(table, row, 0, "信息内容");
        auto const span = columns.size() == 1 ? 3 : 1;
        for (std::size_t at = 0; at < columns.size(); ++at)
            put(table, row, 1 + static_cast<int>(at), columns[at], 1, span);
        ++row;
        for (auto const* label : labels) {
            put(table, row, 0, label);
            for (std::size_t at = 0; at < columns.size(); ++at)
                put(table, row, 1 + static_cast<int>(at), figure(2, row, 1 + static_cast<int>(at)), 1, span);
            ++row;
        }
    };
    block("第二十条第（一）项", {"本年制发件数", "本年废止件数", "现行有效件数"}, {"规章", "行政规范性文件"});
    block("第二十条第（五）项", {"本年处理决定数量"}, {"行政许可"});
    block("第二十条第（六）项", {"本年处理决定数量"}, {"行政处罚", "行政强制"});
    block("第二十条第（八）项", {"本年收费金额（单位：万元）"}, {"行政事业性收费"});
    table.rows = row;
    return table;
}

struct Group {
    char const* label;
    std::vector<char const*> rows;
};

std::vector<Group> result_groups()
{
    return {{"（一）予以公开", {}},
            {"（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {}},
            {"（三）不予公开",
             {"1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
              "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"}},
            {"（四）无法提供", {"1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"}},
            {"（五）不予处理",
             {"1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
              "5.要求行政机关确认或重新出具已获取信息"}},
            {"（六）其他处理",
             {"1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
              "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"}},
            {"（七）总计", {}}};
}

void put_figures(Table& table, int row, Figure const& figure)
{
    for (int column = 3; column < 10; ++column)
        put(table, row, column, figure(3, row, column));
}

Table table_three(Figure const& figure)
{
    Table table;
    table.columns = 10;
    table.column_widths = {1.3, 1.8, 4.5, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2};
    table.header_rows = 3;
    put(table, 0, 0, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3);
    put(table, 0, 3, "申请人情况", 1, 7);
    put(table, 1, 3, "自然人", 2, 1);
    put(table, 1, 4, "法人或其他组织", 1, 5);
    put(table, 1, 9, "总计", 2, 1);
    int column = 4;
    for (auto const* label : {"商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"})
        put(table, 2, column++, label);
    int row = 3;
    for (auto const* label : {"一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"}) {
        put(table, row, 0, label, 1, 3);
        put_figures(table, row++, figure);
    }
    put(table, row, 0, "三、本年度办理结果", 22, 1);
    for (auto const& group : result_groups()) {
        if (group.rows.empty()) {
            put(table, row, 1, group.label, 1, 2);
            put_figures(table, row++, figure);
            continue;
        }
        put(table, row, 1, group.label, static_cast<int>(group.rows.size()), 1);
        for (auto const* label : group.rows) {
            put(table, row, 2, label);
            put_figures(table, row++, figure);
        }
    }
    for (auto& cell : table.cells)
        if (cell.text == "三、本年度办理结果")
            cell.row_span = row - cell.row;
    put(table, row, 0, "四、结转下年度继续办理", 1, 3);
    put_figures(table, row++, figure);
    table.rows = row;
    return table;
}

Table table_four(Figure const& figure)
{
    Table table;
    table.rows = 4;
    table.columns = 15;
    table.header_rows = 3;
    put(table, 0, 0, "行政复议", 1, 5);
    put(table, 0, 5, "行政诉讼", 1, 10);
    std::array const results{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"};
    for (int column = 0; column < 5; ++column)
        put(table, 1, column, results[static_cast<std::size_t>(column)], 2, 1);
    put(table, 1, 5, "未经复议直接起诉", 1, 5);
    put(table, 1, 10, "复议后起诉", 1, 5);
    for (int column = 5; column < 15; ++column)
        put(table, 2, column, results[static_cast<std::size_t>(column % 5)]);
    for (int column = 0; column < 15; ++column)
        put(table, 3, column, figure(4, 3, column));
    return table;
}

}  // namespace

Document official_report(Figure const& figure)
{
    Document document;
    auto heading = [&](int level, std::string text) { document.blocks.emplace_back(Heading{level, std::move(text), {}}); };
    auto text = [&](std::string words) { document.blocks.emplace_back(Paragraph{std::move(words), {}}); };
    heading(0, "云溪县柳河镇人民政府2024年政府信息公开工作年度报告");
    heading(1, "一、总体情况");
    text("2024年，柳河镇人民政府认真贯彻落实《中华人民共和国政府信息公开条例》，坚持以公开为常态、不公开为例外，"
         "持续推进决策、执行、管理、服务、结果公开，全年通过县政府网站主动公开政府信息126条。");
    text("（一）主动公开情况。围绕群众关心的问题，及时公开惠民补贴、社会救助等信息42条，发布规范性文件解读3篇，"
         "回应群众来信17件，办结率100%。");
    text("（二）依申请公开情况。全年共收到政府信息公开申请5件，均在法定期限内答复，未收取任何费用。");
    heading(1, "二、主动公开政府信息情况");
    document.blocks.emplace_back(table_two(figure));
    heading(1, "三、收到和处理政府信息公开申请情况");
    document.blocks.emplace_back(table_three(figure));
    heading(1, "四、政府信息公开行政复议、行政诉讼情况");
    document.blocks.emplace_back(table_four(figure));
    heading(1, "五、存在的主要问题及改进情况");
    text("一是公开内容的针对性还不强，部分栏目更新不够及时；二是业务培训有待加强。下一步，柳河镇将完善制度，"
         "明确专人负责，加强对信息发布的审核把关，不断提高政府信息公开工作水平。");
    heading(1, "六、其他需要报告的事项");
    text("本年度未收取信息处理费，没有其他需要报告的事项。");
    return document;
}

std::vector<Table> tables_of(Document const& document)
{
    std::vector<Table> tables;
    for (auto const& block : document.blocks)
        if (auto const* table = std::get_if<Table>(&block))
            tables.push_back(*table);
    return tables;
}

Figure mixed_figures(unsigned seed)
{
    return [seed](int table, int row, int column) -> std::string {
        auto mixed = seed * 2654435761U + static_cast<unsigned>(table * 1009 + row * 31 + column) * 40503U;
        mixed ^= mixed >> 13U;
        mixed *= 1274126177U;
        mixed ^= mixed >> 16U;
        if (table == 2 && row >= 12)
            return std::to_string(mixed % 900) + "." + std::to_string(mixed / 1000 % 9 + 1);
        if (mixed % 5 < 2)
            return "0";
        constexpr std::array most{10U, 100U, 1501U};
        return std::to_string(mixed / 7 % most[mixed % 3]);
    };
}

}  // namespace document::page::testing
