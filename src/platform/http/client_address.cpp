#include "platform/http/client_address.hpp"

namespace http {

std::string client_address(TrustedProxies const& proxies, Message const& message)
{
    std::string hops;
    for (auto const& [name, value] : message.headers.entries())
        if (equal_ignoring_case(name, "X-Forwarded-For"))
            hops += (hops.empty() ? "" : ",") + value;
    return proxies.client_address(message.peer, hops);
}

}  // namespace http
