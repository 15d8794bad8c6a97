#pragma once

#include "platform/http/request.hpp"

namespace http {

// Who sent the message, as far as trusted proxies tell by X-Forwarded-For. Where the header stands several times, its lines
// are one list in their order (RFC 9110, 5.3), so that a line a visitor sent never hides the one that the proxy added.
[[nodiscard]] std::string client_address(TrustedProxies const& proxies, Message const& message);

}  // namespace http
