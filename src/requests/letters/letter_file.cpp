#include "requests/letters/letter_file.hpp"

#include "base/fold.hpp"
#include "document/write/qr_code.hpp"
#include "platform/crypto/sha256.hpp"

#include <algorithm>

namespace requests {
namespace {

constexpr double code_width = 20;  // millimetres
constexpr std::size_t code_characters = 12;
constexpr std::size_t group = 4;
// Crockford's: no I, L, O or U, which are misread.
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

bool begins_page(document::Block const& block)
{
    auto const* heading = std::get_if<document::Heading>(&block);
    return heading != nullptr && heading->begins_page;
}

// Out of folded words what the folded caption says, whatever stands at its placeholders.
void drop_check_mark(std::string& words, std::string_view caption)
{
    constexpr std::size_t longest_address = 200;
    while (!caption.empty()) {
        auto const open = caption.find('{');
        auto const first = caption.substr(0, open);
        auto const close = open == std::string_view::npos ? open : caption.find('}', open);
        auto rest = close == std::string_view::npos ? std::string_view{} : caption.substr(close + 1);
        auto const second = rest.substr(0, rest.find('{'));
        // "核验码:" goes up to the words of the next line, which begin with what stands before the address.
        auto const begin = words.find(first);
        auto const end = begin == std::string::npos ? begin : words.find(second, begin + first.size());
        if (begin == std::string::npos || end == std::string::npos || end - begin > longest_address)
            return;
        words.erase(begin, end - begin);
        caption = rest;
        if (rest.find('{') == std::string_view::npos) {
            words.erase(begin, second.size());
            return;
        }
    }
}

// "-1-", as pages bear it; letters have few pages.
void drop_page_numbers(std::string& words)
{
    constexpr int most_pages = 30;
    for (int page = 1; page <= most_pages; ++page) {
        auto const number = "-" + std::to_string(page) + "-";
        for (auto at = words.find(number); at != std::string::npos; at = words.find(number, at))
            words.erase(at, number.size());
    }
}

}  // namespace

std::string compared_words(std::string_view text, LetterTemplates const& templates)
{
    auto words = base::fold(text);
    std::erase(words, '|');
    drop_page_numbers(words);
    drop_check_mark(words, base::fold(templates.phrases().at("check_mark").front().text));
    return words;
}

std::string words_digest(std::string_view compared)
{
    return crypto::sha256_hex(compared);
}

std::string check_code(std::string_view digest, int attempt)
{
    auto const source = attempt == 0 ? std::string{digest} : crypto::sha256_hex(std::string{digest} + std::to_string(attempt));
    std::string code;
    for (std::size_t i = 0; i < code_characters; ++i) {
        auto const byte = std::stoul(source.substr(2 * i, 2), nullptr, 16);
        if (i > 0 && i % group == 0)
            code += '-';
        code += alphabet[byte % alphabet.size()];
    }
    return code;
}

std::optional<std::string> parse_check_code(std::string_view typed)
{
    std::string code;
    for (auto c : base::fold(typed)) {
        if (c == '-')
            continue;
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        if (alphabet.find(c) == std::string_view::npos || code.size() == code_characters + code_characters / group - 1)
            return std::nullopt;
        if (code.size() % (group + 1) == group)
            code += '-';
        code += c;
    }
    if (code.size() != code_characters + code_characters / group - 1)
        return std::nullopt;
    return code;
}

void add_check_mark(document::Document& letter, CheckMark const& mark, LetterTemplates const& templates)
{
    auto const caption = base::fill_words(templates.phrases().at("check_mark").front().text, {{"check_code", mark.code}, {"check_address", mark.address}});
    auto const slip = std::find_if(letter.blocks.begin(), letter.blocks.end(), begins_page);
    letter.blocks.insert(slip, document::qr_code(mark.address, code_width, caption));
}

}  // namespace requests
