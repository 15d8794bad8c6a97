#include "journal/head_text.hpp"

#include "base/ascii.hpp"
#include "base/json.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/crypto/sha256.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <sstream>

namespace journal {
namespace {

using base::Json;
using base::Result;
using clocks::Instant;

constexpr std::string_view list_mark = "gongkai-journal-heads";
constexpr std::size_t hash_digits = 64;
constexpr std::size_t group = 4;
constexpr std::size_t line_digits = 16;  // of the hash; the check follows them
constexpr std::size_t longest_code = 100;
constexpr std::size_t longest_installation = 1000;  // several codes
constexpr std::size_t hash_lines = hash_digits / line_digits;

struct Line {
    std::size_t number;
    std::string text;
};

tl::unexpected<base::Error> unreadable(std::size_t line)
{
    return base::fail(base::ErrorKind::invalid_input, "anchor.unreadable", "line {line} is no end of a journal", {{"line", std::to_string(line)}});
}

tl::unexpected<base::Error> mistyped(std::size_t line)
{
    return base::fail(base::ErrorKind::invalid_input, "anchor.mistyped", "line {line} is mistyped: compare it with the day sheet",
                      {{"line", std::to_string(line)}});
}

bool is_hash(std::string_view text)
{
    return text.size() == hash_digits && std::ranges::all_of(text, [](char c) { return base::is_digit(c) || (c >= 'a' && c <= 'f'); });
}

// Names come from outside and stand in keys, which no database takes at any length.
bool is_short(std::string_view name, std::size_t most)
{
    return !name.empty() && name.size() <= most;
}

Json to_json(NamedHead const& head)
{
    return {{"agency", head.agency}, {"number", head.number}, {"hash", head.hash}, {"taken_at", clocks::iso_text(head.taken_at)}};
}

std::optional<Instant> instant_in(Json const& json, char const* name)
{
    return json.contains(name) && json[name].is_string() ? clocks::parse_instant(json[name].get<std::string>()) : std::nullopt;
}

std::optional<NamedHead> head_in(Json const& json)
{
    auto const taken_at = instant_in(json, "taken_at");
    if (!taken_at || !json.contains("agency") || !json["agency"].is_string() || !json.contains("number") ||
        !json["number"].is_number_integer() || !json.contains("hash") || !json["hash"].is_string())
        return std::nullopt;
    NamedHead head{json["agency"], json["number"], json["hash"], *taken_at};
    return head.number > 0 && is_hash(head.hash) && is_short(head.agency, longest_code) ? std::optional{head} : std::nullopt;
}

// Nothing where it is none.
std::optional<HeadList> title_in(Json const& json)
{
    auto const is_title = json.contains("list") && json["list"] == list_mark;
    auto const taken_at = instant_in(json, "taken_at");
    if (!is_title || !taken_at || !json.contains("installation") || !json["installation"].is_string())
        return std::nullopt;
    HeadList list{.installation = json["installation"], .taken_at = *taken_at};
    if (!is_short(list.installation, longest_installation))
        return std::nullopt;
    if (json.contains("number") && json["number"].is_number_integer())
        list.number = json["number"];
    if (json.contains("previous") && json["previous"].is_string())
        list.previous = json["previous"];
    return list;
}

Json object_in(std::string const& text)
{
    auto json = Json::parse(text, nullptr, false);
    return json.is_object() ? json : Json::object();
}

// Those that are not empty, with their numbers.
std::vector<Line> lines_in(std::string_view text)
{
    std::vector<Line> lines;
    std::istringstream in{std::string{text}};
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        auto const begin = line.find_first_not_of(" \t\r");
        if (begin != std::string::npos)
            lines.push_back({number, line.substr(begin, line.find_last_not_of(" \t\r") + 1 - begin)});
    }
    return lines;
}

// Of a line of the sheet, bound to the sheet on which it stands.
std::string check_of(std::string_view title, std::size_t line, std::string_view content)
{
    return crypto::sha256_hex(std::string{title} + "/" + std::to_string(line) + "/" + std::string{content}).substr(0, group);
}

std::string title_of(std::string_view agency, std::string_view number, std::string_view day)
{
    return std::string{agency} + " " + std::string{number} + " " + std::string{day};
}

// What a person means who types hexadecimal digits.
std::string digits_in(std::string_view typed)
{
    std::string digits;
    for (auto const c : typed) {
        auto const small = base::to_small_letter(c);
        if (small == 'o')
            digits += '0';
        else if (small == 'l' || small == 'i')
            digits += '1';
        else if (base::is_digit(small) || (small >= 'a' && small <= 'f'))
            digits += small;
    }
    return digits;
}

// "1: " before the digits, or nothing.
std::string_view without_line_number(std::string_view line)
{
    auto const colon = line.find(':');
    return colon == 1 && base::is_digit(line.front()) ? line.substr(colon + 1) : line;
}

Result<NamedHead> parse_sheet(std::span<Line const> lines)
{
    auto const& first = lines.front();
    std::istringstream words{first.text};
    std::string agency;
    std::string number;
    std::string day;
    std::string check;
    words >> agency >> number >> day >> check;
    agency = base::to_small_letters(agency);  // codes have no others
    auto const title = title_of(agency, number, day);
    auto const date = base::parse_date(day);
    NamedHead head{.agency = agency};
    auto const [end, failure] = std::from_chars(number.data(), number.data() + number.size(), head.number);
    if (check.empty() || !date || failure != std::errc{} || end != number.data() + number.size())
        return unreadable(first.number);
    if (digits_in(check) != check_of(title, 0, title))
        return mistyped(first.number);
    head.taken_at = clocks::start_of(*date);
    for (std::size_t i = 1; i <= hash_lines; ++i) {
        if (i >= lines.size())
            return unreadable(lines.back().number + 1);
        auto const digits = digits_in(without_line_number(lines[i].text));
        auto const content = digits.substr(0, std::min(line_digits, digits.size()));
        if (digits.size() != line_digits + group || digits.substr(line_digits) != check_of(title, i, content))
            return mistyped(lines[i].number);
        head.hash += content;
    }
    return head;
}

}  // namespace

