#include "platform/http/problem.hpp"

#include <algorithm>
#include <array>

namespace http {

int status_of(base::ErrorKind kind)
{
    switch (kind) {
    case base::ErrorKind::invalid_input: return 422;
    case base::ErrorKind::not_found: return 404;
    case base::ErrorKind::conflict: return 409;
    case base::ErrorKind::forbidden: return 403;
    case base::ErrorKind::over_limit: return 413;
    case base::ErrorKind::unsupported: return 415;
    case base::ErrorKind::unavailable: return 503;
    case base::ErrorKind::wrong_call: return 400;
    }
    return 500;
}

std::string_view reason_phrase(int status)
{
    struct Phrase {
        int status;
        std::string_view words;
    };
    constexpr std::array phrases{
        Phrase{200, "OK"},
        Phrase{201, "Created"},
        Phrase{204, "No Content"},
        Phrase{301, "Moved Permanently"},
        Phrase{302, "Found"},
        Phrase{303, "See Other"},
        Phrase{304, "Not Modified"},
        Phrase{308, "Permanent Redirect"},
        Phrase{400, "Bad Request"},
        Phrase{401, "Unauthorized"},
        Phrase{403, "Forbidden"},
        Phrase{404, "Not Found"},
        Phrase{405, "Method Not Allowed"},
        Phrase{408, "Request Timeout"},
        Phrase{409, "Conflict"},
        Phrase{413, "Content Too Large"},
        Phrase{415, "Unsupported Media Type"},
        Phrase{422, "Unprocessable Content"},
        Phrase{429, "Too Many Requests"},
        Phrase{431, "Request Header Fields Too Large"},
        Phrase{500, "Internal Server Error"},
        Phrase{501, "Not Implemented"},
        Phrase{503, "Service Unavailable"},
    };
    auto const* const found = std::find_if(phrases.begin(), phrases.end(), [status](Phrase const& p) { return p.status == status; });
    return found == phrases.end() ? std::string_view{} : found->words;
}

Problem problem_of(base::Error error)
{
    auto const status = status_of(error.kind);
    return {.status = status, .error = std::move(error)};
}

}  // namespace http
