#include "disclosure/domain/screening/scanned_text.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace disclosure {
namespace {

// base::next_code_point with the way for Chinese text in line: this is the loop that every byte of a report runs through.
char32_t next_character(std::string_view text, std::size_t& at)
{
    auto const byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    auto const lead = byte(at);
    if (lead < 0x80)
        return static_cast<char32_t>(text[at++]);
    if (lead > 0xE0 && lead < 0xED && at + 2 < text.size() && (byte(at + 1) & 0xC0) == 0x80 && (byte(at + 2) & 0xC0) == 0x80) {
        auto const c = static_cast<char32_t>((lead & 0x0F) << 12 | (byte(at + 1) & 0x3F) << 6 | (byte(at + 2) & 0x3F));
        at += 3;
        return c;
    }
    return base::next_code_point(text, at);
}

// A letter or digit, also a full-width one, as an ASCII capital; 0 for any other character.
char to_ascii_capital(char32_t c)
{
    constexpr char32_t full_width = 0xFEE0;
    if (c >= 0xFF10 && c <= 0xFF5A)
        c -= full_width;
    if (c >= 'a' && c <= 'z')
        c -= 'a' - 'A';
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ? static_cast<char>(c) : '\0';
}

}  // namespace

bool are_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool holds_any(std::string_view text, std::vector<std::string> const& words)
{
    return std::any_of(words.begin(), words.end(), [text](auto const& w) { return text.find(w) != std::string_view::npos; });
}

std::string const* word_at(std::string_view text, std::vector<std::string> const& words)
{
    auto const found = std::find_if(words.begin(), words.end(), [text](auto const& w) { return text.starts_with(w); });
    return found == words.end() ? nullptr : &*found;
}

void ScannedText::read(std::string_view text, base::Place at, Part part)
{
    text_ = text;
    at_ = at;
    part_ = part;
    runs_.clear();
    words_.clear();
    for (std::size_t next = 0; next < text.size();) {
        auto const begin = next;
        auto const c = next_character(text, next);
        if (auto const ascii = to_ascii_capital(c); ascii != '\0') {
            if (runs_.empty() || runs_.back().end != begin)
                runs_.push_back({{}, begin, begin});
            runs_.back().token += ascii;
            runs_.back().end = next;
        } else if (c < tables_.word_starts.size() && tables_.word_starts[c]) {
            words_.push_back({begin, c});
        }
    }
}

std::string_view ScannedText::sentence_around(std::size_t at) const
{
    std::size_t begin = 0;
    std::size_t end = text_.size();
    for (std::string_view const stop : {"。", "；", ";", "\n"}) {
        if (auto const before = at == 0 ? std::string_view::npos : text_.rfind(stop, at - 1); before != std::string_view::npos)
            begin = std::max(begin, before + stop.size());
        end = std::min(end, text_.find(stop, at));
    }
    return text_.substr(begin, end - begin);
}

bool ScannedText::is_office_contact(std::size_t at) const
{
    auto const sentence = sentence_around(at);
    if (holds_any(sentence, tables_.person_words))
        return false;
    return part_ == Part::preamble || holds_any(sentence, tables_.office_words);
}

}  // namespace disclosure
