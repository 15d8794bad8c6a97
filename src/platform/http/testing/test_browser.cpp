#include "platform/http/testing/test_browser.hpp"

#include "platform/http/decoding.hpp"
#include "platform/http/header_value.hpp"

namespace http {

TestBrowser::TestBrowser(Router const& router, DispatchSettings settings) : dispatcher_{router, metrics_, log_, std::move(settings)} {}

Response TestBrowser::get(std::string_view target)
{
    return send({.target = std::string{target}});
}

Response TestBrowser::post(std::string_view target, std::initializer_list<std::pair<std::string_view, std::string_view>> fields)
{
    Message message{.method = "POST", .target = std::string{target}};
    for (auto const& [name, value] : fields)
        message.body += (message.body.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
    message.headers.set("Content-Type", "application/x-www-form-urlencoded");
    message.headers.set("Sec-Fetch-Site", "same-origin");
    return send(std::move(message));
}

Response TestBrowser::post_files(std::string_view target, std::map<std::string, std::string> const& fields,
                                 std::vector<ChosenFile> const& files)
{
    constexpr std::string_view boundary = "--------------------test-of-files";
    Message message{.method = "POST", .target = std::string{target}};
    auto const part = [&](std::string const& disposition, std::string const& content) {
        message.body += "--" + std::string{boundary} + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    };
    for (auto const& [name, value] : fields)
        part("name=\"" + name + "\"", value);
    for (auto const& file : files)
        part("name=\"" + file.field + "\"; filename=\"" + file.name + "\"", file.content);
    message.body += "--" + std::string{boundary} + "--\r\n";
    message.headers.set("Content-Type", "multipart/form-data; boundary=" + std::string{boundary});
    message.headers.set("Sec-Fetch-Site", "same-origin");
    return send(std::move(message));
}

Response TestBrowser::send(Message message)
{
    for (auto const& [name, value] : headers_.entries())
        message.headers.set_if_absent(name, value);
    std::string cookies;
    for (auto const& [name, value] : cookies_)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + percent_encode(value);
    if (!cookies.empty())
        message.headers.set_if_absent("Cookie", cookies);
    auto response = dispatcher_.answer(std::move(message));
    keep_cookies(response);
    return response;
}

std::string_view TestBrowser::cookie(std::string_view name) const
{
    auto const found = cookies_.find(name);
    return found == cookies_.end() ? std::string_view{} : std::string_view{found->second};
}

void TestBrowser::keep_cookies(Response const& response)
{
    for (auto const& [header, line] : response.headers.entries()) {
        if (header != "Set-Cookie")
            continue;
        auto const equals = line.find('=');
        auto const name = line.substr(0, equals);
        auto const value = percent_decode(line.substr(equals + 1, line.find(';') - equals - 1));
        if (parse_header_value(line).parameters.get("max-age") == "0")
            cookies_.erase(name);
        else
            cookies_[name] = value.value_or("");
    }
}

}  // namespace http
