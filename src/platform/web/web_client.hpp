#pragma once

#include "base/result.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

// The one client by which the program asks other servers.
namespace web {

// A request to a store that wants AWS Signature Version 4; the header with the digest of the body is the caller's.
struct Signing {
    std::string service;  // "aws:amz:REGION:s3"
    std::string key_id;
    std::string secret;
};

struct Request {
    std::string method = "GET";
    std::string address;  // http:// or https://
    std::vector<std::string> headers = {};  // "Name: value"
    std::string_view body = {};
    std::optional<Signing> signing = {};
    std::optional<std::size_t> most_bytes = {};         // of the answer; none: any number
    std::optional<std::chrono::seconds> patience = {};  // for all of it; none: as long as bytes come
};

struct Answer {
    long status = 0;
    std::string content_type = {};
    std::string body = {};
};

// Whatever the server answers; a redirection is not followed, for a key that goes along is meant for one server. The certificate of one that is
// reached by HTTPS is checked against those that the system trusts, or the file that SSL_CERT_FILE names. `web.bad-address`,
// `web.no-answer` with the reason.
[[nodiscard]] base::Result<Answer> exchange(Request const& request);

// What is sent to another server, and how much of its answer is taken.
struct Post {
    std::string address;
    std::string content_type;
    std::string body;
    std::string accept = {};  // the type of the answer; another one is refused
    std::size_t most_bytes = std::size_t{1} << 20U;
    std::chrono::seconds patience{30};
};

// The body of a good answer (status 200).
[[nodiscard]] base::Result<std::string> send(Post const& post);

}  // namespace web
