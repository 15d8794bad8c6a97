#include "platform/files/icap.hpp"

#include "base/ascii.hpp"
#include "platform/files/scanner_talk.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <netdb.h>

namespace files {
namespace {

constexpr std::size_t longest_head = 16384;
constexpr std::string_view scheme = "icap://";
// In which servers name what they found.
constexpr std::array<std::string_view, 4> finding_headers{"x-infection-found", "x-virus-id", "x-violations-found", "x-virus-name"};

struct FreeAddresses {
    void operator()(addrinfo* list) const { freeaddrinfo(list); }
};

bool connect_to(IcapService const& service, ScannerTalk& talk)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(service.host.c_str(), service.port.c_str(), &hints, &found) != 0)
        return false;
    std::unique_ptr<addrinfo, FreeAddresses> const addresses{found};
    for (auto const* one = found; one != nullptr && !talk.connected(); one = one->ai_next)
        talk.connect(one->ai_family, *one->ai_addr, one->ai_addrlen);
    return talk.connected();
}

std::string hexadecimal(std::size_t number)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    do
        text.insert(text.begin(), digits[number & 0xFU]);
    while ((number >>= 4U) != 0);
    return text;
}

// The headers of a web server's answer stand before the content; the server of the scan wants to know where each part begins.
std::string head_of(IcapService const& service)
{
    std::string const request = "GET /file HTTP/1.1\r\nHost: gongkai\r\n\r\n";
    std::string const answer = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n";
    return "RESPMOD " + std::string{scheme} + service.host + ":" + service.port + service.path + " ICAP/1.0\r\nHost: " + service.host +
           "\r\nAllow: 204\r\nConnection: close\r\nEncapsulated: req-hdr=0, res-hdr=" + std::to_string(request.size()) +
           ", res-body=" + std::to_string(request.size() + answer.size()) + "\r\n\r\n" + request + answer;
}

std::string lower(std::string_view text)
{
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return result;
}

std::string header(std::string_view head, std::string_view name)
{
    while (!head.empty()) {
        auto const end = std::min(head.find("\r\n"), head.size());
        auto const line = head.substr(0, end);
        if (auto const colon = line.find(':'); colon != std::string_view::npos && lower(line.substr(0, colon)) == name) {
            auto const value = line.find_first_not_of(' ', colon + 1);
            return value == std::string_view::npos ? std::string{} : std::string{line.substr(value)};
        }
        head.remove_prefix(std::min(end + 2, head.size()));
    }
    return {};
}

// "Type=0; Resolution=2; Threat=Eicar-Test-Signature;" of X-Infection-Found; else the whole.
std::string threat_in(std::string const& value)
{
    constexpr std::string_view mark = "Threat=";
    auto const begin = value.find(mark);
    if (begin == std::string::npos)
        return value;
    return value.substr(begin + mark.size(), value.find(';', begin) - begin - mark.size());
}

Scan to_scan(std::string const& head)
{
    for (auto const name : finding_headers)
        if (auto const value = header(head, name); !value.empty())
            return {ScanVerdict::infected, threat_in(value)};
    if (head.starts_with("ICAP/1.0 204"))
        return {ScanVerdict::clean, {}};
    return {ScanVerdict::failed, head.empty() ? "no answer" : head.substr(0, head.find("\r\n"))};
}

}  // namespace

std::optional<IcapService> parse_icap_address(std::string_view address)
{
    if (!address.starts_with(scheme))
        return std::nullopt;
    address.remove_prefix(scheme.size());
    auto const slash = address.find('/');
    auto const place = address.substr(0, slash);
    auto const colon = place.find(':');
    IcapService service{.host = std::string{place.substr(0, colon)}, .path = slash == std::string_view::npos ? "/" : std::string{address.substr(slash)}};
    if (colon != std::string_view::npos)
        service.port = place.substr(colon + 1);
    auto const has_port = !service.port.empty() && std::ranges::all_of(service.port, [](char c) { return base::is_digit(c); });
    if (service.host.empty() || !has_port || address.find_first_of(" \r\n") != std::string_view::npos)
        return std::nullopt;
    return service;
}

Scan scan_by_icap(IcapService const& service, base::ByteSource const& content)
{
    ScannerTalk talk;
    if (!connect_to(service, talk) || !talk.send(head_of(service)))
        return {ScanVerdict::failed, "not connected"};
    bool sent = true;
    auto const poured = base::pour(content, [&](std::string_view bytes) {
        sent = sent && (bytes.empty() || (talk.send(hexadecimal(bytes.size()) + "\r\n") && talk.send(bytes) && talk.send("\r\n")));
    });
    if (!poured)
        return {ScanVerdict::failed, poured.error().code};
    sent = sent && talk.send("0\r\n\r\n");
    auto const scan = to_scan(talk.receive_until("\r\n\r\n", longest_head));  // also when it hung up in the middle: it may have seen enough
    return sent || scan.verdict != ScanVerdict::clean ? scan : Scan{ScanVerdict::failed, "hung up"};
}

}  // namespace files
