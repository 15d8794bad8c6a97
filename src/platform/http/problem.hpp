#pragma once

#include "base/result.hpp"

#include <chrono>

namespace http {

// The status for a refusal of that kind: the one place where they meet.
[[nodiscard]] int status_of(base::ErrorKind kind);

// "Not Found"; empty for a status that has no phrase.
[[nodiscard]] std::string_view reason_phrase(int status);

// A refusal on its way to whoever sent the request.
struct Problem {
    int status = 500;
    base::Error error;
    std::string incident = {};  // by which the log entry is found, of what failed here
    std::chrono::seconds retry_after{0};  // when it may go better; zero where that is not known
};

[[nodiscard]] Problem problem_of(base::Error error);

}  // namespace http
