#include "portal/reports/report_sheet.hpp"

#include "base/json.hpp"
#include "platform/config/texts.hpp"
#include "report/writing/official_document.hpp"

namespace portal {
namespace {

using base::Json;

// Every kind is named, so that none is looked for outside of its block.
Json empty_block()
{
    return {{"heading", false}, {"sub", false}, {"text", false}, {"note", false}, {"signature", false}, {"table", false}};
}

bool is_figure(document::Cell const& cell)
{
    return !cell.header && !cell.text.empty() && cell.text.find_first_not_of("0123456789.-—") == std::string::npos;
}

Json cell_json(document::Cell const& cell, bool is_head)
{
    return {{"text", cell.text},
            {"head", cell.header || is_head},
            {"rows", cell.row_span > 1 ? Json(cell.row_span) : Json(false)},
            {"columns", cell.column_span > 1 ? Json(cell.column_span) : Json(false)},
            {"figure", is_figure(cell)}};
}

Json table_json(document::Table const& table)
{
    auto rows = Json::array();
    for (int row = 0; row < table.rows; ++row) {
        auto cells = Json::array();
        for (auto const& cell : table.cells)
            if (cell.row == row)
                cells.push_back(cell_json(cell, row < table.header_rows));
        rows.push_back({{"cells", std::move(cells)}});
    }
    return {{"rows_of_table", std::move(rows)}};
}

struct AsJson {
    Json operator()(document::Heading const& heading) const
    {
        auto block = empty_block();
        if (heading.level > 0)
            block[heading.level == 1 ? "heading" : "sub"] = heading.text;
        return block;
    }
    Json operator()(document::Paragraph const& paragraph) const
    {
        auto block = empty_block();
        switch (paragraph.role) {
        case document::ParagraphRole::body:
        case document::ParagraphRole::number:
        case document::ParagraphRole::addressee: block["text"] = paragraph.text; break;
        case document::ParagraphRole::note: block["note"] = paragraph.text; break;
        case document::ParagraphRole::signature:
        case document::ParagraphRole::date: block["signature"] = paragraph.text; break;
        }
        return block;
    }
    Json operator()(document::Table const& table) const
    {
        auto block = empty_block();
        block["table"] = table_json(table);
        return block;
    }
    Json operator()(document::Picture const&) const { return empty_block(); }
};

std::string figure(std::optional<report::Decimal> const& value, config::Texts const& texts)
{
    return value ? to_string(*value) : texts.say("portal.report.unknown");
}

}  // namespace

Json report_sheet(report::Report const& report)
{
    auto blocks = Json::array();
    auto const document = report::official_document(report);
    for (auto const& block : document.blocks)
        blocks.push_back(std::visit(AsJson{}, block));
    return blocks;
}

Json corrections_json(report::PublishedReport const& published, config::Texts const& texts)
{
    auto all = Json::array();
    auto const& form = *published.edition.report.form;
    for (auto const& one : published.corrections) {
        auto figures = Json::array();
        for (auto const& [cell, before, after] : one.what.figures)
            figures.push_back({{"cell", form.cell_label(cell)}, {"before", figure(before, texts)}, {"after", figure(after, texts)}});
        auto parts = Json::array();
        for (auto const part : one.what.parts)
            parts.push_back(form.sections.at(part).number + "、" + form.sections.at(part).title.official);
        all.push_back({{"day", to_string(one.on)}, {"reason", one.reason}, {"some", !figures.empty()}, {"figures", std::move(figures)},
                       {"texts", !parts.empty()}, {"parts", std::move(parts)}, {"nothing", one.what.none()}});
    }
    return all;
}

}  // namespace portal
