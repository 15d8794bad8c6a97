#pragma once

#include "platform/http/fields.hpp"

namespace http {

// "form-data; name=\"file\"; filename*=utf-8''%E5%85%AC.pdf" as its parts. Names of parameters are in lower case, and a
// parameter written as NAME* (RFC 5987) is there as NAME, in place of a plain one.
struct HeaderValue {
    std::string value;  // "form-data", in lower case
    Parameters parameters;
};

[[nodiscard]] HeaderValue parse_header_value(std::string_view text);

// What a browser should call a file it is given (RFC 6266): the name as ASCII for old ones, and in full.
[[nodiscard]] std::string attachment_named(std::string_view name);

}  // namespace http
