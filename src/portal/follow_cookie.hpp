#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

namespace portal {

// The secret of a receipt while its pages are read: HttpOnly, sent to the pages of that receipt alone, and gone after a
// while, for many read at a shared machine.
constexpr std::string_view follow_cookie_name = "follow";
constexpr std::chrono::minutes follow_time{30};

[[nodiscard]] inline std::string receipt_path(std::string_view receipt)
{
    return "/requests/" + std::string{receipt};
}

[[nodiscard]] inline http::Cookie follow_cookie(std::string_view receipt, std::string_view secret)
{
    return {.name = std::string{follow_cookie_name}, .value = std::string{secret}, .lifetime = follow_time, .path = receipt_path(receipt)};
}

[[nodiscard]] inline http::Cookie no_follow_cookie(std::string_view receipt)
{
    return {.name = std::string{follow_cookie_name}, .value = "", .lifetime = std::chrono::seconds{0}, .path = receipt_path(receipt)};
}

}  // namespace portal
