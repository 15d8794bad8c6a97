#include "platform/crypto/recipients.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/sodium.hpp"

#include <optional>

namespace crypto {
namespace {

constexpr std::string_view prefix = "gongkai-recipient-1:";
constexpr std::size_t public_size = crypto_box_PUBLICKEYBYTES;
constexpr std::size_t box_size = Key::size + crypto_box_SEALBYTES;
constexpr std::size_t sum_size = 4;

std::string sum_of(std::string_view public_key)
{
    start_sodium();
    std::string sum(crypto_generichash_BYTES, '\0');
    crypto_generichash(bytes_at(sum), sum.size(), bytes_at(public_key), public_key.size(), nullptr, 0);
    return sum.substr(0, sum_size);
}

// Nothing can be sealed for the few values that are no points of the curve.
bool is_usable(std::string_view public_key)
{
    std::string box(crypto_box_SEALBYTES, '\0');
    return crypto_box_seal(bytes_at(box), nullptr, 0, bytes_at(public_key)) == 0;
}

base::Result<std::string> take_exactly(base::ByteSource const& source, std::size_t size)
{
    std::string taken(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        auto const count = source(std::span{taken}.subspan(have));
        if (!count)
            return tl::unexpected{count.error()};
        if (*count == 0)
            return base::fail(base::ErrorKind::invalid_input, "recipients.not-sealed", "This is no file sealed for recipients.");
        have += *count;
    }
    return taken;
}

// The stream's key, where one of the boxes is ours.
std::optional<Key> open_boxes(RecipientKey const& recipient, std::string_view boxes)
{
    for (; !boxes.empty(); boxes.remove_prefix(box_size)) {
        std::string bytes(Key::size, '\0');
        if (crypto_box_seal_open(bytes_at(bytes), bytes_at(boxes), box_size, bytes_at(std::string_view{recipient.public_key}),
                                 bytes_at(recipient.secret.bytes())) != 0)
            continue;
        Key key{bytes};
        wipe(bytes);
        return key;
    }
    return std::nullopt;
}

}  // namespace

RecipientKey RecipientKey::random()
{
    return of(Key::random());
}

RecipientKey RecipientKey::of(Key const& secret)
{
    start_sodium();
    std::string public_key(public_size, '\0');
    crypto_scalarmult_base(bytes_at(public_key), bytes_at(secret.bytes()));
    return {std::move(public_key), secret};
}

std::string to_text(Recipient const& recipient)
{
    return std::string{prefix} + to_base64_url(recipient.public_key + sum_of(recipient.public_key));
}

base::Result<Recipient> parse_recipient(std::string name, std::string_view text)
{
    std::optional<std::string> bytes;
    if (text.starts_with(prefix))
        bytes = from_base64_url(text.substr(prefix.size()));
    if (!bytes || bytes->size() != public_size + sum_size || sum_of(bytes->substr(0, public_size)) != bytes->substr(public_size) ||
        !is_usable(bytes->substr(0, public_size)))
        return base::fail(base::ErrorKind::invalid_input, "recipients.malformed", "The recipient key of {name} is mistyped.", {{"name", name}});
    return Recipient{std::move(name), bytes->substr(0, public_size)};
}

std::unique_ptr<StreamSealer> seal_for(std::vector<Recipient> const& recipients, base::ByteSink const& sink)
{
    base::ensure(!recipients.empty() && recipients.size() <= 255, "something is sealed for one recipient or a few");
    auto const key = Key::random();
    auto head = std::string{sealed_for_recipients} + static_cast<char>(recipients.size());
    for (auto const& recipient : recipients) {
        std::string box(box_size, '\0');
        auto const sealed = crypto_box_seal(bytes_at(box), bytes_at(key.bytes()), Key::size, bytes_at(std::string_view{recipient.public_key}));
        base::ensure(sealed == 0, "a recipient's public key is a point of the curve");
        head += box;
    }
    sink(head);
    return std::make_unique<StreamSealer>(key, head, sink);
}

base::Result<base::ByteSource> open_as(RecipientKey const& recipient, base::ByteSource const& sealed)
{
    auto head = take_exactly(sealed, sealed_for_recipients.size() + 1);
    if (!head)
        return tl::unexpected{head.error()};
    if (!head->starts_with(sealed_for_recipients))
        return base::fail(base::ErrorKind::invalid_input, "recipients.not-sealed", "This is no file sealed for recipients.");
    auto const boxes = take_exactly(sealed, static_cast<unsigned char>(head->back()) * box_size);
    if (!boxes)
        return tl::unexpected{boxes.error()};
    auto const key = open_boxes(recipient, *boxes);
    if (!key)
        return base::fail(base::ErrorKind::forbidden, "recipients.not-ours", "This file was not sealed for the given key.");
    return opened_stream(*key, *head + *boxes, sealed);
}

}  // namespace crypto
