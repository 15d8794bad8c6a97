#include "document/text/html_tags.hpp"

#include "base/ascii.hpp"
#include "document/text/trim.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace document {
namespace {

struct NamedTag {
    std::string_view name;
    HtmlTag tag;
};

// Sorted by name, so that it can be searched by halves.
constexpr std::array tags{
    NamedTag{"address", HtmlTag::block},      NamedTag{"article", HtmlTag::block},
    NamedTag{"aside", HtmlTag::block},        NamedTag{"blockquote", HtmlTag::block},
    NamedTag{"body", HtmlTag::block},         NamedTag{"br", HtmlTag::line_break},
    NamedTag{"caption", HtmlTag::block},      NamedTag{"center", HtmlTag::block},
    NamedTag{"dd", HtmlTag::block},           NamedTag{"del", HtmlTag::struck},
    NamedTag{"details", HtmlTag::block},      NamedTag{"dir", HtmlTag::block},
    NamedTag{"div", HtmlTag::block},          NamedTag{"dl", HtmlTag::block},
    NamedTag{"dt", HtmlTag::block},           NamedTag{"fieldset", HtmlTag::block},
    NamedTag{"figcaption", HtmlTag::block},   NamedTag{"figure", HtmlTag::block},
    NamedTag{"footer", HtmlTag::block},       NamedTag{"form", HtmlTag::block},
    NamedTag{"h1", HtmlTag::heading},         NamedTag{"h2", HtmlTag::heading},
    NamedTag{"h3", HtmlTag::heading},         NamedTag{"h4", HtmlTag::heading},
    NamedTag{"h5", HtmlTag::heading},         NamedTag{"h6", HtmlTag::heading},
    NamedTag{"header", HtmlTag::block},       NamedTag{"hr", HtmlTag::block},
    NamedTag{"html", HtmlTag::block},         NamedTag{"iframe", HtmlTag::skipped},
    NamedTag{"img", HtmlTag::picture},        NamedTag{"legend", HtmlTag::block},
    NamedTag{"li", HtmlTag::block},           NamedTag{"main", HtmlTag::block},
    NamedTag{"menu", HtmlTag::block},         NamedTag{"nav", HtmlTag::block},
    NamedTag{"noframes", HtmlTag::skipped},   NamedTag{"noscript", HtmlTag::skipped},
    NamedTag{"object", HtmlTag::skipped},     NamedTag{"ol", HtmlTag::block},
    NamedTag{"p", HtmlTag::block},            NamedTag{"pre", HtmlTag::preformatted},
    NamedTag{"s", HtmlTag::struck},           NamedTag{"script", HtmlTag::skipped},
    NamedTag{"section", HtmlTag::block},      NamedTag{"select", HtmlTag::skipped},
    NamedTag{"strike", HtmlTag::struck},      NamedTag{"style", HtmlTag::skipped},
    NamedTag{"summary", HtmlTag::block},      NamedTag{"sup", HtmlTag::raised},
    NamedTag{"svg", HtmlTag::skipped},        NamedTag{"table", HtmlTag::table},
    NamedTag{"tbody", HtmlTag::row_group},    NamedTag{"td", HtmlTag::cell},
    NamedTag{"template", HtmlTag::skipped},   NamedTag{"textarea", HtmlTag::skipped},
    NamedTag{"tfoot", HtmlTag::row_group},    NamedTag{"th", HtmlTag::header_cell},
    NamedTag{"thead", HtmlTag::head_group},   NamedTag{"title", HtmlTag::title},
    NamedTag{"tr", HtmlTag::row},             NamedTag{"ul", HtmlTag::block},
    NamedTag{"xml", HtmlTag::skipped},
};
static_assert(std::ranges::is_sorted(tags, {}, &NamedTag::name));

bool equals_ignoring_case(std::string_view text, std::string_view small)
{
    return std::ranges::equal(text, small, {}, base::to_small_letter);
}

bool holds_ignoring_case(std::string_view text, std::string_view small)
{
    for (std::size_t at = 0; at + small.size() <= text.size(); ++at)
        if (equals_ignoring_case(text.substr(at, small.size()), small))
            return true;
    return false;
}

constexpr std::string_view text_decoration = "text-decoration";  // and text-decoration-line

}  // namespace

HtmlTag html_tag(std::string_view name)
{
    // The commonest by far in what word processors write.
    if (name == "span")
        return HtmlTag::inline_text;
    auto const found = std::ranges::lower_bound(tags, name, {}, &NamedTag::name);
    return found != tags.end() && found->name == name ? found->tag : HtmlTag::inline_text;
}

StyleMarks style_marks(std::string_view style)
{
    StyleMarks marks;
    // Most styles say "none" of borders at the most; only a few hold a word that matters.
    auto const holds = [style](auto sign) { return style.find(sign) != std::string_view::npos; };
    auto const may_hide = holds("one") || holds("ONE");
    auto const may_strike_or_raise = (holds('u') && (holds("ugh") || holds("uper"))) || (holds('U') && (holds("UGH") || holds("UPER")));
    if (!may_hide && !may_strike_or_raise)
        return marks;
    while (!style.empty()) {
        auto const declaration = style.substr(0, style.find(';'));
        style.remove_prefix(std::min(declaration.size() + 1, style.size()));
        auto const colon = declaration.find(':');
        if (colon == std::string_view::npos)
            continue;
        auto const name = trim(declaration.substr(0, colon));
        auto const value = trim(declaration.substr(colon + 1));
        if (equals_ignoring_case(name, "display"))
            marks.hidden = marks.hidden || equals_ignoring_case(value.substr(0, 4), "none");
        else if (equals_ignoring_case(name.substr(0, text_decoration.size()), text_decoration))
            marks.struck = marks.struck || holds_ignoring_case(value, "line-through");
        else if (equals_ignoring_case(name, "vertical-align"))
            marks.raised = equals_ignoring_case(value.substr(0, 5), "super");
    }
    return marks;
}

}  // namespace document
