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

std::string quote_around(narrative::Passage const& passage, std::size_t begin, std::size_t end)
{
    constexpr std::size_t reach = 36;  // twelve characters
    auto const& tokens = passage.tokens;
    auto from = begin > reach ? begin - reach : 0;
    auto to = std::min(end + reach, passage.text().size());
    for (auto const& token : tokens) {
        if (token.kind != narrative::Kind::stop)
            continue;
        if (token.end <= begin)
            from = std::max<std::size_t>(from, token.end);
        else if (token.begin >= end)
            to = std::min<std::size_t>(to, token.begin);
    }
    auto const inside = [&](std::size_t at) { return at < passage.text().size() && (static_cast<unsigned char>(passage.text()[at]) & 0xC0) == 0x80; };
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
