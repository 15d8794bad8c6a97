#include "platform/http/request.hpp"

#include "base/ensure.hpp"
#include "platform/http/client_address.hpp"
#include "platform/http/decoding.hpp"

#include <algorithm>

namespace http {
namespace {

// "http://host/path" as proxies may send it, without what stands before the path.
std::string_view without_origin(std::string_view target)
{
    if (target.starts_with('/'))
        return target;
    auto const scheme = target.find("://");
    if (scheme == std::string_view::npos)
        return {};
    auto const path = target.find('/', scheme + 3);
    return path == std::string_view::npos ? "/" : target.substr(path);
}

}  // namespace

bool is_safe_method(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

Request::Request(Message message, TrustedProxies const& proxies) : message_{std::move(message)}
{
    auto const target = without_origin(message_.target);
    auto const question = std::min(target.find('?'), target.size());
    if (auto segments = decode_path(target.substr(0, question))) {
        has_path_ = true;
        segments_ = std::move(*segments);
    }
    query_ = parse_urlencoded(target.substr(std::min(question + 1, target.size())));
    client_address_ = http::client_address(proxies, message_);
}

std::string Request::path() const
{
    std::string path;
    for (auto const& segment : segments_)
        path += "/" + segment;
    return path.empty() ? "/" : path;
}

std::string const& Request::path_parameter(std::string_view name) const
{
    auto const& entries = path_parameters_.entries();
    auto const found = std::find_if(entries.begin(), entries.end(), [name](auto const& entry) { return entry.first == name; });
    base::ensure(found != entries.end(), "a handler asks for names of its own pattern only");
    return found->second;
}

std::string cookie_of(Fields const& headers, std::string_view name)
{
    for (auto const& [header, value] : headers.entries()) {
        if (!equal_ignoring_case(header, "Cookie"))
            continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto const pair = trim_blanks(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            auto const equals = pair.find('=');
            if (equals == std::string_view::npos || pair.substr(0, equals) != name)
                continue;
            auto const bytes = percent_decode(pair.substr(equals + 1));
            return bytes ? as_text(*bytes) : std::string{};
        }
    }
    return {};
}

bool Request::prefers_json() const
{
    return http::prefers_json(message_.headers);
}

base::Result<Form> const& Request::form() const
{
    if (!form_)
        form_ = std::make_unique<base::Result<Form>>(parse_form(message_.headers.get("Content-Type"), message_.body));
    return *form_;
}

bool prefers_json(Fields const& headers)
{
    return (headers.lists("Accept", "application/json") || headers.lists("Accept", "application/problem+json")) &&
           !headers.lists("Accept", "text/html");
}

}  // namespace http
