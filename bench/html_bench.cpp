// How long reading an HTML report takes beside the bare libxml2 parse of the same bytes into a tree.
// Run: html_bench --benchmark_repetitions=9 --benchmark_report_aggregates_only=true
#include "document/text/html_reader.hpp"

#include <benchmark/benchmark.h>
#include <libxml/HTMLparser.h>

#include <array>
#include <string>

namespace {

constexpr std::string_view sentence =
    "2024年，我单位严格按照《中华人民共和国政府信息公开条例》要求，围绕中心工作、聚焦群众关切，扎实推进政府信息公开各项工作，"
    "主动公开政府信息70条，有效保障公众的知情权、参与权和监督权。";

constexpr std::array row_labels{
    "（一）予以公开", "（二）部分公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”",
    "4.保护第三方合法权益", "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确", "1.信访举报投诉类申请",
    "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请", "1.申请人无正当理由逾期不补正", "3.其他", "（七）总计"};

// What stands around a paragraph and a cell's text.
struct Style {
    std::string_view head;
    std::string_view paragraph;
    std::string_view paragraph_end;
    std::string_view cell;
    std::string_view cell_end;
    int sentences;
};

constexpr Style plain{"", "<p>", "</p>\n", "<td>", "</td>", 26};
constexpr Style word{
    "<style><!-- p.MsoNormal {margin:0cm; text-align:justify; font-size:10.5pt;} --></style>",
    "<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:\nexactly'><span "
    "style='font-size:16.0pt;font-family:仿宋_GB2312;mso-hansi-font-family:\"Times New Roman\"'>",
    "<span lang=EN-US><o:p></o:p></span></span></p>\n",
    "<td width=64 style='width:48.0pt;border-top:none;border-left:none;border-bottom:solid windowtext 1.0pt;\n"
    "border-right:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;height:22.0pt'>"
    "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'><span lang=EN-US "
    "style='font-size:10.5pt;font-family:宋体;mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt'>",
    "<o:p></o:p></span></p></td>\n", 220};

std::string make_report(Style const& style)
{
    std::string html{"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>某镇2024年政府信息公开工作年度报告</title>"};
    html += style.head;
    html += "</head>\n<body>\n<h1>某镇2024年政府信息公开工作年度报告</h1>\n";
    auto const add_paragraphs = [&](int count) {
        for (; count > 0; --count)
            html.append(style.paragraph).append(sentence).append(style.paragraph_end);
    };
    auto const add_cell = [&](std::string_view text) { html.append(style.cell).append(text).append(style.cell_end); };
    add_paragraphs(style.sentences / 2);
    html += "<table border=1 cellspacing=0><tbody>\n";
    for (auto const* const label : row_labels) {
        html += "<tr>";
        add_cell(label);
        for (auto column = 0; column < 7; ++column)
            add_cell("0");
        html += "</tr>\n";
    }
    html += "</tbody></table>\n";
    add_paragraphs(style.sentences / 2);
    html += "</body></html>\n";
    return html;
}

std::string const& report(bool by_word_processor)
{
    static auto const plain_report = make_report(plain);
    static auto const word_report = make_report(word);
    return by_word_processor ? word_report : plain_report;
}

void tree(benchmark::State& state)
{
    auto const& html = report(state.range(0) != 0);
    for (auto _ : state) {
        auto* const document = htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8",
                                              HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
        benchmark::DoNotOptimize(document);
        xmlFreeDoc(document);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * html.size()));
    state.counters["bytes"] = static_cast<double>(html.size());
}

void read(benchmark::State& state)
{
    auto const& html = report(state.range(0) != 0);
    document::Limits const limits;
    for (auto _ : state) {
        auto document = document::read_html(html, limits);
        benchmark::DoNotOptimize(document);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * html.size()));
    state.counters["bytes"] = static_cast<double>(html.size());
}

BENCHMARK(tree)->Name("libxml2_tree/plain")->Arg(0);
BENCHMARK(read)->Name("read_html/plain")->Arg(0);
BENCHMARK(tree)->Name("libxml2_tree/word")->Arg(1);
BENCHMARK(read)->Name("read_html/word")->Arg(1);

}  // namespace

BENCHMARK_MAIN();
