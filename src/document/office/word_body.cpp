#include "document/office/word_body.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "document/office/word_chunk.hpp"

#include <algorithm>

namespace document::office {
namespace {

// A longer text in a heading's style is a paragraph that was given the wrong style.
constexpr std::size_t longest_heading = 80;  // code points

void trim_lines(std::string& text)
{
    auto const last = text.find_last_not_of('\n');
    text.erase(last == std::string::npos ? 0 : last + 1);
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
}

bool is_contents_control(pugi::xml_node control)
{
    auto const gallery = child(child(child(control, "sdtPr"), "docPartObj"), "docPartGallery");
    return attribute(gallery, "val") == "Table of Contents";
}

bool holds_blocks(std::string_view name)
{
    return name == "sdt" || name == "sdtContent" || name == "customXml" || name == "ins" || name == "moveTo";
}

std::size_t text_size(Block const& block)
{
    if (auto const* const paragraph = std::get_if<Paragraph>(&block))
        return paragraph->text.size();
    std::size_t size = 0;
    if (auto const* const table = std::get_if<Table>(&block))
        for (auto const& cell : table->cells)
            size += cell.text.size();
    return size;
}

std::string_view style_of(pugi::xml_node paragraph_properties)
{
    return attribute(child(paragraph_properties, "pStyle"), "val");
}

}  // namespace

base::Result<void> WordBody::read(pugi::xml_node body)
{
    read_blocks(body);
    return outcome_;
}

void WordBody::read_blocks(pugi::xml_node container)
{
    for (auto const node : container.children()) {
        if (!outcome_)
            return;
        read_block(node);
    }
}

void WordBody::read_block(pugi::xml_node node)
{
    auto const name = local_name(node);
    if (name == "p")
        read_paragraph(node);
    else if (name == "tbl")
        read_table(node);
    else if (name == "altChunk")
        read_chunk_at(node);
    else if (name == "AlternateContent")
        read_blocks(chosen_branch(node));
    else if (holds_blocks(name) && !is_contents_control(node))
        read_blocks(node);
}

void WordBody::remember(base::Place at, pugi::xml_node node)
{
    anchors_.push_back({at, box_holder_ ? box_holder_ : node});
}

std::string WordBody::mark_of(pugi::xml_node paragraph)
{
    auto const properties = child(paragraph, "pPr");
    auto const own = list_place_of(properties);
    auto const& inherited = context_.styles.find(style_of(properties)).list_place;
    auto const list = own.list ? own.list : inherited.list;
    if (!list || *list == 0)
        return {};
    auto const level = own.level ? own.level : inherited.level;
    return context_.numbering.next_mark(*list, level.value_or(0));
}

void WordBody::read_paragraph(pugi::xml_node node)
{
    auto const at = base::paragraph_place(++paragraphs_);
    remember(at, node);
    auto mark = mark_of(node);
    auto content = text_.read(node);
    auto text = std::move(carried_) + clean_utf8(std::move(mark)) + content.text;
    carried_.clear();
    if (content.joins_next)
        carried_ = std::move(text);
    else
        emit_text(node, std::move(text), at);

    auto const holder = box_holder_;
    box_holder_ = holder ? holder : node;
    for (auto const box : content.text_boxes)
        read_blocks(box);
    box_holder_ = holder;
    add_pictures(content.pictures, at);
    add_notes(content.notes, at);
    emit_what_follows();
}

void WordBody::emit_what_follows()
{
    for (auto& picture : std::exchange(pictures_behind_, {}))
        blocks_.emplace_back(std::move(picture));
    for (auto& note : std::exchange(notes_behind_, {}))
        blocks_.emplace_back(std::move(note));
}

// A note stands behind the paragraph or table that first refers to it, and is commented there.
void WordBody::add_notes(std::vector<WordNoteId> const& ids, base::Place at)
{
    for (auto const id : ids)
        if (auto const note = context_.notes.take(id)) {
            std::string text;
            append_cell_lines(note, at, text);
            trim_lines(text);
            if (!base::is_blank(text))
                notes_behind_.push_back({std::move(text), at, ParagraphRole::note});
        }
}

bool WordBody::count_places(std::size_t places)
{
    auto const limit = package_.limits().elements;
    grid_places_ += places;
    if (grid_places_ > limit)
        outcome_ = tl::unexpected{over_limit("elements", limit)};
    return outcome_.has_value();
}

void WordBody::read_chunk_at(pugi::xml_node node)
{
    auto const* const relation = find_by_id(context_.relations, attribute(node, "id"));
    if (relation == nullptr || relation->outside || !package_.find(relation->target))
        return;
    auto const bytes = package_.read(relation->target);
    auto blocks = bytes ? read_chunk(*bytes, package_, context_.depth + 1) : tl::unexpected{bytes.error()};
    if (!blocks) {
        outcome_ = tl::unexpected{blocks.error()};
        return;
    }
    for (auto& block : *blocks) {
        std::size_t places = 1;
        if (auto* const table = std::get_if<Table>(&block)) {
            places = static_cast<std::size_t>(table->rows) * static_cast<std::size_t>(table->columns);
            table->at = base::table_place(++tables_, 1, 1);
            for (auto& cell : table->cells)
                cell.at = base::table_place(tables_, cell.row + 1, cell.column + 1);
        } else
            std::visit([at = base::paragraph_place(++paragraphs_)](auto& one) { one.at = at; }, block);
        package_.budget().text += text_size(block);
        if (package_.budget().text > package_.limits().text_bytes)
            outcome_ = tl::unexpected{over_limit("text_bytes", package_.limits().text_bytes)};
        if (!outcome_ || !count_places(places))
            return;
        blocks_.push_back(std::move(block));
    }
}

void WordBody::emit_text(pugi::xml_node node, std::string text, base::Place at)
{
    auto const properties = child(node, "pPr");
    auto const& style = context_.styles.find(style_of(properties));
    if (base::is_blank(text) || style.contents)
        return;
    auto level = outline_level_of(properties);
    if (!level)
        level = style.heading_level;
    if (level && base::count_code_points(text) <= longest_heading)
        blocks_.emplace_back(Heading{*level, std::move(text), at});
    else
        blocks_.emplace_back(Paragraph{std::move(text), at});
}

void WordBody::read_table(pugi::xml_node node)
{
    auto const rows = rows_of(node);
    if (is_layout(rows)) {
        for (auto const& row : rows)
            for (auto const cell : row.cells)
                read_blocks(cell);
        return;
    }
    auto table = build_table(node, rows, ++tables_,
                             [this](pugi::xml_node cell, base::Place at) { return cell_text(cell, at); });
    if (!count_places(static_cast<std::size_t>(table.rows) * static_cast<std::size_t>(table.columns)))
        return;
    if (!table.cells.empty())
        blocks_.emplace_back(std::move(table));
    emit_what_follows();
    for (auto const inner : std::exchange(tables_behind_, {}))
        read_table(inner);
}

std::string WordBody::cell_text(pugi::xml_node cell, base::Place at)
{
    remember(at, cell);
    std::string text;
    append_cell_lines(cell, at, text);
    trim_lines(text);
    return text;
}

void WordBody::append_cell_lines(pugi::xml_node container, base::Place at, std::string& text)
{
    for (auto const node : container.children()) {
        auto const name = local_name(node);
        if (name == "p") {
            text += clean_utf8(mark_of(node));
            auto const content = text_.read(node);
            text += content.text;
            if (!content.joins_next)
                text += '\n';
            for (auto const box : content.text_boxes)
                append_cell_lines(box, at, text);
            add_pictures(content.pictures, at);
            add_notes(content.notes, at);
        } else if (name == "tbl") {
            auto const rows = rows_of(node);
            if (is_large(rows))
                tables_behind_.push_back(node);
            else
                append_small_table(rows, at, text);
        } else if (name == "AlternateContent")
            append_cell_lines(chosen_branch(node), at, text);
        else if (holds_blocks(name))
            append_cell_lines(node, at, text);
    }
}

void WordBody::append_small_table(std::vector<WordRow> const& rows, base::Place at, std::string& text)
{
    for (auto const& row : rows) {
        std::string line;
        for (auto const cell : row.cells) {
            std::string inner;
            append_cell_lines(cell, at, inner);
            trim_lines(inner);
            line += (line.empty() ? "" : "\t") + inner;
        }
        text += line + '\n';
    }
}

void WordBody::add_pictures(std::vector<std::string> const& ids, base::Place at)
{
    for (auto const& id : ids) {
        auto const* const relation = find_by_id(context_.relations, id);
        if (relation == nullptr || relation->outside || !package_.find(relation->target))
            continue;
        auto bytes = package_.read(relation->target);
        if (bytes)
            pictures_behind_.push_back({.at = at, .bytes = std::move(*bytes)});
        else if (bytes.error().kind == base::ErrorKind::over_limit)
            outcome_ = tl::unexpected{bytes.error()};
        else
            pictures_behind_.push_back({.at = at});  // a picture that cannot be unpacked is still a picture
    }
}

}  // namespace document::office
