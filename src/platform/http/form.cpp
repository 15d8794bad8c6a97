#include "platform/http/form.hpp"

#include "platform/http/decoding.hpp"
#include "platform/http/header_value.hpp"

namespace http {
namespace {

base::Result<void> check_part_count(std::size_t parts)
{
    if (parts > max_form_parts)
        return base::fail(base::ErrorKind::over_limit, "http.too-many-fields", "The form has more than {limit} fields.",
                          {{"limit", std::to_string(max_form_parts)}});
    return {};
}

tl::unexpected<base::Error> broken_form()
{
    return base::fail(base::ErrorKind::invalid_input, "http.broken-form", "The form arrived incomplete; please send it again.");
}

// The file's own name: without folders, control characters, and the %22 that browsers write for a quotation mark.
std::string file_name(std::string_view given)
{
    if (auto const slash = given.find_last_of("/\\"); slash != std::string_view::npos)
        given.remove_prefix(slash + 1);
    std::string name;
    for (std::size_t at = 0; at < given.size(); ++at) {
        if (given.substr(at, 3) == "%22") {
            name += '"';
            at += 2;
        } else if (static_cast<unsigned char>(given[at]) >= 0x20 && given[at] != 0x7F) {
            name += given[at];
        }
    }
    return name == "." || name == ".." ? std::string{} : name;
}

// Takes one part, its header lines and an empty line before its content, into the form.
base::Result<void> take_part(std::string_view part, Form& form)
{
    auto const head_end = part.starts_with("\r\n") ? 0 : part.find("\r\n\r\n");
    if (head_end == std::string_view::npos)
        return broken_form();
    auto const head = as_text(part.substr(0, head_end));  // before it is parsed: a byte of GBK may look like a backslash
    auto const content = part.substr(head_end + (head_end == 0 ? 2 : 4));

    HeaderValue disposition;
    std::string content_type = "application/octet-stream";
    for (std::string_view rest = head; !rest.empty();) {
        auto const end = std::min(rest.find("\r\n"), rest.size());
        auto const line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 2, rest.size()));
        auto const colon = line.find(':');
        if (colon == std::string_view::npos)
            return broken_form();
        auto const name = trim_blanks(line.substr(0, colon));
        if (equal_ignoring_case(name, "Content-Disposition"))
            disposition = parse_header_value(line.substr(colon + 1));
        else if (equal_ignoring_case(name, "Content-Type"))
            content_type = trim_blanks(line.substr(colon + 1));
    }
    auto const name = disposition.parameters.find("name");
    if (disposition.value != "form-data" || !name)
        return broken_form();
    if (auto const file = disposition.parameters.find("filename"))
        form.files.push_back({std::string{*name}, file_name(*file), std::move(content_type), content});
    else
        form.fields.add(std::string{*name}, as_text(content));
    return {};
}

struct Delimiter {
    std::size_t at = std::string_view::npos;  // where its CRLF begins
    std::size_t behind = 0;
    bool last = false;
};

// The next line of the boundary, with the line break before it, from `from` on. A line that only begins like one is content.
Delimiter find_delimiter(std::string_view body, std::string_view mark, std::size_t from)
{
    for (auto at = body.find(mark, from); at != std::string_view::npos; at = body.find(mark, at + 1)) {
        auto const behind = at + mark.size();
        if (body.substr(behind, 2) == "--")
            return {at, behind + 2, true};
        auto const line_end = body.find_first_not_of(" \t", behind);
        if (line_end != std::string_view::npos && body.substr(line_end, 2) == "\r\n")
            return {at, line_end + 2, false};
    }
    return {};
}

}  // namespace

base::Result<Form> parse_multipart(std::string_view boundary, std::string_view body)
{
    constexpr std::size_t longest_boundary = 70;  // RFC 2046, 5.1.1
    if (boundary.empty() || boundary.size() > longest_boundary)
        return broken_form();
    auto const mark = "\r\n--" + std::string{boundary};
    // The first delimiter needs no line break before it.
    auto delimiter = body.starts_with(std::string_view{mark}.substr(2)) ? find_delimiter(body, std::string_view{mark}.substr(2), 0)
                                                                      : find_delimiter(body, mark, 0);
    Form form;
    std::size_t parts = 0;
    while (!delimiter.last) {
        if (delimiter.at == std::string_view::npos)
            return broken_form();
        if (auto const counted = check_part_count(++parts); !counted)
            return tl::unexpected{counted.error()};
        auto const begin = delimiter.behind;
        delimiter = find_delimiter(body, mark, begin);
        if (delimiter.at == std::string_view::npos)
            return broken_form();
        if (auto const taken = take_part(body.substr(begin, delimiter.at - begin), form); !taken)
            return tl::unexpected{taken.error()};
    }
    return form;
}

base::Result<Form> parse_form(std::string_view content_type, std::string_view body)
{
    auto const type = parse_header_value(content_type);
    if (type.value == "multipart/form-data")
        return parse_multipart(type.parameters.get("boundary"), body);
    if (type.value != "application/x-www-form-urlencoded")
        return base::fail(base::ErrorKind::unsupported, "http.no-form", "A form is expected here.");
    auto fields = parse_urlencoded(body);
    if (auto const counted = check_part_count(fields.entries().size()); !counted)
        return tl::unexpected{counted.error()};
    return Form{.fields = std::move(fields), .files = {}};
}

}  // namespace http
