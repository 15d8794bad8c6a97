#pragma once

#include "platform/http/response.hpp"

namespace http {

enum class AfterAnswer { keep_open, close };

// The status line and the header fields of an answer, as they go over the wire.
[[nodiscard]] std::string wire_head(Response const& response, AfterAnswer after, std::chrono::sys_seconds now);

[[nodiscard]] bool may_have_body(int status);

}  // namespace http
