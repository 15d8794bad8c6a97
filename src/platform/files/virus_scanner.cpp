#include "platform/files/virus_scanner.hpp"

#include "platform/files/icap.hpp"
#include "platform/files/scanner_talk.hpp"

#include <algorithm>
#include <array>
#include <sys/un.h>

namespace files {
namespace {

constexpr std::size_t longest_answer = 4096;
constexpr std::array<std::pair<ScanVerdict, std::string_view>, 4> verdicts{{
    {ScanVerdict::not_scanned, "not_scanned"},
    {ScanVerdict::clean, "clean"},
    {ScanVerdict::infected, "infected"},
    {ScanVerdict::failed, "failed"},
}};

bool connect_to(std::filesystem::path const& address, ScannerTalk& talk)
{
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    auto const& path = address.native();
    if (path.size() >= sizeof name.sun_path)
        return false;
    std::copy(path.begin(), path.end(), std::begin(name.sun_path));
    return talk.connect(AF_UNIX, reinterpret_cast<sockaddr const&>(name), sizeof name);
}

// A piece of the stream behind its length; an empty one ends the stream.
bool send_piece(ScannerTalk const& clamd, std::string_view bytes)
{
    std::string length;
    for (int shift = 24; shift >= 0; shift -= 8)
        length += static_cast<char>(bytes.size() >> static_cast<unsigned>(shift) & 0xFFU);
    return clamd.send(length) && clamd.send(bytes);
}

// "stream: OK", "stream: NAME FOUND", "… ERROR".
Scan to_scan(std::string_view answer)
{
    constexpr std::string_view start = "stream: ";
    constexpr std::string_view found = " FOUND";
    if (answer == "stream: OK")
        return {ScanVerdict::clean, {}};
    if (answer.starts_with(start) && answer.ends_with(found) && answer.size() > start.size() + found.size())
        return {ScanVerdict::infected, std::string{answer.substr(start.size(), answer.size() - start.size() - found.size())}};
    return {ScanVerdict::failed, answer.empty() ? "no answer" : std::string{answer}};
}

}  // namespace

std::string_view to_text(ScanVerdict verdict)
{
    return std::find_if(verdicts.begin(), verdicts.end(), [&](auto const& entry) { return entry.first == verdict; })->second;
}

std::optional<ScanVerdict> parse_verdict(std::string_view text)
{
    auto const* const found = std::find_if(verdicts.begin(), verdicts.end(), [&](auto const& entry) { return entry.second == text; });
    return found == verdicts.end() ? std::nullopt : std::optional{found->first};
}

Scan VirusScanner::scan(base::ByteSource const& content) const
{
    if (!socket_)
        return {ScanVerdict::not_scanned, {}};
    if (auto const service = parse_icap_address(socket_->native()))
        return scan_by_icap(*service, content);
    ScannerTalk clamd;
    if (!connect_to(*socket_, clamd) || !clamd.send(std::string_view{"zINSTREAM\0", 10}))
        return {ScanVerdict::failed, "not connected"};
    bool sent = true;
    auto const poured = base::pour(content, [&](std::string_view bytes) { sent = sent && send_piece(clamd, bytes); });
    if (!poured)
        return {ScanVerdict::failed, poured.error().code};
    sent = sent && send_piece(clamd, {});
    auto const scan = to_scan(clamd.receive_until({"\0", 1}, longest_answer));  // also when it hung up in the middle: it says why
    return sent || scan.verdict != ScanVerdict::clean ? scan : Scan{ScanVerdict::failed, "hung up"};
}

}  // namespace files
