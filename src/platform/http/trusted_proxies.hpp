#pragma once

#include "base/result.hpp"

#include <array>
#include <cstdint>
#include <span>

namespace http {

// The proxies whose X-Forwarded-For is believed: addresses or networks like "10.0.0.0/8" and "::1".
class TrustedProxies {
public:
    TrustedProxies() = default;
    [[nodiscard]] static base::Result<TrustedProxies> parse(std::span<std::string const> networks);

    [[nodiscard]] bool holds(std::string_view address) const;

    // Who sent the request: `peer`, or if that is a trusted proxy the last address of the header's list that is none.
    [[nodiscard]] std::string client_address(std::string_view peer, std::string_view forwarded_for) const;

private:
    struct Network {
        std::array<std::uint8_t, 16> address = {};  // IPv4 as ::ffff:a.b.c.d
        unsigned prefix = 128;
    };
    std::vector<Network> networks_;
};

}  // namespace http
