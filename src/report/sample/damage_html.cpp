#include "report/sample/damage.hpp"

#include <array>

namespace report {
namespace {

bool has_tables(SampleSource const& source)
{
    for (auto const& block : source.document.blocks)
        if (std::holds_alternative<document::Table>(block))
            return true;
    return false;
}

// A hazard of the source text of a page: the document stays as it is.
template <bool HtmlHazards::* hazard>
bool set(SampleSource& source, Random&)
{
    source.html.*hazard = true;
    return has_tables(source);
}

constexpr std::array damages{
    Damage{"tables-in-cells", "HTML: each figure in a table inside its cell", set<&HtmlHazards::tables_in_cells>},
    Damage{"no-break-spaces", "HTML: &nbsp; around every text of a table", set<&HtmlHazards::no_break_spaces>},
    Damage{"inline-markup", "HTML: the digits of a figure in several elements", set<&HtmlHazards::inline_markup>},
    Damage{"line-breaks-in-labels", "HTML: <br> inside every label", set<&HtmlHazards::line_breaks>},
    Damage{"open-cells", "HTML: end tags left out, names in capitals, no quotes", set<&HtmlHazards::open_cells>},
    Damage{"hidden-rows", "HTML: rows with other figures that a browser does not show", set<&HtmlHazards::hidden_rows>},
    Damage{"character-references", "HTML: &#48; for 0", set<&HtmlHazards::character_references>},
    Damage{"spans-too-long", "HTML: rowspan reaches past the end of the table", set<&HtmlHazards::spans_too_long>},
};

}  // namespace

std::span<Damage const> html_damages()
{
    return damages;
}

}  // namespace report
