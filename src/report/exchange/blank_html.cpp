#include "report/exchange/blank_html.hpp"

#include "base/chinese_number.hpp"
#include "base/ensure.hpp"
#include "base/json.hpp"
#include "platform/config/embedded_file.hpp"
#include "report/exchange/figure_equations.hpp"
#include "report/exchange/report_json.hpp"
#include "report/writing/form_table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace config {

std::span<EmbeddedFile const> exchange_templates();  // templates/

}  // namespace config

namespace report {
namespace {

using base::Json;

std::string_view template_file(std::string_view name)
{
    auto const files = config::exchange_templates();
    auto const found = std::find_if(files.begin(), files.end(), [name](auto const& file) { return file.name == name; });
    base::ensure(found != files.end(), "the template is part of the program");
    return found->content;
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (auto const c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '"': out += "&quot;"; break;
        case '\n': out += "<br>"; break;
        default: out += c;
        }
    return out;
}

std::string spans(document::Cell const& cell)
{
    std::string out;
    if (cell.row_span > 1)
        out += fmt::format(" rowspan=\"{}\"", cell.row_span);
    if (cell.column_span > 1)
        out += fmt::format(" colspan=\"{}\"", cell.column_span);
    return out;
}

// What a label speaks of: the columns below it, or the row or rows beside it.
std::string_view scope(document::Cell const& cell, bool heads_columns)
{
    if (heads_columns)
        return cell.column_span > 1 ? "colgroup" : "col";
    return cell.row_span > 1 ? "rowgroup" : "row";
}

std::string label_cell(document::Cell const& cell, bool heads_columns)
{
    auto const left = cell.alignment == document::Alignment::left ? " class=\"left\"" : "";
    return fmt::format("<th scope=\"{}\"{}{}>{}</th>", scope(cell, heads_columns), left, spans(cell), escaped(cell.text));
}

std::string input_cell(Form const& form, document::Cell const& cell, CellIndex index, bool is_sum)
{
    auto const mode = form.cells[index].type == CellType::signed_count ? "text" : "decimal";
    return fmt::format("<td class=\"cell\"{}><input data-cell=\"{}\" data-row=\"{}\" data-column=\"{}\" inputmode=\"{}\""
                       " autocomplete=\"off\" aria-label=\"{}\"{}></td>",
                       spans(cell), cell.text, cell.row, cell.column, mode, escaped(form.cell_label(index)),
                       is_sum ? " class=\"sum\"" : "");
}

class Page {
public:
    Page(Form const& form, std::vector<FigureEquation> equations, RuleBook const& rules)
        : form_{form}, rules_{rules}, equations_{std::move(equations)}, sums_{sum_equations(form, equations_)}
    {
    }

    [[nodiscard]] std::string write() const
    {
        auto const heading = fmt::format("政府信息公开工作年度报告（{}年格式）", form_.id);
        std::string parts;
        for (std::size_t i = 0; i < section_count; ++i)
            parts += part(i);
        return fill(template_file("blank.html"), {{"heading", heading},
                                                  {"style", std::string{template_file("blank.css")}},
                                                  {"parts", parts},
                                                  {"data", data()},
                                                  {"script", std::string{template_file("blank.js")}}});
    }

private:
    // Replaces each @@name@@ from left to right, so that what is put in is never looked at again.
    static std::string fill(std::string_view text, base::Error::Words const& words)
    {
        constexpr std::string_view mark = "@@";
        std::string out;
        for (auto begin = text.find(mark); begin != std::string_view::npos; begin = text.find(mark)) {
            auto const end = text.find(mark, begin + mark.size());
            base::ensure(end != std::string_view::npos, "each mark of the template is closed");
            auto const name = text.substr(begin + mark.size(), end - begin - mark.size());
            auto const word = std::find_if(words.begin(), words.end(), [name](auto const& w) { return w.first == name; });
            base::ensure(word != words.end(), "each mark of the template is known");
            out.append(text.substr(0, begin)).append(word->second);
            text.remove_prefix(end + mark.size());
        }
        return out.append(text);
    }

    [[nodiscard]] std::string part(std::size_t index) const
    {
        auto const& section = form_.sections[index];
        auto out = fmt::format("  <h2>{}、{}</h2>\n", base::to_chinese_ordinal(static_cast<int>(index) + 1),
                               escaped(section.title.official));
        if (section.is_table)
            out += table(all_tables.at(index - 1));
        std::string topics;
        for (auto const& topic : section.topics)
            topics += (topics.empty() ? "应写到：" : "、") + topic.label.official;
        if (!topics.empty())
            out += fmt::format("  <p class=\"topics\">{}</p>\n", escaped(topics));
        return out + fmt::format("  <label class=\"text\"{}><span class=\"text-label\">{}</span>"
                                 "<textarea id=\"{}\" rows=\"{}\"></textarea></label>\n",
                                 section.is_table ? " hidden" : "", section.is_table ? "补充说明" : "正文", section.id,
                                 section.is_table ? 2 : 8);
    }

