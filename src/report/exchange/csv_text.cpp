#include "report/exchange/csv_text.hpp"

#include "base/decimal.hpp"

namespace report {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// What begins a formula in Excel, WPS and LibreOffice; the apostrophe itself, so that taking it off is never wrong.
bool needs_apostrophe(std::string_view text)
{
    constexpr std::string_view formula_starts = "=+-@\t\r'";
    auto const is_harmless = text.size() < 2 && text != "'";
    return !is_harmless && formula_starts.find(text.front()) != std::string_view::npos && !base::parse_decimal(text);
}

// Walks over the text record by record.
class Reader {
public:
    explicit Reader(std::string_view text) : text_{text} {}

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] std::size_t line() const { return line_; }

    // False when a quote does not fit.
    bool read_record(std::vector<std::string>& record)
    {
        for (;;) {
            std::string field;
            if (!read_field(field))
                return false;
            record.push_back(std::move(field));
            if (at_end() || text_[at_++] != ',')
                break;
        }
        ++line_;
        return true;
    }

private:
    bool read_field(std::string& field)
    {
        auto const quoted = !at_end() && text_[at_] == '"';
        if (quoted && !read_quoted(field))
            return false;
        if (!quoted) {
            auto const end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
            field = text_.substr(at_, end - at_);
            at_ = end;
        }
        if (field.size() > 1 && field.front() == '\'')
            field.erase(0, 1);
        else if (field == "'")
            field.clear();
        if (text_.substr(at_, 2) == "\r\n")
            ++at_;
        return at_end() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r';
    }

    bool read_quoted(std::string& field)
    {
        for (++at_; !at_end(); ++at_) {
            if (text_[at_] == '\n')
                ++line_;
            if (text_[at_] != '"') {
                field += text_[at_];
                continue;
            }
            if (text_.substr(at_ + 1, 1) != "\"") {
                ++at_;
                return true;
            }
            field += '"';
            ++at_;
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

void append_csv_field(std::string& out, std::string_view text)
{
    if (text.empty())
        return;
    auto const apostrophe = needs_apostrophe(text);
    if (!apostrophe && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    if (apostrophe)
        out += '\'';
    for (auto const c : text)
        out.append(c == '"' ? 2 : 1, c);
    out += '"';
}

base::Result<std::vector<std::vector<std::string>>> parse_csv(std::string_view text)
{
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    std::vector<std::vector<std::string>> records;
    for (Reader reader{text}; !reader.at_end();) {
        auto const line = reader.line();
        std::vector<std::string> record;
        if (!reader.read_record(record))
            return base::fail(base::ErrorKind::invalid_input, "csv.malformed",
                              "line {line} is no CSV: a quote is left open or stands inside a field",
                              {{"line", std::to_string(line)}});
        if (record.size() > 1 || !record.front().empty())
            records.push_back(std::move(record));
    }
    return records;
}

}  // namespace report
