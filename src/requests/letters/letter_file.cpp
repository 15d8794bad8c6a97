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

bool begins_page(document::Block const& block)
{
    auto const* heading = std::get_if<document::Heading>(&block);
    return heading != nullptr && heading->begins_page;
}

}  // namespace

std::string check_code(std::string_view text)
{
    // Crockford's alphabet: no I, L, O or U, which are misread.
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const digest = crypto::sha256_hex(base::fold(text));
    std::string code;
    for (std::size_t i = 0; i < code_characters; ++i) {
        auto const byte = std::stoul(digest.substr(2 * i, 2), nullptr, 16);
        if (i > 0 && i % group == 0)
            code += '-';
        code += alphabet[byte % alphabet.size()];
    }
    return code;
}

void add_check_mark(document::Document& letter, CheckMark const& mark, LetterTemplates const& templates)
{
    auto const caption = base::fill_words(templates.phrases().at("check_mark").front().text, {{"check_code", mark.code}, {"check_address", mark.address}});
    auto const slip = std::find_if(letter.blocks.begin(), letter.blocks.end(), begins_page);
    letter.blocks.insert(slip, document::qr_code(mark.address, code_width, caption));
}

}  // namespace requests
