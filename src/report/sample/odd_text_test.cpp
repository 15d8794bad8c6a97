// Texts that no one foresaw come back from every format that the program writes.
#include "report/sample/round_trip_fixture.hpp"

#include <array>

namespace report {
namespace {

// Lines that look like something else in one format or another: marks of Markdown and HTML, tables, headings, lists,
// labels of the form, rare characters, addresses.
constexpr std::array odd_lines{
    "1. 加强领导，压实责任。", "1.强化培训", "2、细化目录，逐项核对。", "（1）人员变动较多；", "①更新不够及时；②解读形式单一。",
    "12) 其他情况。", "（一）主动公开", "（二）依申请公开。全年收到申请0件。", "第一，加强学习。", "一、加强组织领导", "三、狠抓落实，务求实效。",
    "| 甲 | 乙 |", "|---|---|", "甲 | 乙 | 丙", "甲\t乙\t丙", "总计\t0\t0\t0", "规章 3 1 5", "行政许可", "| | |",
    "# 不是标题", "## （一）", "- 列表", "+ 加号", "* 星号", "> 引文", "---", "===", "```", "~~~", "_下划线_ *星号* **两个**",
    "[链接](https://www.gov.cn/a_b?c=d&e=f)", "![图](a.png)", "<b>不是标签</b>", "a < b && c > d", "&amp; &lt; &nbsp; &#65;", "<!-- 不是注释 -->",
    "\\反斜杠\\n", "'单引号' \"双引号\" “弯引号”", "=1+1", "@某人", "+86 000", "-5", "0", "无", "/", "—",
    "〔注：以上数据截至12月31日。〕", "注：不含涉密信息", "（以下无正文）",
    "Government Information Disclosure, 2024: e-mail a@b.cn", "https://www.gov.cn/zhengce/content/2019-04/15/content_5382991.htm",
    "㐀䶵𠀀𠮷𡈽𪚥", "〇零○", "鿿龥", "①②③㈠㈡", "ｆｕｌｌ　ｗｉｄｔｈ　１２３", "℃㎡％‰", "Ａ—Ｂ…Ｃ·Ｄ", "á é ñ ü ß Ω я",
    "2025年1月20日", "2024年，全镇主动公开政府信息126条，其中政策文件18条。", "二、", "（三）", "1.", "附件：1.统计表", "联系电话：000-0000000",
};

std::string odd_text(Random& random)
{
    std::string text{odd_lines[random.below(odd_lines.size())]};
    while (random.one_in(4))
        text += std::string{random.one_in(2) ? "" : "，"} + odd_lines[random.below(odd_lines.size())];
    return text;
}

std::string long_text(Random& random, std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += "全年" + std::string{odd_lines[random.below(odd_lines.size())]} + "。";
    return text;
}

Report with_odd_texts(Report report, std::uint64_t seed)
{
    Random random{seed};
    for (auto const part : {std::size_t{0}, std::size_t{4}, std::size_t{5}}) {
        auto& paragraphs = report.sections[part].paragraphs;
        for (auto left = 2 + random.below(6); left > 0; --left)
            paragraphs.insert(paragraphs.begin() + static_cast<std::ptrdiff_t>(random.below(paragraphs.size() + 1)),
                              Paragraph{odd_text(random), {}});
    }
    if (random.one_in(6))
        report.sections[0].paragraphs.push_back({long_text(random, 30'000), {}});
    return report;
}

Decimal odd_value(CellType type, Random& random)
{
    constexpr std::size_t most = 1'000'000'000;
    auto const magnitude = static_cast<std::int64_t>(random.below(random.one_in(3) ? most : 12));
    switch (type) {
    case CellType::count: return Decimal{magnitude};
    case CellType::signed_count: return Decimal{random.one_in(2) ? magnitude : -magnitude};
    case CellType::money_wan: break;
    }
    auto const places = random.one_in(2) ? 10'000 : 1;  // 240.5 or 0.000001
    return Decimal::from_micros(magnitude * places);
}

// Any figure and any of the six states in any cell: no sum holds, and nothing may be told from one.
Report with_odd_figures(Report report, std::uint64_t seed)
{
    static constexpr std::array dashes{"—", "/", "-", "——", "－"};
    static constexpr std::array raws{"1O", "3|5", "〕", "一百\n二十", "<0>", "12..5"};
    Random random{seed};
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto& cell = report.cells[i];
        cell = {.state = random.one_in(3) ? static_cast<CellState>(random.below(6)) : CellState::read,
                .value = {}, .raw = {}, .at = {}, .candidates = {}};
        if (cell.state == CellState::read) {
            cell.value = odd_value(report.form->cells[i].type, random);
            cell.raw = to_string(cell.value);
        } else if (cell.state == CellState::dash) {
            cell.raw = dashes[random.below(dashes.size())];
        } else if (cell.state == CellState::ambiguous) {
            cell.raw = raws[random.below(raws.size())];
            cell.candidates = {Decimal{15}, std::nullopt};
        }
    }
    return report;
}

// What no font has is refused by its name, never printed as a box. Such characters are replaced until the rest is printed.
Report printable(Report report, SampleFormat const& format)
{
    while (true) {
        auto const written = format.write(sample_source(report, testing::bench().forms), report);
        if (written)
            return report;
        EXPECT_EQ(written.error().code, "pdf.no-glyph");
        auto const& character = written.error().words.front().second;
        auto replaced = false;
        for (auto& section : report.sections)
            for (auto& paragraph : section.paragraphs)
                for (auto at = paragraph.text.find(character); at != std::string::npos; at = paragraph.text.find(character)) {
                    paragraph.text.replace(at, character.size(), "字");
                    replaced = true;
                }
        if (!replaced) {
            ADD_FAILURE() << to_string(written.error()) << ", which does not stand in the text";
            return report;
        }
    }
}

class OddTexts : public ::testing::TestWithParam<SampleFormat> {};

std::vector<SampleFormat> written_formats()
{
    std::vector<SampleFormat> formats;
    for (auto const* name : {"official-html", "markdown", "docx", "pdf", "xlsx", "json", "csv"})
        formats.push_back(*find_sample_formats(name).front());
    return formats;
}

}  // namespace

TEST_P(OddTexts, ComeBack)
{
    auto const is_slow = GetParam().group == "pdf";
    auto const seeds = testing::tests_are_long() ? (is_slow ? 100U : 2'000U) : (is_slow ? 6U : 60U);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        testing::expect_to_come_back(printable(with_odd_texts(testing::make_report(seed), seed), GetParam()), GetParam(),
                                     std::string{GetParam().name} + " seed " + std::to_string(seed));
}

TEST_P(OddTexts, StandBesideFiguresInEveryState)
{
    auto const is_slow = GetParam().group == "pdf";
    auto const seeds = testing::tests_are_long() ? (is_slow ? 60U : 1'000U) : (is_slow ? 3U : 30U);
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        testing::expect_to_come_back(with_odd_figures(testing::make_report(seed), seed), GetParam(),
                                     std::string{GetParam().name} + " figures, seed " + std::to_string(seed));
}

TEST_P(OddTexts, ComeBackOneByOne)
{
    if (GetParam().group == "pdf" && !testing::tests_are_long())
        GTEST_SKIP() << "takes a minute";
    for (auto const* line : odd_lines) {
        auto report = testing::make_report(5);
        report.sections[0].paragraphs.insert(report.sections[0].paragraphs.begin() + 1, {line, {}});
        report.sections[4].paragraphs.push_back({line, {}});
        testing::expect_to_come_back(printable(report, GetParam()), GetParam(), std::string{GetParam().name} + " " + line);
    }
}

INSTANTIATE_TEST_SUITE_P(Formats, OddTexts, ::testing::ValuesIn(written_formats()), [](auto const& format) {
    std::string name{format.param.name};
    std::erase(name, '-');
    return name;
});

}  // namespace report
