#pragma once

#include "base/result.hpp"

#include <chrono>
#include <string>

namespace web {

// What is sent to another server, and how much of its answer is taken.
struct Post {
    std::string address;  // http:// or https://
    std::string content_type;
    std::string body;
    std::string accept = {};  // the type of the answer; another one is refused
    std::size_t most_bytes = std::size_t{1} << 20U;
    std::chrono::seconds patience{30};
};

// The body of a good answer (status 200); the certificate of a server that is reached by HTTPS is checked against those that the
// system trusts. `web.bad-address`, `web.no-answer` with the reason.
[[nodiscard]] base::Result<std::string> send(Post const& post);

}  // namespace web
