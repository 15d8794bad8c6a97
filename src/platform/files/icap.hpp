#pragma once

#include "platform/files/virus_scanner.hpp"

namespace files {

// Where an ICAP server (RFC 3507) scans.
struct IcapService {
    std::string host;
    std::string port = "1344";
    std::string path;  // "/avscan"
};

// Of "icap://HOST[:PORT]/SERVICE"; none for anything else.
[[nodiscard]] std::optional<IcapService> parse_icap_address(std::string_view address);

// Sends the content as what a web server answered (RESPMOD). "204" says that it is clean; an answer that names what was found
// that it is infected; every other one that the scan has failed. Never throws.
[[nodiscard]] Scan scan_by_icap(IcapService const& service, base::ByteSource const& content);

}  // namespace files
