#include "report/reading/element.hpp"

#include "base/fold.hpp"
#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"

#include <algorithm>

namespace report {
namespace {

using document::Legibility;

constexpr std::size_t few_traditional_signs = 3;

class Flattener {
public:
    Flattener(Elements& elements, Characters characters) : elements_{elements}, characters_{characters} {}

    void operator()(document::Heading const& heading)
    {
        add_lines(heading.text, heading.at, true);
    }

    void operator()(document::Paragraph const& paragraph)
    {
        add_lines(paragraph.text, paragraph.at, false);
    }

    void operator()(document::Table const& table)
    {
        ++table_;
        for (std::size_t begin = 0; begin < table.cells.size();) {
            auto end = begin;
            while (end < table.cells.size() && table.cells[end].row == table.cells[begin].row)
                ++end;
            add_row(table, begin, end);
            begin = end;
        }
    }

    void operator()(document::Picture const& picture)
    {
        elements_.has_pictures = true;
        Element element;
        element.kind = Element::Kind::picture;
        element.at = picture.at;
        elements_.list.push_back(std::move(element));
    }

private:
    std::string_view matching(std::string const& text)
    {
        if (characters_ == Characters::as_they_are)
            return text;
        return elements_.texts.emplace_back(base::to_simplified(text));
    }

    void add_lines(std::string const& text, Place const& at, bool is_heading)
    {
        auto rest = matching(text);
        while (!rest.empty()) {
            auto const end = std::min(rest.find('\n'), rest.size());
            if (auto const line = trim(rest.substr(0, end)); !line.empty()) {
                auto& element = elements_.list.emplace_back();
                element.text = line;
                element.at = at;
                element.is_heading = is_heading;
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    void add_row(document::Table const& table, std::size_t begin, std::size_t end)
    {
        auto& element = elements_.list.emplace_back();
        element.kind = Element::Kind::row;
        element.table = table_;
        element.table_columns = table.columns;
        element.exact = table.columns_are == document::Columns::exact;
        element.at = table.cells[begin].at;
        element.slots.reserve(end - begin);
        int filled = 0;
        for (auto i = begin; i < end; ++i) {
            auto const& cell = table.cells[i];
            auto& slot = element.slots.emplace_back();
            slot.text = trim(matching(cell.text));
            slot.at = cell.at;
            slot.column = cell.column;
            slot.column_span = cell.column_span;
            slot.legible = cell.legibility == Legibility::clear;
            slot.alternatives = cell.legibility == Legibility::doubtful ? &cell.alternatives : nullptr;
            slot.is_value = is_value_like(slot.text);
            if (slot.text.empty())
                continue;
            ++filled;
            element.text = slot.text;
            if (!slot.is_value)
                slot.key = label_key(slot.text);
        }
        if (filled != 1)
            element.text = {};
    }

    Elements& elements_;
    Characters characters_;
    int table_ = -1;
};

bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

// The pieces of a line between spaces, tabs and U+3000.
std::vector<std::string_view> pieces(std::string_view line)
{
    std::vector<std::string_view> found;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= line.size(); ++at) {
        auto const wide = line.substr(at).starts_with("\u3000") || line.substr(at).starts_with("\u00A0");
        if (at < line.size() && !is_space(line[at]) && !wide)
            continue;
        if (at > begin)
            found.push_back(line.substr(begin, at - begin));
        if (wide)
            at += line.substr(at).starts_with("\u3000") ? 2 : 1;
        begin = at + 1;
    }
    return found;
}

Slot line_slot(Element const& line, std::string_view text)
{
    Slot slot;
    slot.text = text;
    slot.at = line.at;
    slot.is_value = is_value_like(text);
    if (!slot.is_value && text.size() <= longest_label)
        slot.key = label_key(text);
    return slot;
}

}  // namespace

Elements to_elements(document::Document const& document, Characters characters)
{
    Elements elements;
    elements.list.reserve(document.blocks.size() * 2);
    Flattener flatten{elements, characters};
    for (auto const& block : document.blocks)
        std::visit(flatten, block);
    return elements;
}

bool is_traditional(document::Document const& document)
{
    std::size_t signs = 0;
    for (auto const& block : document.blocks) {
        if (auto const* table = std::get_if<document::Table>(&block))
            for (auto const& cell : table->cells)
                signs += base::count_traditional_signs(cell.text);
        else if (auto const* paragraph = std::get_if<document::Paragraph>(&block); paragraph != nullptr && paragraph->text.size() <= longest_label)
            signs += base::count_traditional_signs(paragraph->text);
        else if (auto const* heading = std::get_if<document::Heading>(&block))
            signs += base::count_traditional_signs(heading->text);
        if (signs > few_traditional_signs)
            return true;
    }
    return false;
}

std::vector<Slot> line_slots(Element const& line)
{
    auto const found = pieces(line.text);
    auto first_value = found.size();
    while (first_value > 0 && is_value_like(found[first_value - 1]))
        --first_value;

    std::vector<Slot> slots;
    if (first_value == found.size() || (first_value > 0 && found.size() - first_value < 2 && found.size() > 2)) {
        slots.push_back(line_slot(line, line.text));
        return slots;
    }
    if (first_value > 0) {
        auto const label_end = found[first_value - 1].data() + found[first_value - 1].size();
        slots.push_back(line_slot(line, line.text.substr(0, static_cast<std::size_t>(label_end - line.text.data()))));
    }
    for (auto i = first_value; i < found.size(); ++i)
        slots.push_back(line_slot(line, found[i]));
    return slots;
}

}  // namespace report
