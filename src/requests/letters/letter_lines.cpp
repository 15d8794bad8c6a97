#include "requests/letters/letter_lines.hpp"

#include "base/fold.hpp"
#include "requests/letters/letter_facts.hpp"

#include <algorithm>
#include <regex>

namespace requests {
namespace {

std::string trimmed(std::string_view line)
{
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
        line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
        line.remove_prefix(1);
    return std::string{line};
}

std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        lines.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return lines;
}

bool is_row(std::string_view line)
{
    return line.find(cell_border) != std::string_view::npos || line.ends_with(" |");
}

bool is_salutation(std::string_view line)
{
    return line.ends_with("：") || line.ends_with(':');
}

// 柳河公开〔2026〕7号.
bool is_number(std::string const& line)
{
    static std::regex const pattern{"[^,.;:]{1,60}\\[[0-9]{4}\\][0-9]+号"};
    return std::regex_match(base::fold(line), pattern);
}

bool is_day(std::string const& line)
{
    static std::regex const pattern{"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日"};
    return std::regex_match(base::fold(line), pattern);
}

// Whether the line has the words of the passage in their order, whatever stands at its placeholders.
bool has_words_of(std::string_view line, std::string_view passage)
{
    std::size_t at = 0;
    for (std::size_t begin = 0; begin <= passage.size();) {
        auto const open = std::min(passage.find('{', begin), passage.size());
        auto const words = passage.substr(begin, open - begin);
        auto const found = line.find(words, at);
        if (found == std::string_view::npos || (begin == 0 && found != 0))
            return false;
        at = found + words.size();
        if (open == passage.size())
            return words.empty() || at == line.size();
        begin = passage.find('}', open) + 1;
    }
    return true;
}

LineRole role_of(PassageKind kind)
{
    switch (kind) {
    case PassageKind::heading: return LineRole::heading;
    case PassageKind::page_heading: return LineRole::page_heading;
    case PassageKind::unindented: return LineRole::unindented;
    case PassageKind::note: return LineRole::note;
    case PassageKind::paragraph:
    case PassageKind::table: break;
    }
    return LineRole::body;
}

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

bool ends_a_sentence(std::string_view line)
{
    return line.ends_with("。") || line.ends_with("；");
}

class Reading {
public:
    Reading(LetterFrame const& frame, LetterTemplate const& letter) : frame_{frame}, letter_{letter} {}

    std::vector<LetterLine> read(std::string_view text)
    {
        auto const lines = split(text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!lines[i].empty())
                take(lines[i]);
            else if (stands_between_rows(lines, i))
                read_.back().text += '\n';
        }
        find_signature();
        return std::move(read_);
    }

private:
    static bool stands_between_rows(std::vector<std::string> const& lines, std::size_t at)
    {
        auto const is_full = [](std::string const& line) { return !line.empty(); };
        auto const below = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), is_full);
        auto const above = std::find_if(lines.rend() - static_cast<std::ptrdiff_t>(at), lines.rend(), is_full);
        return below != lines.end() && above != lines.rend() && is_row(*below) && is_row(*above);
    }

    void take(std::string const& line)
    {
        auto const role = is_addressed_ || !letter_.is_addressed ? role_below(line) : role_above(line);
        if (role == LineRole::addressee)
            is_addressed_ = true;
        read_.push_back({role, line});
    }

    // Above the addressee: the head, the number, the box.
    [[nodiscard]] LineRole role_above(std::string const& line) const
    {
        if (is_row(line))
            return LineRole::box_row;
        if (is_number(line))
            return LineRole::number;
        if (is_salutation(line))
            return LineRole::addressee;
        auto const is_head = [](LetterLine const& above) { return above.role == LineRole::head; };
        auto const may_be_head = read_.size() < (letter_.is_signed ? 2U : 1U) && std::ranges::all_of(read_, is_head);
        return may_be_head && !ends_a_sentence(line) ? LineRole::head : LineRole::body;
    }

    [[nodiscard]] LineRole role_below(std::string const& line) const
    {
        if (read_.empty())
            return LineRole::head;
        if (is_row(line))
            return LineRole::row;
        for (auto const* passages : {&letter_.passages, &letter_.behind_signature})
            for (auto const& passage : *passages)
                if (passage.kind != PassageKind::paragraph && passage.kind != PassageKind::table && has_words_of(line, filled(passage.text)))
                    return role_of(passage.kind);
        return LineRole::body;
    }

    // The agency is known here; of other placeholders anything may stand in the line.
    [[nodiscard]] std::string filled(std::string text) const
    {
        replace_all(text, "{agency}", frame_.agency);
        return text;
    }

    // The last line that is the agency's name, and a day right below it.
    void find_signature()
    {
        if (!letter_.is_signed)
            return;
        auto const is_name = [this](LetterLine const& line) { return line.role == LineRole::body && line.text == frame_.agency; };
        auto const found = std::find_if(read_.rbegin(), read_.rend(), is_name);
        if (found == read_.rend())
            return;
        found->role = LineRole::signature;
        if (found != read_.rbegin() && is_day((found - 1)->text))
            (found - 1)->role = LineRole::date;
    }

    LetterFrame const& frame_;
    LetterTemplate const& letter_;
    std::vector<LetterLine> read_;
    bool is_addressed_ = false;
};

bool has(std::vector<LetterLine> const& lines, LineRole role)
{
    return std::ranges::find(lines, role, &LetterLine::role) != lines.end();
}

}  // namespace

std::vector<std::string> cells_of(std::string_view row)
{
    std::vector<std::string> cells;
    std::size_t const border = cell_border.size();
    for (std::size_t begin = 0; begin <= row.size();) {
        auto end = row.find(cell_border, begin);
        auto const is_open_end = end == std::string_view::npos && row.substr(begin).find(" |") != std::string_view::npos;
        if (is_open_end)
            end = row.find(" |", begin);
        if (end == std::string_view::npos) {
            cells.emplace_back(row.substr(begin));
            break;
        }
        cells.emplace_back(row.substr(begin, end - begin));
        begin = end + (is_open_end ? border - 1 : border);
    }
    return cells;
}

std::vector<LetterLine> lines_of(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates)
{
    return Reading{frame, templates.letter(frame.kind)}.read(text);
}

std::vector<LetterLine> completed_lines(std::string_view text, LetterFrame const& frame, LetterTemplates const& templates)
{
    auto lines = lines_of(text, frame, templates);
    for (auto& line : lines) {
        if (!frame.number.empty())
            replace_all(line.text, templates.mark_of_missing("number"), frame.number);
        if (frame.dated)
            replace_all(line.text, templates.mark_of_missing("date"), in_words(*frame.dated));
    }
    if (!templates.letter(frame.kind).is_signed)
        return lines;
    if (!frame.number.empty() && !has(lines, LineRole::number)) {
        auto const below_head = std::ranges::find_if(lines, [](auto const& line) { return line.role != LineRole::head; });
        lines.insert(below_head, {LineRole::number, frame.number});
    }
    if (!frame.dated || has(lines, LineRole::date))
        return lines;
    if (!has(lines, LineRole::signature))
        lines.push_back({LineRole::signature, frame.agency});
    auto const signature = std::ranges::find(lines, LineRole::signature, &LetterLine::role);
    lines.insert(signature + 1, {LineRole::date, in_words(*frame.dated)});
    return lines;
}

}  // namespace requests
