#include "platform/http/trusted_proxies.hpp"

#include "platform/http/fields.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <optional>

namespace http {
namespace {

using Address = std::array<std::uint8_t, 16>;

// IPv4 as it stands in IPv6: ::ffff:a.b.c.d.
std::optional<Address> parse_address(std::string_view text)
{
    std::string const plain{text};
    Address address = {};
    if (inet_pton(AF_INET6, plain.c_str(), address.data()) == 1)
        return address;
    address = {};
    address[10] = address[11] = 0xFF;
    if (inet_pton(AF_INET, plain.c_str(), address.data() + 12) == 1)
        return address;
    return std::nullopt;
}

bool share_prefix(Address const& left, Address const& right, unsigned bits)
{
    auto const whole = bits / 8;
    if (!std::equal(left.begin(), left.begin() + whole, right.begin()))
        return false;
    auto const mask = static_cast<std::uint8_t>(0xFF00U >> (bits % 8));
    return bits % 8 == 0 || ((left[whole] ^ right[whole]) & mask) == 0;
}

}  // namespace

base::Result<TrustedProxies> TrustedProxies::parse(std::span<std::string const> networks)
{
    TrustedProxies trusted;
    for (std::string_view const text : networks) {
        auto const slash = std::min(text.find('/'), text.size());
        auto const address = parse_address(text.substr(0, slash));
        unsigned const longest = text.find(':') == std::string_view::npos ? 32 : 128;
        unsigned prefix = longest;
        auto const digits = text.substr(std::min(slash + 1, text.size()));
        auto const [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
        auto const is_number = error == std::errc{} && stop == digits.data() + digits.size();
        // A network of everybody would let every visitor name an address of their choice.
        if (!address || prefix == 0 || prefix > longest || (slash < text.size() && !is_number))
            return base::fail(base::ErrorKind::wrong_call, "http.bad-proxy", "{network} is no address and no network of a proxy; write it as 127.0.0.1 or 10.0.0.0/8.",
                              {{"network", std::string{text}}});
        trusted.networks_.push_back({*address, prefix + (128 - longest)});
    }
    return trusted;
}

bool TrustedProxies::holds(std::string_view address) const
{
    auto const parsed = parse_address(address);
    return parsed && std::any_of(networks_.begin(), networks_.end(),
                                 [&](Network const& network) { return share_prefix(network.address, *parsed, network.prefix); });
}

std::string TrustedProxies::client_address(std::string_view peer, std::string_view forwarded_for) const
{
    std::string_view client = peer;
    auto rest = forwarded_for;
    while (!rest.empty() && holds(client)) {
        auto const comma = rest.rfind(',');
        auto const last = trim_blanks(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(0, comma);
        if (!parse_address(last))
            break;  // no proxy of ours wrote that
        client = last;
    }
    return std::string{client};
}

}  // namespace http
