#pragma once

#include "platform/files/s3_store.hpp"

namespace files {

struct S3Request {
    std::string_view method;  // "GET", "HEAD", "PUT", "DELETE"
    std::string path;         // behind the bucket, with its query in the order of its names
    std::string_view body = {};
};

struct S3Answer {
    long status = 0;
    std::string body;
};

// A store that does not answer is tried again a few times, then a std::system_error.
[[nodiscard]] S3Answer send(S3Place const& place, S3Request const& request);

}  // namespace files
