#include "document/text/mht_reader.hpp"

#include "base/ascii.hpp"
#include "document/text/encoding.hpp"
#include "document/text/html_reader.hpp"
#include "document/text/text_reader.hpp"
#include "document/text/transfer_coding.hpp"
#include "document/text/trim.hpp"

#include <algorithm>
#include <optional>

namespace document {
namespace {

constexpr std::size_t deepest_part = 8;          // web archives nest once or twice
constexpr std::size_t longest_head = 64U << 10;  // bytes

std::string_view take_line(std::string_view& text)
{
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// The fields that say what a part is.
struct Head {
    std::string type;      // in small letters, without parameters
    std::string boundary;
    std::string coding;    // in small letters
};

// The value of `name=` among the parameters of a field, without quotation marks.
std::string parameter(std::string_view field, std::string_view name)
{
    auto const small = base::to_small_letters(field);
    for (auto at = small.find(name); at != std::string::npos; at = small.find(name, at + 1)) {
        auto const before = at == 0 ? ';' : small[at - 1];
        if (at + name.size() >= small.size() || small[at + name.size()] != '=' || (before != ';' && before != ' ' && before != '\t'))
            continue;
        auto value = trim(field.substr(at + name.size() + 1));
        if (value.starts_with('"'))
            return std::string{value.substr(1, value.find('"', 1) - 1)};
        return std::string{value.substr(0, value.find_first_of("; \t"))};
    }
    return {};
}

void take_field(std::string_view field, Head& head)
{
    auto const colon = field.find(':');
    if (colon == std::string_view::npos)
        return;
    auto const name = base::to_small_letters(trim(field.substr(0, colon)));
    auto const value = trim(field.substr(colon + 1));
    if (name == "content-type") {
        head.type = base::to_small_letters(trim(value.substr(0, value.find(';'))));
        head.boundary = parameter(value, "boundary");
    } else if (name == "content-transfer-encoding")
        head.coding = base::to_small_letters(value);
}

// Takes the head off `text`. A line that begins with a blank continues the one before.
Head take_head(std::string_view& text)
{
    Head head;
    std::string field;
    for (auto left = longest_head; !text.empty();) {
        auto const line = take_line(text);
        auto const continues = line.starts_with(' ') || line.starts_with('\t');
        if (!continues)
            take_field(std::exchange(field, {}), head);
        if (line.empty())
            break;
        auto const kept = line.substr(0, left);
        left -= kept.size();
        field += kept;
    }
    take_field(field, head);
    return head;
}

struct Part {
    std::string_view content;
    std::string coding;
};

// The first HTML part and the first of plain text, whatever they are nested in.
class Parts {
public:
    explicit Parts(Limits const& limits) : limits_{limits} {}

    base::Result<void> read(std::string_view text, std::size_t depth)
    {
        if (depth > deepest_part)
            return tl::unexpected{over_limit("depth", deepest_part)};
        if (++count_ > limits_.archive_entries)
            return tl::unexpected{over_limit("archive_entries", limits_.archive_entries)};
        auto const head = take_head(text);
        if (head.type.starts_with("multipart/") && !head.boundary.empty())
            return read_multipart(text, "--" + head.boundary, depth);
        if (head.type == "text/html" || head.type == "application/xhtml+xml")
            html_ = html_ ? html_ : Part{text, head.coding};
        else if (head.type == "text/plain" || head.type.empty())
            plain_ = plain_ ? plain_ : Part{text, head.coding};
        return {};
    }

    [[nodiscard]] std::optional<Part> const& html() const { return html_; }
    [[nodiscard]] std::optional<Part> const& plain() const { return plain_; }

private:
    // The parts between the lines of the boundary, up to the first HTML: what follows are its pictures.
    base::Result<void> read_multipart(std::string_view text, std::string const& boundary, std::size_t depth)
    {
        auto begin = std::string_view::npos;
        for (std::size_t at = 0; at < text.size() && !html_;) {
            auto const line_begin = text.find(boundary, at);
            auto const part_end = std::min(line_begin, text.size());
            auto const at_line_begin = part_end == 0 || part_end == text.size() || text[part_end - 1] == '\n';
            at = part_end + boundary.size();
            if (!at_line_begin)
                continue;
            if (begin != std::string_view::npos)
                if (auto const read_part = read(text.substr(begin, part_end - begin), depth + 1); !read_part)
                    return read_part;
            if (at >= text.size() || text.substr(at).starts_with("--"))
                break;
            begin = std::min(text.find('\n', at), text.size() - 1) + 1;
        }
        return {};
    }

    Limits const& limits_;
    std::optional<Part> html_;
    std::optional<Part> plain_;
    std::size_t count_ = 0;
};

std::string decoded(Part const& part)
{
    if (part.coding == "base64")
        return decode_base64(part.content);
    return part.coding == "quoted-printable" ? decode_quoted_printable(part.content) : std::string{part.content};
}

}  // namespace

base::Result<Document> read_mht(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    Parts parts{limits};
    if (auto const read = parts.read(bytes, 0); !read)
        return tl::unexpected{read.error()};
    auto const& chosen = parts.html() ? parts.html() : parts.plain();
    if (!chosen)
        return base::fail(base::ErrorKind::invalid_input, "document.no-page", "the web archive holds no page");
    auto document = parts.html() ? read_html(decoded(*chosen), limits) : read_text(decoded(*chosen), limits);
    if (document)
        document->format = "mht";
    return document;
}

bool looks_like_mht(std::string_view head)
{
    auto const end = std::min(head.find("\n\n"), head.find("\n\r\n"));
    auto const fields = head.substr(0, end);
    auto const has = [fields](std::string_view name) {
        auto const at = fields.find(name);
        return at == 0 || (at != std::string_view::npos && fields[at - 1] == '\n');
    };
    return has("mime-version:") && has("content-type:");
}

}  // namespace document
