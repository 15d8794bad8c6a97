#include "platform/files/s3_request.hpp"

#include "platform/crypto/sha256.hpp"
#include "platform/web/web_client.hpp"

#include <chrono>
#include <system_error>
#include <thread>

namespace files {
namespace {

using namespace std::chrono_literals;

constexpr int most_tries = 3;
constexpr auto first_wait = 200ms;

web::Request request_of(S3Place const& place, S3Request const& request)
{
    // No "Expect:" to suppress that header: libcurl would sign it, and not send it.
    return {.method = std::string{request.method},
            .address = place.endpoint + "/" + place.bucket + "/" + request.path,
            .headers = {"x-amz-content-sha256: " + crypto::sha256_hex(request.body)},
            .body = request.body,
            .signing = web::Signing{"aws:amz:" + place.region + ":s3", place.key_id, place.secret}};
}

// A connection that fails, or a store that says it is busy.
bool is_worth_another_try(base::Result<web::Answer> const& answer)
{
    return !answer || answer->status >= 500 || answer->status == 429;
}

}  // namespace

S3Answer send(S3Place const& place, S3Request const& request)
{
    auto const asked = request_of(place, request);
    auto wait = first_wait;
    for (int tries = 1;; ++tries, wait *= 4) {
        auto answer = web::exchange(asked);
        if (!is_worth_another_try(answer))
            return {answer->status, std::move(answer->body)};
        if (tries == most_tries)
            throw std::system_error{std::make_error_code(std::errc::io_error),
                                    answer ? "the file store answers " + std::to_string(answer->status) : base::to_string(answer.error())};
        std::this_thread::sleep_for(wait);
    }
}

}  // namespace files
