#include "platform/web/web_client.hpp"

#include "base/ensure.hpp"

#include <cstdlib>
#include <curl/curl.h>
#include <memory>

namespace web {
namespace {

using base::ErrorKind;

constexpr long connect_seconds = 10;
constexpr long slowest = 1000;        // bytes a second …
constexpr long slowest_seconds = 60;  // … for so long: it hangs
constexpr long good = 200;

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

// The body as it arrives; more than may be ends the transfer.
struct Taking {
    std::string& body;
    std::optional<std::size_t> most;
};

std::size_t take_body(char const* bytes, std::size_t size, std::size_t count, void* with)
{
    auto& taking = *static_cast<Taking*>(with);
    auto const more = size * count;
    if (taking.most && taking.body.size() + more > *taking.most)
        return 0;
    taking.body.append(bytes, more);
    return more;
}

std::size_t give_body(char* room, std::size_t size, std::size_t count, void* rest)
{
    auto& left = *static_cast<std::string_view*>(rest);
    auto const taken = left.copy(room, size * count);
    left.remove_prefix(taken);
    return taken;
}

HeadersPtr headers_of(Request const& request)
{
    HeadersPtr headers;
    for (auto const& line : request.headers) {
        auto* const longer = curl_slist_append(headers.get(), line.c_str());
        base::ensure(longer != nullptr, "there is memory for a header");
        headers.release();  // NOLINT(bugprone-unused-return-value): it is in the longer list now
        headers.reset(longer);
    }
    return headers;
}

void set_trust(CURL* curl)
{
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (auto const* const file = std::getenv("SSL_CERT_FILE"); file != nullptr && *file != '\0')
        curl_easy_setopt(curl, CURLOPT_CAINFO, file);
}

void set_patience(CURL* curl, Request const& request)
{
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, slowest);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, slowest_seconds);
    if (request.patience)
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(request.patience->count()));
}

void set_body(CURL* curl, Request const& request, std::string_view& rest)
{
    if (request.method == "PUT") {
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, give_body);
        curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    } else if (request.method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POST, 1L);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
    } else if (request.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    }
}

void prepare(CURL* curl, Request const& request)
{
    curl_easy_setopt(curl, CURLOPT_URL, request.address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
    if (request.signing) {
        curl_easy_setopt(curl, CURLOPT_AWS_SIGV4, request.signing->service.c_str());
        curl_easy_setopt(curl, CURLOPT_USERNAME, request.signing->key_id.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, request.signing->secret.c_str());
    }
    set_trust(curl);
    set_patience(curl, request);
}

tl::unexpected<base::Error> no_answer(std::string const& address, std::string const& reason)
{
    return base::fail(ErrorKind::unavailable, "web.no-answer", "{address} gives no good answer: {reason}", {{"address", address}, {"reason", reason}});
}

// "application/json" of "application/json; charset=utf-8".
std::string_view media_type_of(std::string_view content_type)
{
    auto const type = content_type.substr(0, content_type.find(';'));
    return type.substr(0, type.find_last_not_of(' ') + 1);
}

}  // namespace

base::Result<Answer> exchange(Request const& request)
{
    if (!request.address.starts_with("http://") && !request.address.starts_with("https://"))
        return base::fail(ErrorKind::wrong_call, "web.bad-address", "{address} is no address that begins with http:// or https://", {{"address", request.address}});
    initialise_once();
    EasyPtr const curl{curl_easy_init()};
    base::ensure(curl != nullptr, "libcurl makes a handle");
    auto const headers = headers_of(request);
    auto rest = request.body;
    Answer answer;
    Taking taking{answer.body, request.most_bytes};
    prepare(curl.get(), request);
    set_body(curl.get(), request, rest);
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &taking);
    if (auto const result = curl_easy_perform(curl.get()); result != CURLE_OK)
        return no_answer(request.address, curl_easy_strerror(result));
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    char const* type = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
    answer.content_type = type == nullptr ? "" : type;
    return answer;
}

base::Result<std::string> send(Post const& post)
{
    Request request{.method = "POST", .address = post.address, .headers = {"Content-Type: " + post.content_type, "Expect:"}, .body = post.body,
                    .most_bytes = post.most_bytes, .patience = post.patience};
    if (!post.accept.empty())
        request.headers.push_back("Accept: " + post.accept);
    auto answer = exchange(request);
    if (!answer)
        return tl::unexpected{answer.error()};
    if (answer->status != good)
        return no_answer(post.address, "HTTP " + std::to_string(answer->status));
    if (!post.accept.empty() && media_type_of(answer->content_type) != post.accept)
        return no_answer(post.address, answer->content_type);
    return std::move(answer->body);
}

}  // namespace web
