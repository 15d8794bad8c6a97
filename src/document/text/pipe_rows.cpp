#include "document/text/text_rows.hpp"

#include "document/text/trim.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace document {
namespace {

// Upright strokes that stand for '|': full-width and box-drawing ones.
constexpr std::array<std::string_view, 4> other_pipes{"｜", "│", "┃", "║"};

// Length of the pipe that `text` begins with; 0 when it begins with none.
std::size_t pipe_size(std::string_view text)
{
    if (text.starts_with('|'))
        return 1;
    for (auto const pipe : other_pipes)
        if (text.starts_with(pipe))
            return pipe.size();
    return 0;
}

std::size_t find_pipe(std::string_view text, std::size_t at)
{
    for (; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '|')
            ++at;
        else if (pipe_size(text.substr(at)) > 0)
            return at;
    }
    return std::string_view::npos;
}

bool has_pipe(std::string_view text)
{
    return find_pipe(text, 0) != std::string_view::npos;
}

// "+----+----+", "├──┼──┤": a ruled line of a drawn table.
bool is_ruled(std::string_view text)
{
    text = trim(text);
    bool has_corner = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const c = base::next_code_point(text, at);
        auto const is_box = c >= 0x2500 && c <= 0x257F;
        if (!is_box && c != '+' && c != '-' && c != '=' && c != '|' && c != ' ')
            return false;
        has_corner = has_corner || c == '+' || (is_box && c != 0x2502 && c != 0x2503 && c != 0x2551);
    }
    return has_corner && text.size() >= 3;
}

// How many pipes a line of nothing but pipes and blanks has; 0 for any other line.
std::size_t only_pipes(std::string_view text)
{
    std::size_t count = 0;
    text = trim(text);
    while (!text.empty()) {
        if (auto const pipe = pipe_size(text)) {
            ++count;
            text.remove_prefix(pipe);
        } else if (auto const blank = leading_blank(text)) {
            text.remove_prefix(blank);
        } else {
            return 0;
        }
    }
    return count;
}

// The fields between the pipes of a line; a pipe at either end opens or closes and parts nothing.
Row split_at_pipes(Line const& line)
{
    Row row;
    auto const text = trim_end(line.text);
    std::size_t at = 0;
    int column = 1;
    while (leading_blank(text.substr(at)) > 0) {
        at += leading_blank(text.substr(at));
        ++column;
    }
    if (auto const pipe = pipe_size(text.substr(at))) {
        at += pipe;
        ++column;
    }
    while (at < text.size()) {
        auto const end = std::min(find_pipe(text, at), text.size());
        auto const field = text.substr(at, end - at);
        row.push_back({std::string{trim(field)}, column, line.number});
        column += static_cast<int>(base::count_code_points(field)) + 1;
        at = end + (end < text.size() ? pipe_size(text.substr(end)) : 0);
    }
    return row;
}

// A table taken apart into one cell a line: a pipe alone opens a row, "text |" is a cell, and a line of pipes stands
// for the empty cells at the end of its row.
class ExplodedRows {
public:
    explicit ExplodedRows(std::span<Line const> lines) : lines_{lines} {}

    FoundRows read()
    {
        for (; at_ < lines_.size(); ++at_) {
            if (auto const pipes = only_pipes(lines_[at_].text))
                take_pipes(pipes);
            else if (has_pipe(lines_[at_].text))
                take_cells();
            else if (!is_open_ || !continues())
                break;
            else
                add_text();
        }
        close();
        return {std::move(rows_), at_, 0};
    }

private:
    [[nodiscard]] bool next_is_pipes() const { return at_ + 1 < lines_.size() && only_pipes(lines_[at_ + 1].text) > 0; }
    [[nodiscard]] bool is_full() const { return width_ > 0 && row_.size() >= width_; }

    void take_pipes(std::size_t pipes)
    {
        auto const is_last = at_ + 1 == lines_.size();
        auto const closes = is_open_ && (row_.empty() || next_is_pipes() || is_last || pipes > 1) && !is_full();
        if (closes) {
            add_empty(pipes);
            close();
        } else {
            close();
            is_open_ = true;
            add_empty(pipes - 1);
        }
    }

    void take_cells()
    {
        is_open_ = true;
        for (auto& field : split_at_pipes(lines_[at_])) {
            if (!pending_.empty())
                field.text = std::exchange(pending_, {}) + '\n' + field.text;
            row_.push_back(std::move(field));
        }
    }

