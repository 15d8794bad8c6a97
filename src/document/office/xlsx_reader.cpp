#include "document/office/xlsx_reader.hpp"

#include "document/office/office_kind.hpp"
#include "document/office/relations.hpp"
#include "document/office/sheet_layout.hpp"

namespace document {
namespace {

using namespace office;

base::Result<void> read_context(Package const& package, std::vector<Relation> const& relations,
                                WorkbookContext& context)
{
    auto const* const styles = find_by_type(relations, "styles");
    if (styles != nullptr && package.find(styles->target)) {
        auto const xml = read_xml(package, styles->target);
        if (!xml)
            return tl::unexpected{xml.error()};
        context.styles.add(xml->root());
    }
    auto const* const strings = find_by_type(relations, "sharedStrings");
    if (strings != nullptr && package.find(strings->target)) {
        auto const xml = read_xml(package, strings->target);
        if (!xml)
            return tl::unexpected{xml.error()};
        for (auto const node : xml->root().children())
            if (local_name(node) == "si")
                context.shared_strings.push_back(rich_text(node));
    }
    return {};
}

bool is_visible(pugi::xml_node sheet)
{
    auto const state = attribute(sheet, "state");
    return state.empty() || state == "visible";
}

base::Result<std::vector<Block>> read_sheet(Package const& package, Relation const& relation, int number,
                                            WorkbookContext& context, std::size_t& places)
{
    if (relation.type != "worksheet" || !package.find(relation.target))
        return std::vector<Block>{};  // a chart or a dialogue
    auto const xml = read_xml(package, relation.target);
    if (!xml)
        return tl::unexpected{xml.error()};
    auto const grid = read_sheet_grid(xml->root(), context);
    if (!grid)
        return tl::unexpected{grid.error()};
    return lay_out_sheet(*grid, number, context.styles.without_borders(), package.limits(), places);
}

}  // namespace

base::Result<Document> read_xlsx(std::string_view bytes, Limits const& limits)
{
    if (is_encrypted_office(bytes))
        return tl::unexpected{encrypted()};
    auto const package = Package::open(bytes, limits);
    if (!package)
        return tl::unexpected{package.error()};
    auto const part = main_part(*package, "xl/workbook.xml");
    auto const workbook = read_xml(*package, part);
    auto const relations = workbook ? read_relations(*package, part) : tl::unexpected{workbook.error()};
    if (!relations)
        return tl::unexpected{relations.error()};
    WorkbookContext context{.styles = {}, .shared_strings = {}, .text_limit = limits.text_bytes};
    auto const dates = attribute(child(workbook->root(), "workbookPr"), "date1904");
    context.dates = dates == "1" || dates == "true" ? DateSystem::from_1904 : DateSystem::from_1900;
    auto const awaits = attribute(child(workbook->root(), "calcPr"), "fullCalcOnLoad");
    context.awaits_calculation = awaits == "1" || awaits == "true";
    if (auto const read = read_context(*package, *relations, context); !read)
        return tl::unexpected{read.error()};

    Document document{.format = "xlsx"};
    document.title = package_title(*package);
    std::size_t places = 0;
    int number = 0;
    for (auto const sheet : child(workbook->root(), "sheets").children()) {
        ++number;
        auto const* const relation = find_by_id(*relations, attribute(sheet, "id"));
        if (relation == nullptr || !is_visible(sheet))
            continue;
        auto blocks = read_sheet(*package, *relation, number, context, places);
        if (!blocks)
            return tl::unexpected{blocks.error()};
        std::move(blocks->begin(), blocks->end(), std::back_inserter(document.blocks));
    }
    return document;
}

}  // namespace document
