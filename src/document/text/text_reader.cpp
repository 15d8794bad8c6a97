#include "document/text/text_reader.hpp"

#include "document/text/encoding.hpp"
#include "document/text/inline_markup.hpp"
#include "document/text/text_rows.hpp"
#include "document/text/trim.hpp"

#include <algorithm>

namespace document {
namespace {

// What could part one field from the next, whichever kind of table it turns out to be.
std::size_t count_separators(std::string_view text)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at];
        if (c == '\t' || c == '|')
            ++count;
        else if (c == ' ')
            count += at + 1 < text.size() && text[at + 1] < '@' ? 1 : 0;
        else if (c == '\xE2' || c == '\xE3' || c == '\xEF')
            for (auto const wide : {"│", "┃", "║", "｜", "　"})
                count += text.substr(at).starts_with(wide) ? 1 : 0;
    }
    return count;
}

// Blank lines in a row are kept as one.
base::Result<std::vector<Line>> split_lines(std::string_view text, Limits const& limits)
{
    if (text.size() > limits.elements && count_separators(text) > limits.elements)
        return tl::unexpected{over_limit("elements", limits.elements)};
    std::vector<Line> lines;
    std::size_t filled = 0;
    auto number = 1;
    for (std::size_t at = 0; at < text.size(); ++number) {
        auto const end = std::min(text.find_first_of("\n\r", at), text.size());
        auto const line = text.substr(at, end - at);
        at = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
        if (!is_blank(line)) {
            if (++filled > limits.elements)
                return tl::unexpected{over_limit("elements", limits.elements)};
            lines.push_back({line, number});
        } else if (!lines.empty() && !lines.back().text.empty()) {
            lines.push_back({{}, number});
        }
    }
    return lines;
}

bool is_only(std::string_view text, char c)
{
    return text.size() >= 3 && text.find_first_not_of(c) == std::string_view::npos;
}

bool is_rule(std::string_view text)
{
    return is_only(text, '-') || is_only(text, '*') || is_only(text, '_') || is_only(text, '=') ||
           text.starts_with("```") || text.starts_with("~~~");
}

// "## Words ##": level and words; level 0 when it is no heading.
std::pair<int, std::string_view> split_heading(std::string_view text)
{
    auto const level = std::min(text.find_first_not_of('#'), text.size());
    if (level == 0 || level > 6)
        return {0, text};
    auto words = trim(text.substr(level));
    // "#1" is no heading, "#一、总体情况" as written by hand is.
    if (words.size() + level == text.size() && (words.empty() || static_cast<unsigned char>(words.front()) < 0x80))
        return {0, text};
    words = trim_end(words.substr(0, words.find_last_not_of('#') + 1));
    return {static_cast<int>(level), words};
}

std::string_view without_list_mark(std::string_view text)
{
    for (auto const mark : {"- ", "* ", "+ ", "> "})
        if (text.starts_with(mark))
            return trim(text.substr(2));
    return text;
}

std::string_view without_outer_pipes(std::string_view text)
{
    if (text.starts_with('|'))
        text.remove_prefix(1);
    if (text.ends_with('|') && !text.ends_with("\\|"))
        text.remove_suffix(1);
    return trim(text);
}

class TextReader {
public:
    TextReader(std::span<Line const> lines, Limits const& limits) : lines_{lines}, limits_{limits} {}

    base::Result<Document> read()
    {
        while (!lines_.empty()) {
            auto const taken = take_table();
            if (!taken)
                return tl::unexpected{taken.error()};
            if (*taken == 0)
                take_lines(1);
        }
        return std::move(document_);
    }

private:
    // The number of lines taken, as a table or as the prose that they turned out to be.
    base::Result<std::size_t> take_table()
    {
        for (auto const find : {find_pipe_rows, find_tab_rows, find_spaced_rows}) {
            auto const found = find(lines_);
            if (!found)
                continue;
            if (found->rows.empty())
                take_lines(found->lines);
            else if (auto const added = add_table(*found); !added)
                return tl::unexpected{added.error()};
            return found->lines;
        }
        return 0;
    }

    base::Result<void> add_table(FoundRows const& found)
    {
        std::size_t columns = 0;
        for (auto const& row : found.rows)
            columns = std::max(columns, row.size());
        cells_ += columns * found.rows.size();
        if (cells_ > limits_.elements)
            return tl::unexpected{over_limit("elements", limits_.elements)};
        document_.blocks.emplace_back(to_table(found));
        lines_ = lines_.subspan(found.lines);
        heading_may_follow_ = false;
        return {};
    }

    void take_lines(std::size_t count)
    {
        for (; count > 0; --count) {
            take_line(lines_.front());
            lines_ = lines_.subspan(1);
        }
    }

    void take_line(Line const& line)
    {
        auto const text = without_outer_pipes(trim(line.text));
        auto const underlined = std::exchange(heading_may_follow_, false);
        if (text.empty())
            return;
        if (is_rule(text)) {
            if (underlined && is_only(text, '='))
                turn_into_heading();
            return;
        }
        if (auto const [level, words] = split_heading(text); level > 0) {
            if (!words.empty())
                document_.blocks.emplace_back(Heading{level, plain_inline(words), base::line_place(line.number)});
            return;
        }
        take_paragraph(without_list_mark(text), line.number);
    }

    void take_paragraph(std::string_view text, int line)
    {
        // A picture in Markdown: "![words](address)".
        if (auto const at = text.find("!["); at != std::string_view::npos && text.find("](", at) != std::string_view::npos)
            document_.blocks.emplace_back(Picture{.at = base::line_place(line)});
        if (text.starts_with("<!--") && text.ends_with("-->"))
            return;
        auto shown = plain_inline(text);
        if (shown.empty())
            return;
        document_.blocks.emplace_back(Paragraph{std::move(shown), base::line_place(line)});
        heading_may_follow_ = true;
    }

    // The line above "====".
    void turn_into_heading()
    {
        auto& paragraph = std::get<Paragraph>(document_.blocks.back());
        document_.blocks.back() = Heading{1, std::move(paragraph.text), paragraph.at};
    }

    std::span<Line const> lines_;
    Limits const& limits_;
    Document document_{.format = "text"};
    std::size_t cells_ = 0;
    bool heading_may_follow_ = false;  // the last line is a paragraph that "====" would underline
};

}  // namespace

base::Result<Document> read_text(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const text = Utf8Text::decode_within(bytes, limits);
    if (!text)
        return tl::unexpected{text.error()};
    return read_utf8_text(text->view(), limits);
}

base::Result<Document> read_utf8_text(std::string_view text, Limits const& limits)
{
    auto const lines = split_lines(text, limits);
    if (!lines)
        return tl::unexpected{lines.error()};
    return TextReader{*lines, limits}.read();
}

}  // namespace document