    void add_empty(std::size_t count)
    {
        for (; count > 0; --count)
            row_.push_back({"", 0, lines_[at_].number});
    }

    // A line without a pipe belongs to a cell when one of the next two lines ends that cell.
    [[nodiscard]] bool continues() const
    {
        if (is_full())
            return false;
        for (auto next = at_ + 1; next < lines_.size() && next <= at_ + 2; ++next) {
            if (only_pipes(lines_[next].text) > 0)
                return false;
            if (has_pipe(lines_[next].text))
                return true;
        }
        return false;
    }

    void add_text()
    {
        if (!pending_.empty())
            pending_ += '\n';
        pending_ += trim(lines_[at_].text);
    }

    void close()
    {
        is_open_ = false;
        if (row_.empty())
            return;
        if (width_ == 0)
            width_ = row_.size();
        rows_.push_back(std::exchange(row_, {}));
    }

    std::span<Line const> lines_;
    std::size_t at_ = 0;
    std::vector<Row> rows_;
    Row row_;
    std::string pending_;    // text of a cell that goes on in the next line
    std::size_t width_ = 0;  // of the first row, which a closing line of pipes has filled up
    bool is_open_ = false;
};

bool is_exploded(std::span<Line const> lines)
{
    std::size_t openers = 0;
    std::size_t cells = 0;
    std::size_t others = 0;
    for (auto const& line : lines) {
        auto const text = trim(line.text);
        if (auto const pipes = only_pipes(text)) {
            openers += pipes == 1 ? 1 : 0;
            continue;
        }
        auto const pipe = find_pipe(text, 0);
        auto const is_cell = pipe != std::string_view::npos && pipe > 0 && pipe + pipe_size(text.substr(pipe)) == text.size();
        ++(is_cell ? cells : others);
    }
    return openers > 0 && cells > others;
}

bool has_many_fields(std::vector<Row> const& rows)
{
    return std::ranges::any_of(rows, [](Row const& row) { return row.size() > 1; });
}

// Lines between two rules of a drawn table are one row.
void merge_into(Row& row, Row const& more)
{
    for (std::size_t i = 0; i < more.size(); ++i) {
        if (i == row.size())
            row.push_back(more[i]);
        else if (!more[i].text.empty())
            row[i].text += (row[i].text.empty() ? "" : "\n") + more[i].text;
    }
}

FoundRows read_rows(std::span<Line const> lines)
{
    auto const is_drawn = std::ranges::count_if(lines, [](Line const& line) { return is_ruled(line.text); }) > 3;
    FoundRows found{{}, lines.size(), 0};
    auto after_rule = true;
    for (auto const& line : lines) {
        if (is_ruled(line.text)) {
            after_rule = true;
            continue;
        }
        auto row = split_at_pipes(line);
        if (is_separator(row, found.rows.size() == 1))
            found.header_rows = found.rows.size() == 1 ? 1 : found.header_rows;
        else if (is_drawn && !after_rule && !found.rows.empty())
            merge_into(found.rows.back(), row);
        else
            found.rows.push_back(std::move(row));
        after_rule = false;
    }
    return found;
}

}  // namespace

std::optional<FoundRows> find_pipe_rows(std::span<Line const> lines)
{
    auto const is_part = [](Line const& line) { return has_pipe(line.text) || is_ruled(line.text); };
    if (lines.empty() || !is_part(lines.front()))
        return std::nullopt;
    auto const end = std::ranges::find_if_not(lines, is_part);
    auto const run = lines.first(static_cast<std::size_t>(end - lines.begin()));
    if (is_exploded(run)) {
        auto const to_blank = std::ranges::find_if(lines, [](Line const& line) { return is_blank(line.text); });
        return ExplodedRows{lines.first(static_cast<std::size_t>(to_blank - lines.begin()))}.read();
    }
    // One line with pipes inside is a row of links as sites have it above a page.
    auto const begins_with_pipe = pipe_size(trim(run.front().text)) > 0 || is_ruled(run.front().text);
    if (run.size() == 1 && !begins_with_pipe)
        return FoundRows{{}, 1, 0};
    auto found = read_rows(run);
    if (!has_many_fields(found.rows))
        found.rows.clear();
    return found;
}

}  // namespace document
