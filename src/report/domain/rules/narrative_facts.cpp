#include "report/domain/rules/narrative_facts.hpp"

#include <algorithm>
#include <cstring>

namespace report {

TextOf::TextOf(Assessor const& assessor) : narrative_{assessor.facts().narrative}
{
    if (narrative_ != nullptr)
        return;
    parsed_ = narrative::parse_narrative(assessor.report());
    narrative_ = &*parsed_;
}

std::vector<std::string> const& words_of(Assessor const& assessor, std::string_view name)
{
    static std::vector<std::string> const none;
    auto const& words = assessor.rule().texts;
    auto const found = std::find_if(words.begin(), words.end(), [name](auto const& list) { return list.first == name; });
    return found == words.end() ? none : found->second;
}

// memmem skips ahead by the length of the word; std::string_view::find stops at every Chinese character, which all
// begin with one of six bytes.
bool contains(std::string_view text, std::string_view word)
{
    return memmem(text.data(), text.size(), word.data(), word.size()) != nullptr;
}

bool contains_any(std::string_view text, std::vector<std::string> const& words)
{
    return std::any_of(words.begin(), words.end(), [text](auto const& word) { return contains(text, word); });
}

namespace {

// The character that begins at `at`, which is moved behind it; text behind the basic plane gives no character of it.
std::size_t next_character(std::string_view text, std::size_t& at)
{
    auto const byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    auto const lead = byte(0);
    auto const tail = [&](std::size_t i) { return byte(i) & 0x3FU; };
    std::size_t const size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    auto const character = size == 1 ? lead : size == 2 ? ((lead & 0x1FU) << 6 | tail(1)) : size == 3 ? ((lead & 0x0FU) << 12 | tail(1) << 6 | tail(2)) : 0U;
    at += size;
    return character;
}

}  // namespace

void WordStarts::add(std::vector<std::string> const& words)
{
    for (auto const& word : words) {
        std::size_t at = 0;
        starts_.set(next_character(word, at));
    }
}

std::size_t WordStarts::next(std::string_view text, std::size_t at) const
{
    while (at < text.size()) {
        auto const begin = at;
        if (starts_[next_character(text, at)])
            return begin;
    }
    return text.size();
}

namespace {

bool ends_clause(narrative::Kind kind)
{
    using enum narrative::Kind;
    return kind == comma || kind == list_comma || kind == semicolon || kind == stop || kind == colon;
}

constexpr std::size_t quote_reach = 45;  // fifteen characters

// The first token that ends behind `at`.
auto token_behind(narrative::Passage const& passage, std::size_t at)
{
    return std::partition_point(passage.tokens.begin(), passage.tokens.end(), [at](narrative::Token const& token) { return token.end < at; });
}

// Behind the last full stop within reach, else behind the first mark, else not inside a number.
std::size_t quote_begin(narrative::Passage const& passage, std::size_t begin)
{
    auto const reach = begin > quote_reach ? begin - quote_reach : 0;
    auto from = reach;
    bool at_mark = reach == 0;
    for (auto token = token_behind(passage, reach); token != passage.tokens.end() && token->end <= begin; ++token) {
        bool const stop = token->kind == narrative::Kind::stop;
        if (stop || (!at_mark && ends_clause(token->kind))) {
            from = token->end;
            at_mark = true;
        } else if (!at_mark && token->kind == narrative::Kind::number && token->begin < reach && reach < token->end) {
            from = token->begin;
        }
    }
    return from;
}

// Before the next full stop, else before the last mark within reach, else not inside a number.
std::size_t quote_end(narrative::Passage const& passage, std::size_t end)
{
    auto const size = passage.text().size();
    auto const reach = std::min(end + quote_reach, size);
    auto to = reach;
    bool at_mark = reach == size;
    for (auto token = token_behind(passage, end); token != passage.tokens.end() && token->begin <= reach; ++token) {
        if (token->begin < end)
            continue;
        if (token->kind == narrative::Kind::stop)
            return token->begin;
        if (reach < size && ends_clause(token->kind)) {
            to = token->begin;
            at_mark = true;
        } else if (!at_mark && token->kind == narrative::Kind::number && token->end > reach) {
            to = token->end;
        }
    }
    return to;
}

}  // namespace

std::string quote_around(narrative::Passage const& passage, std::size_t begin, std::size_t end)
{
    auto const inside = [&](std::size_t at) { return at < passage.text().size() && (static_cast<unsigned char>(passage.text()[at]) & 0xC0) == 0x80; };
    auto from = quote_begin(passage, begin);
    auto to = quote_end(passage, end);
    while (inside(from))
        ++from;
    while (inside(to))
        --to;
    return std::string{passage.source(from, to)};
}

Finding finding_at(narrative::Passage const& passage)
{
    Finding finding;
    finding.at = passage.paragraph->at;
    return finding;
}

}  // namespace report