    // The texts of the table are the ids of its cells, by which each cell is found again.
    [[nodiscard]] std::string table(TableId id) const
    {
        std::vector<std::string> ids;
        for (auto const& cell : form_.cells)
            ids.push_back(cell.id);
        auto const source = form_table(form_, id, ids);
        auto out = fmt::format("  <div class=\"scroll\"><table{} aria-label=\"{}\">\n",
                               id == TableId::t2 ? " class=\"narrow\"" : "", escaped(form_.table(id).title));
        auto const total = std::accumulate(source.column_widths.begin(), source.column_widths.end(), 0.0);
        for (auto const width : source.column_widths)
            out += fmt::format("<col style=\"width:{:.2f}%\">", width / total * 100);
        if (source.header_rows > 0)
            out += "<thead>";
        for (int row = 0; row < source.rows; ++row) {
            if (row == source.header_rows)
                out += row > 0 ? "</thead><tbody>\n" : "<tbody>\n";
            out += table_row(source, row);
        }
        return out + fmt::format("</tbody></table></div>\n  <ul class=\"findings\" id=\"findings-{}\" aria-label=\"{}的核对结果\">"
                                 "</ul>\n", static_cast<int>(id) + 2, table_name(id));
    }

    [[nodiscard]] std::string table_row(document::Table const& source, int row) const
    {
        auto const heads_columns = std::none_of(source.cells.begin(), source.cells.end(),
                                                [row](auto const& cell) { return cell.row == row && !cell.header; });
        std::string out = "<tr>";
        for (auto const& cell : source.cells) {
            if (cell.row != row)
                continue;
            auto const index = form_.find_cell(cell.text);
            out += cell.header || !index ? label_cell(cell, heads_columns) : input_cell(form_, cell, *index, sums_[*index] != nullptr);
        }
        return out + "</tr>\n";
    }

    [[nodiscard]] Json equation_data(FigureEquation const& equation) const
    {
        auto const& rule = *equation.rule;
        auto const subject = equation.equation.subject;
        auto terms = Json::array();
        for (auto const& term : equation.equation.terms)
            terms.push_back({term.coefficient, form_.cells[term.cell].id, term.right, term.word});
        static constexpr std::array comparisons{"==", ">=", "<="};
        static constexpr std::array overs{"nothing", "list", "columns", "rows"};
        return {{"rule", rule.id},
                {"severity", to_string(rule.severity)},
                {"title", rule.title_zh},
                {"message", rule.message_zh},
                {"advice", base::fill_words(rule.advice_zh, {{"row", form_.row_label(subject)}, {"col", form_.column_label(subject)}})},
                {"op", comparisons.at(static_cast<std::size_t>(equation.comparison))},
                {"rhs", base::to_string(equation.rhs)},
                {"over", overs.at(static_cast<std::size_t>(equation.over))},
                {"table", static_cast<int>(form_.cells[subject].table) + 2},
                {"row", form_.row_label(subject)},
                {"col", form_.column_label(subject)},
                {"terms", std::move(terms)}};
    }

    [[nodiscard]] std::string data() const
    {
        static constexpr std::array types{"count", "signed_count", "money_wan"};
        Json json{{"form", form_.id},        {"schema", report_schema}, {"rules", rules_.version()},
                  {"title_pattern", form_.title_pattern}, {"sections", Json::array()}, {"cells", Json::array()},
                  {"equations", Json::array()}, {"sums", Json::object()}};
        for (auto const& section : form_.sections)
            json["sections"].push_back({{"id", section.id}, {"title", section.title.official}, {"is_table", section.is_table}});
        for (auto const& cell : form_.cells)
            json["cells"].push_back({{"id", cell.id}, {"type", types.at(static_cast<std::size_t>(cell.type))}});
        for (auto const& equation : equations_)
            json["equations"].push_back(equation_data(equation));
        for (std::size_t i = 0; i < sums_.size(); ++i)
            if (sums_[i] != nullptr)
                json["sums"][form_.cells[i].id] = sums_[i] - equations_.data();
        auto text = json.dump();
        for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at))
            text.replace(at, 1, "\\u003c");  // never ends the script element
        return text;
    }

    Form const& form_;
    RuleBook const& rules_;
    std::vector<FigureEquation> equations_;
    std::vector<FigureEquation const*> sums_;
};

}  // namespace

base::Result<std::string> write_blank_html(Form const& form, Forms const& forms, RuleBook const& rules)
{
    auto equations = figure_equations(form, forms, rules);
    if (!equations)
        return tl::unexpected{equations.error()};
    return Page{form, std::move(*equations), rules}.write();
}

}  // namespace report
