#include "platform/files/s3_request.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sha256.hpp"

#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <system_error>
#include <thread>

namespace files {
namespace {

using namespace std::chrono_literals;

constexpr int most_tries = 3;
constexpr auto first_wait = 200ms;
constexpr long connect_seconds = 10;
constexpr long slowest = 1000;        // bytes a second …
constexpr long slowest_seconds = 60;  // … for so long: it hangs

struct Easy {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct Headers {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using EasyPtr = std::unique_ptr<CURL, Easy>;
using HeadersPtr = std::unique_ptr<curl_slist, Headers>;

void initialise_once()
{
    static auto const initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    base::ensure(initialised == CURLE_OK, "libcurl begins its work");
}

std::size_t take_body(char const* bytes, std::size_t size, std::size_t count, void* answer)
{
    static_cast<S3Answer*>(answer)->body.append(bytes, size * count);
    return size * count;
}

std::size_t give_body(char* room, std::size_t size, std::size_t count, void* rest)
{
    auto& left = *static_cast<std::string_view*>(rest);
    auto const taken = left.copy(room, size * count);
    left.remove_prefix(taken);
    return taken;
}

HeadersPtr headers_of(S3Request const& request)
{
    // No "Expect:" to suppress that header: libcurl would sign it, and not send it.
    return HeadersPtr{curl_slist_append(nullptr, ("x-amz-content-sha256: " + crypto::sha256_hex(request.body)).c_str())};
}

void prepare(CURL* curl, S3Place const& place, S3Request const& request)
{
    auto const url = place.endpoint + "/" + place.bucket + "/" + request.path;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, ("aws:amz:" + place.region + ":s3").c_str());
    curl_easy_setopt(curl, CURLOPT_USERNAME, place.key_id.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, place.secret.c_str());
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, std::string{request.method}.c_str());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slowest_seconds);
    if (request.method == "HEAD")
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
}

// A connection that fails, or a store that says it is busy.
bool is_worth_another_try(CURLcode result, S3Answer const& answer)
{
    return result != CURLE_OK || answer.status >= 500 || answer.status == 429;
}

CURLcode try_once(S3Place const& place, S3Request const& request, S3Answer& answer)
{
    answer = {};
    EasyPtr const curl{curl_easy_init()};
    base::ensure(curl != nullptr, "libcurl makes a handle");
    auto const headers = headers_of(request);
    auto body = request.body;
    prepare(curl.get(), place, request);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    if (request.method == "PUT") {
        curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(curl.get(), CURLOPT_READDATA, &body);
        curl_easy_setopt(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    }
    auto const result = curl_easy_perform(curl.get());
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    return result;
}

}  // namespace

S3Answer send(S3Place const& place, S3Request const& request)
{
    initialise_once();
    S3Answer answer;
    auto wait = first_wait;
    for (int tries = 1;; ++tries, wait *= 4) {
        auto const result = try_once(place, request, answer);
        if (!is_worth_another_try(result, answer))
            return answer;
        if (tries == most_tries)
            throw std::system_error{std::make_error_code(std::errc::io_error),
                                    result == CURLE_OK ? "the file store answers " + std::to_string(answer.status) : curl_easy_strerror(result)};
        std::this_thread::sleep_for(wait);
    }
}

}  // namespace files
