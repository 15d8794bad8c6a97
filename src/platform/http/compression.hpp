#pragma once

#include "platform/http/response.hpp"

namespace http {

[[nodiscard]] std::string gzip(std::string_view content);

// Compresses the body when the caller takes gzip, it is of a kind that becomes smaller, and it is longer than 1 KB. Tokens in
// pages are not laid open by it (BREACH): the session cookie is SameSite=Strict, so nobody else can make a browser fetch the
// page again and again.
void compress(Response& response, Fields const& request_headers);

}  // namespace http
