#include "platform/keys/main_key.hpp"

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "platform/crypto/encoding.hpp"

#include <optional>

namespace keys {
namespace {

// Crockford's base 32, which has no I, L, O and U.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t lines = 4;
constexpr std::size_t bytes_a_line = crypto::Key::size / lines;
constexpr std::size_t key_letters = 13;  // 64 bits and one that is 0
constexpr std::size_t sum_letters = 3;   // 15 bits
constexpr std::size_t group = 4;

// The checksum is public: its key is but a name.
std::string sum_of(std::size_t line, std::string_view bytes)
{
    static crypto::Key const name{"gongkai recovery sheet version 1"};
    auto const hash = crypto::keyed_hash(name, std::to_string(line), bytes);
    std::string sum;
    for (std::size_t i = 0; i < sum_letters; ++i)
        sum += letters[static_cast<unsigned char>(hash[i]) % letters.size()];
    return sum;
}

std::string letters_of(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (char const byte : bytes)
        number = number << 8U | static_cast<unsigned char>(byte);
    std::string text(key_letters, '0');
    for (auto at = key_letters; at-- > 0; number >>= 5U)
        text[at] = letters[number & 31U];
    return text;
}

// Nothing when it holds another letter or more than 64 bits.
std::optional<std::string> bytes_of(std::string_view text)
{
    std::uint64_t number = 0;
    for (char const letter : text) {
        auto const value = letters.find(letter);
        if (value == std::string_view::npos || number >> 59U != 0)
            return std::nullopt;
        number = number << 5U | value;
    }
    std::string bytes(bytes_a_line, '\0');
    for (auto at = bytes_a_line; at-- > 0; number >>= 8U)
        bytes[at] = static_cast<char>(number & 0xFFU);
    return bytes;
}

// The letters that were printed: behind the line's number, if there is one.
std::string printed(std::string_view typed)
{
    auto folded = base::fold(typed);
    folded.erase(0, folded.find(':') + 1);
    std::string text;
    for (char const letter : folded) {
        auto c = base::to_capital_letter(letter);
        if (c == 'O')
            c = '0';
        if (c == 'I' || c == 'L')
            c = '1';
        if (c != '-')
            text += c;
    }
    return text;
}

std::optional<std::string> parse_line(std::size_t line, std::string_view text)
{
    if (text.size() != key_letters + sum_letters)
        return std::nullopt;
    auto bytes = bytes_of(text.substr(0, key_letters));
    if (!bytes || sum_of(line, *bytes) != text.substr(key_letters))
        return std::nullopt;
    return bytes;
}

std::vector<std::string> printed_lines(std::string_view typed)
{
    std::vector<std::string> found;
    while (!typed.empty()) {
        auto const end = std::min(typed.find('\n'), typed.size());
        if (auto line = printed(typed.substr(0, end)); !line.empty())
            found.push_back(std::move(line));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return found;
}

}  // namespace

MainKey::MainKey(crypto::Key const& key) : key_{key}, id_{crypto::to_hex(crypto::keyed_hash(key_, "id", "").substr(0, 4))} {}

std::vector<std::string> recovery_lines(MainKey const& key)
{
    std::vector<std::string> sheet;
    for (std::size_t line = 1; line <= lines; ++line) {
        auto const bytes = key.key().bytes().substr((line - 1) * bytes_a_line, bytes_a_line);
        auto const text = letters_of(bytes) + sum_of(line, bytes);
        sheet.push_back(std::to_string(line) + ":");
        for (std::size_t at = 0; at < text.size(); at += group)
            sheet.back() += " " + text.substr(at, group);
    }
    return sheet;
}

base::Result<MainKey> parse_recovery_lines(std::string_view typed)
{
    auto const found = printed_lines(typed);
    if (found.size() != lines)
        return base::fail(base::ErrorKind::invalid_input, "keys.recovery-lines", "The sheet has {lines} lines, not {found}.",
                          {{"lines", std::to_string(lines)}, {"found", std::to_string(found.size())}});
    std::string bytes;
    for (std::size_t line = 1; line <= lines; ++line) {
        auto const part = parse_line(line, found[line - 1]);
        if (!part)
            return base::fail(base::ErrorKind::invalid_input, "keys.recovery-line", "Line {line} of the sheet is mistyped.",
                              {{"line", std::to_string(line)}});
        bytes += *part;
    }
    MainKey key{crypto::Key{bytes}};
    crypto::wipe(bytes);
    return key;
}

}  // namespace keys
