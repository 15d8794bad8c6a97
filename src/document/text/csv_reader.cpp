#include "document/text/csv_reader.hpp"

#include "base/utf8.hpp"
#include "document/text/encoding.hpp"
#include "document/text/trim.hpp"

#include <algorithm>

namespace document {
namespace {

char find_delimiter(std::string_view text)
{
    std::size_t commas = 0;
    std::size_t semicolons = 0;
    std::size_t tabs = 0;
    auto quoted = false;
    for (auto const c : text) {
        if (c == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == '\n')
            break;
        commas += c == ',' ? 1 : 0;
        semicolons += c == ';' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
    }
    if (tabs > commas && tabs >= semicolons)
        return '\t';
    return semicolons > commas ? ';' : ',';
}

class CsvReader {
public:
    CsvReader(std::string_view text, Limits const& limits)
        : text_{text}, delimiter_{find_delimiter(text)}, limits_{limits}
    {
    }

    base::Result<Document> read()
    {
        while (at_ < text_.size()) {
            read_row();
            auto const area = static_cast<std::size_t>(table_.rows) * static_cast<std::size_t>(table_.columns);
            if (std::max(area, table_.cells.size()) > limits_.elements)
                return tl::unexpected{over_limit("elements", limits_.elements)};
        }
        Document document{.format = "csv"};
        if (table_.cells.empty())
            return document;
        table_.columns_are = Columns::ragged;
        table_.at = base::line_place(table_.cells.front().at.first);
        document.blocks.emplace_back(std::move(table_));
        return document;
    }

private:
    // A line with no text at all is not a row.
    void read_row()
    {
        auto const first_cell = table_.cells.size();
        auto has_text = false;
        line_begin_ = at_;
        for (auto column = 0;; ++column) {
            auto const place = base::line_place(line_, column_number());
            auto field = read_field();
            has_text = has_text || !field.empty();
            table_.cells.push_back({.row = table_.rows, .column = column, .text = std::move(field), .at = place});
            if (table_.cells.size() > limits_.elements)
                return;
            if (at_ >= text_.size() || text_[at_] != delimiter_)
                break;
            ++at_;
        }
        end_line();
        if (!has_text) {
            table_.cells.resize(first_cell);
            return;
        }
        ++table_.rows;
        table_.columns = std::max(table_.columns, static_cast<int>(table_.cells.size() - first_cell));
    }

    // Counted on from the field before, so that a long line costs one pass.
    int column_number()
    {
        if (counted_to_ < line_begin_) {
            counted_to_ = line_begin_;
            counted_ = 0;
        }
        counted_ += base::count_code_points(text_.substr(counted_to_, at_ - counted_to_));
        counted_to_ = at_;
        return static_cast<int>(counted_) + 1;
    }

    std::string read_field()
    {
        if (at_ < text_.size() && text_[at_] == '"' && !has_open_quote_)
            if (std::string field; read_quoted(field))
                return field;
        return std::string{trim(read_bare())};
    }

    std::string_view read_bare()
    {
        auto const begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r')
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    bool read_quoted(std::string& field)
    {
        for (auto at = at_ + 1;; at += 2) {
            auto const quote = text_.find('"', at);
            if (quote == std::string_view::npos) {
                has_open_quote_ = true;
                return false;
            }
            field += text_.substr(at, quote - at);
            at = quote;
            if (!text_.substr(quote + 1).starts_with('"')) {
                line_ += static_cast<int>(std::ranges::count(text_.substr(at_, quote - at_), '\n'));
                at_ = quote + 1;
                break;
            }
            field += '"';
        }
        field += read_bare();
        field = trim(field);
        return true;
    }

    void end_line()
    {
        if (at_ < text_.size() && text_[at_] == '\r')
            ++at_;
        if (at_ < text_.size() && text_[at_] == '\n')
            ++at_;
        ++line_;
    }

    std::string_view text_;
    char delimiter_;
    Limits const& limits_;
    Table table_;
    std::size_t at_ = 0;
    std::size_t line_begin_ = 0;
    std::size_t counted_to_ = 0;
    std::size_t counted_ = 0;
    int line_ = 1;
    bool has_open_quote_ = false;  // found one without an end: no quote behind it opens a field
};

}  // namespace

bool looks_like_csv(std::string_view text)
{
    std::size_t lines = 0;
    std::ptrdiff_t commas = 0;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (trim(line).empty())
            continue;
        auto quoted = false;
        auto const count = std::ranges::count_if(line, [&quoted](char c) {
            quoted = quoted != (c == '"');
            return c == ',' && !quoted;
        });
        if (quoted || count == 0 || (lines > 0 && count != commas))
            return false;
        commas = count;
        ++lines;
    }
    return lines > 1;
}

base::Result<Document> read_csv(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const text = Utf8Text::decode_within(bytes, limits);
    if (!text)
        return tl::unexpected{text.error()};
    return CsvReader{text->view(), limits}.read();
}

}  // namespace document