std::string to_line(NamedHead const& head)
{
    return to_json(head).dump();
}

std::string to_text(HeadList const& list)
{
    Json title{{"list", list_mark}, {"installation", list.installation}, {"taken_at", clocks::iso_text(list.taken_at)}};
    if (list.number > 0) {
        title["number"] = list.number;
        title["previous"] = list.previous;
    }
    auto text = title.dump() + "\n";
    for (auto const& head : list.heads)
        text += to_line(head) + "\n";
    return text;
}

std::vector<std::string> sheet_lines(NamedHead const& head)
{
    auto const title = title_of(head.agency, std::to_string(head.number), to_string(clocks::civil_date(head.taken_at)));
    std::vector lines{title + " " + check_of(title, 0, title)};
    for (std::size_t i = 1; i <= hash_lines; ++i) {
        auto const content = head.hash.substr((i - 1) * line_digits, line_digits);
        auto line = std::to_string(i) + ":";
        for (std::size_t at = 0; at < line_digits; at += group)
            line += " " + content.substr(at, group);
        lines.push_back(line + " " + check_of(title, i, content));
    }
    return lines;
}

Result<std::vector<NamedHead>> parse_heads(std::string_view text)
{
    auto const lines = lines_in(text);
    std::vector<NamedHead> heads;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!lines[i].text.starts_with('{')) {
            auto head = parse_sheet(std::span{lines}.subspan(i));
            if (!head)
                return tl::unexpected{head.error()};
            heads.push_back(std::move(*head));
            i += hash_lines;
            continue;
        }
        auto const json = object_in(lines[i].text);
        if (title_in(json))
            continue;
        auto head = head_in(json);
        if (!head)
            return unreadable(lines[i].number);
        heads.push_back(std::move(*head));
    }
    return heads;
}

Result<HeadList> parse_head_list(std::string_view text)
{
    auto const lines = lines_in(text);
    auto list = lines.empty() ? std::nullopt : title_in(object_in(lines.front().text));
    if (!list)
        return base::fail(base::ErrorKind::invalid_input, "anchor.no-list", "this is no list of ends of journals: make one with gongkai journal heads");
    auto heads = parse_heads(text);
    if (!heads)
        return tl::unexpected{heads.error()};
    list->heads = std::move(*heads);
    return *list;
}

}  // namespace journal
