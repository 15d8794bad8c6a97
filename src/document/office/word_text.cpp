#include "document/office/word_text.hpp"

#include "base/utf8.hpp"
#include "document/superscript.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace document::office {
namespace {

bool is_wrapper(std::string_view name)
{
    constexpr std::array<std::string_view, 13> wrappers{"hyperlink", "ins",     "moveTo",   "smartTag", "sdt",
                                                        "sdtContent", "customXml", "fldSimple", "dir",   "bdo",
                                                        "ruby",      "rubyBase", "oMathPara"};
    return std::find(wrappers.begin(), wrappers.end(), name) != wrappers.end();
}

// Formulas hold their letters deep inside.
void append_formula(pugi::xml_node node, std::string& text)
{
    for (auto const part : node.children())
        if (local_name(part) == "t")
            append_text(part, text);
        else
            append_formula(part, text);
}

// Marks that documents set in symbol fonts, where the character itself says nothing.
std::string symbol(std::string_view font, std::string_view hex)
{
    struct Mark {
        unsigned code;
        std::string_view text;
    };
    constexpr std::array<Mark, 8> wingdings{{{0xFC, "✓"}, {0xFE, "☑"}, {0xFB, "✗"}, {0xFD, "☒"}, {0xA8, "☐"},
                                             {0x6F, "☐"}, {0x6C, "●"}, {0xD8, "➢"}}};
    unsigned code = 0;
    std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    constexpr unsigned private_use = 0xF000;
    auto const in_font = (code & 0xFF00U) == private_use || code < 0x100 ? code & 0xFFU : code;
    if (font.starts_with("Wingdings"))
        for (auto const& mark : wingdings)
            if (mark.code == in_font)
                return std::string{mark.text};
    std::string text;
    auto const unknown = code < 0x20 || (code >= 0xE000 && code <= 0xF8FF) || code > 0xFFFF;
    base::append_utf8(text, unknown ? base::replacement_character : static_cast<char32_t>(code));
    return text;
}

void collect_drawing(pugi::xml_node node, ParagraphContent& content)
{
    for (auto const part : node.children()) {
        auto const name = local_name(part);
        if (name == "txbxContent")
            content.text_boxes.push_back(part);
        else if (name == "AlternateContent")
            collect_drawing(chosen_branch(part), content);
        else if (name == "blip" || name == "imagedata") {
            auto const id = attribute(part, name == "blip" ? "embed" : "id");
            if (!id.empty())
                content.pictures.emplace_back(id);
        } else
            collect_drawing(part, content);
    }
}

}  // namespace

pugi::xml_node chosen_branch(pugi::xml_node alternate)
{
    auto const choice = child(alternate, "Choice");
    return choice ? choice : child(alternate, "Fallback");
}

bool is_on(pugi::xml_node properties, std::string_view name)
{
    auto const mark = child(properties, name);
    auto const value = attribute(mark, "val");
    return mark && value != "0" && value != "false" && value != "off";
}

ParagraphContent WordText::read(pugi::xml_node paragraph)
{
    ParagraphContent content;
    hidden_paragraph_ = is_hidden_by(attribute(child(child(paragraph, "pPr"), "pStyle"), "val")).value_or(false);
    read_children(paragraph, content);
    auto const mark = child(child(paragraph, "pPr"), "rPr");
    content.joins_next = child(mark, "del") || child(mark, "moveFrom");
    // A field whose instruction does not end in its paragraph is broken and must not swallow the rest.
    std::fill(field_shows_result_.begin(), field_shows_result_.end(), true);
    content.text = clean_utf8(std::move(content.text));
    return content;
}

std::string WordText::read_part(pugi::xml_node part)
{
    ParagraphContent content;
    read_child(part, content);
    return clean_utf8(std::move(content.text));
}

void WordText::read_children(pugi::xml_node node, ParagraphContent& content)
{
    for (auto const part : node.children())
        read_child(part, content);
}

void WordText::read_child(pugi::xml_node part, ParagraphContent& content)
{
    auto const name = local_name(part);
    if (name == "r")
        read_run(part, content);
    else if (is_wrapper(name))
        read_children(part, content);
    else if (name == "AlternateContent")
        read_children(chosen_branch(part), content);
    else if (name == "oMath")
        append_formula(part, content.text);
}

void WordText::read_run(pugi::xml_node run, ParagraphContent& content)
{
    auto const properties = child(run, "rPr");
    auto const is_left_out = is_hidden(run) || is_on(properties, "strike") || is_on(properties, "dstrike");
    auto const begin = content.text.size();
    for (auto const piece : run.children())
        if (!is_left_out || local_name(piece) == "fldChar")
            read_piece(piece, content);
    if (attribute(child(properties, "vertAlign"), "val") == "superscript")
        content.text.replace(begin, std::string::npos, to_superscripts(std::string_view{content.text}.substr(begin)));
}

std::optional<bool> WordText::is_hidden_by(std::string_view style) const
{
    return styles_ != nullptr && styles_->any_hidden() ? styles_->find(style).hidden : std::nullopt;
}

// What stands in the run counts, then its style, then that of the paragraph.
bool WordText::is_hidden(pugi::xml_node run) const
{
    auto const properties = child(run, "rPr");
    if (child(properties, "vanish"))
        return is_on(properties, "vanish");
    auto const style = attribute(child(properties, "rStyle"), "val");
    return (style.empty() ? std::nullopt : is_hidden_by(style)).value_or(hidden_paragraph_);
}

bool WordText::in_instruction() const
{
    return std::find(field_shows_result_.begin(), field_shows_result_.end(), false) != field_shows_result_.end();
}

void WordText::read_field_mark(pugi::xml_node mark)
{
    auto const type = attribute(mark, "fldCharType");
    if (type == "begin")
        field_shows_result_.push_back(false);
    else if (field_shows_result_.empty())
        return;
    else if (type == "separate")
        field_shows_result_.back() = true;
    else if (type == "end")
        field_shows_result_.pop_back();
}

void WordText::read_piece(pugi::xml_node piece, ParagraphContent& content)
{
    auto const name = local_name(piece);
    if (name == "fldChar")
        return read_field_mark(piece);
    if (in_instruction())
        return;
    if (name == "t")
        append_text(piece, content.text);
    else if (name == "tab" || name == "ptab")
        content.text += '\t';
    else if (name == "br" || name == "cr")
        content.text += '\n';
    else if (name == "noBreakHyphen")
        content.text += '-';
    else if (name == "sym")
        content.text += symbol(attribute(piece, "font"), attribute(piece, "char"));
    else if (name == "drawing" || name == "pict" || name == "object")
        collect_drawing(piece, content);
    else if (name == "footnoteReference")
        content.notes.push_back({WordNoteId::Kind::footnote, to_number(attribute(piece, "id"), 0, -1, 1 << 30)});
    else if (name == "endnoteReference")
        content.notes.push_back({WordNoteId::Kind::endnote, to_number(attribute(piece, "id"), 0, -1, 1 << 30)});
    else if (name == "ruby")
        read_children(child(piece, "rubyBase"), content);
    else if (name == "AlternateContent")
        for (auto const part : chosen_branch(piece).children())
            read_piece(part, content);
}

}  // namespace document::office
