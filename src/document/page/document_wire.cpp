#include "document/page/document_wire.hpp"

#include <cstring>
#include <type_traits>

namespace document::page {
namespace {

constexpr std::uint32_t mark = 0x474B4401;  // begins and ends every result

class Writer {
public:
    template <class Value>
        requires std::is_trivially_copyable_v<Value>
    void put(Value const& value)
    {
        bytes_.append(reinterpret_cast<char const*>(&value), sizeof value);
    }
    void put(std::string const& text)
    {
        put(text.size());
        bytes_ += text;
    }
    template <class Item>
    void put(std::vector<Item> const& items)
    {
        put(items.size());
        for (auto const& item : items)
            put(item);
    }
    void put(std::pair<std::string, std::string> const& words)
    {
        put(words.first);
        put(words.second);
    }
    void put(Cell const& cell)
    {
        put(cell.row), put(cell.column), put(cell.row_span), put(cell.column_span), put(cell.text), put(cell.at);
        put(cell.header), put(cell.alignment), put(cell.legibility), put(cell.alternatives);
    }
    void put(Table const& table)
    {
        put(table.rows), put(table.columns), put(table.cells), put(table.columns_are), put(table.recognised), put(table.at);
        put(table.header_rows), put(table.column_widths);
    }
    void put(Heading const& heading) { put(heading.level), put(heading.text), put(heading.at); }
    void put(Paragraph const& paragraph) { put(paragraph.text), put(paragraph.at), put(paragraph.role); }
    void put(Picture const& picture)
    {
        put(picture.at), put(picture.width), put(picture.height), put(picture.bytes);
    }
    void put(Block const& block)
    {
        put(static_cast<std::uint8_t>(block.index()));
        std::visit([this](auto const& one) { put(one); }, block);
    }
    void put(Document const& document) { put(document.format), put(document.title), put(document.blocks); }
    void put(base::Error const& error) { put(error.kind), put(error.code), put(error.message), put(error.words); }

    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

// Reads what Writer wrote; `good` turns false where the bytes do not hold it, and values stay empty from there on.
class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_{bytes} {}

    template <class Value>
        requires std::is_trivially_copyable_v<Value>
    void get(Value& value)
    {
        if (!take(sizeof value))
            return;
        std::memcpy(&value, bytes_.data() + at_ - sizeof value, sizeof value);
    }
    void get(std::string& text)
    {
        std::size_t size = 0;
        get(size);
        if (take(size))
            text = bytes_.substr(at_ - size, size);
    }
    template <class Item>
    void get(std::vector<Item>& items)
    {
        std::size_t count = 0;
        get(count);
        for (; good_ && count > 0; --count)
            get(items.emplace_back());
    }
    void get(std::pair<std::string, std::string>& words) { get(words.first), get(words.second); }
    void get(Cell& cell)
    {
        get(cell.row), get(cell.column), get(cell.row_span), get(cell.column_span), get(cell.text), get(cell.at);
        get(cell.header), get(cell.alignment), get(cell.legibility), get(cell.alternatives);
    }
    void get(Table& table)
    {
        get(table.rows), get(table.columns), get(table.cells), get(table.columns_are), get(table.recognised), get(table.at);
        get(table.header_rows), get(table.column_widths);
    }
    void get(Heading& heading) { get(heading.level), get(heading.text), get(heading.at); }
    void get(Paragraph& paragraph) { get(paragraph.text), get(paragraph.at), get(paragraph.role); }
    void get(Picture& picture) { get(picture.at), get(picture.width), get(picture.height), get(picture.bytes); }
    void get(Block& block)
    {
        std::uint8_t index = 0;
        get(index);
        switch (index) {
        case 0: get(block.emplace<Heading>()); break;
        case 1: get(block.emplace<Paragraph>()); break;
        case 2: get(block.emplace<Table>()); break;
        case 3: get(block.emplace<Picture>()); break;
        default: good_ = false;
        }
    }
    void get(Document& document) { get(document.format), get(document.title), get(document.blocks); }
    void get(base::Error& error) { get(error.kind), get(error.code), get(error.message), get(error.words); }

    [[nodiscard]] bool good() const { return good_; }

private:
    bool take(std::size_t count)
    {
        good_ = good_ && count <= bytes_.size() - at_;
        if (good_)
            at_ += count;
        return good_;
    }

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

}  // namespace

std::string to_wire(base::Result<Document> const& result)
{
    Writer writer;
    writer.put(mark);
    writer.put(result.has_value());
    if (result)
        writer.put(*result);
    else
        writer.put(result.error());
    writer.put(mark);
    return writer.take();
}

std::optional<base::Result<Document>> from_wire(std::string_view bytes)
{
    Reader reader{bytes};
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool has_value = false;
    Document document;
    base::Error error;
    reader.get(begin);
    reader.get(has_value);
    if (begin != mark)
        return std::nullopt;
    if (has_value)
        reader.get(document);
    else
        reader.get(error);
    reader.get(end);
    if (!reader.good() || end != mark)
        return std::nullopt;
    if (has_value)
        return base::Result<Document>{std::move(document)};
    return base::Result<Document>{tl::unexpected(std::move(error))};
}

}  // namespace document::page
