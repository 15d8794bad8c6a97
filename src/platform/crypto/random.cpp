#include "platform/crypto/random.hpp"

#include "base/ascii.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/sodium.hpp"

namespace crypto {
namespace {

constexpr std::string_view receipt_letters = "23456789ACDEFGHJKMNPQRTUWXY";

// The letter that was printed.
char printed(char typed)
{
    auto const letter = base::to_capital_letter(typed);
    switch (letter) {
    case 'Z': return '2';
    case 'S': return '5';
    case 'B': return '8';
    case 'V': return 'U';
    default: return letter;
    }
}

}  // namespace

std::string random_bytes(std::size_t count)
{
    start_sodium();
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string random_token()
{
    return to_base64_url(random_bytes(32));
}

std::string random_receipt()
{
    start_sodium();
    std::string receipt;
    for (std::size_t i = 0; i < receipt_length; ++i)
        receipt += receipt_letters[randombytes_uniform(receipt_letters.size())];
    return receipt;
}

std::optional<std::string> parse_receipt(std::string_view typed)
{
    std::string receipt;
    for (char const c : typed) {
        if (c == ' ' || c == '-')
            continue;
        if (receipt_letters.find(printed(c)) == std::string_view::npos)
            return std::nullopt;
        receipt += printed(c);
    }
    if (receipt.size() != receipt_length)
        return std::nullopt;
    return receipt;
}

}  // namespace crypto
