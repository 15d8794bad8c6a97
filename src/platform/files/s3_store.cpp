#include "platform/files/s3_store.hpp"

#include "base/ensure.hpp"
#include "platform/files/s3_request.hpp"

#include <charconv>
#include <pugixml.hpp>
#include <system_error>

namespace files {
namespace {

constexpr long found = 200;
constexpr long removed = 204;
constexpr long not_found = 404;

[[noreturn]] void fail_with(S3Answer const& answer, std::string const& doing)
{
    throw std::system_error{std::make_error_code(std::errc::io_error), doing + ": the file store answers " + std::to_string(answer.status)};
}

std::string path_of(S3Place const& place, std::string const& address)
{
    base::ensure(is_address(address), "a stored file is asked for by its address");
    return place.prefix + address;
}

class FileOnItsWay final : public IncomingFile {
public:
    explicit FileOnItsWay(S3Place const& place) : place_{place} {}

    void add(std::string_view bytes) override { content_ += bytes; }

    void keep(std::string const& address) override
    {
        auto const answer = send(place_, {"PUT", path_of(place_, address), content_});
        if (answer.status != found)
            fail_with(answer, "keep a file");
    }

private:
    S3Place const& place_;
    std::string content_;
};

// As a query has it: letters, digits and -._~ as they are.
std::string escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string result;
    for (auto const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (plain.find(c) != std::string_view::npos)
            result += c;
        else
            result += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return result;
}

}  // namespace

base::Result<S3Place> parse_s3_place(std::string_view address)
{
    auto const refused = base::fail(base::ErrorKind::wrong_call, "files.bad-address",
                                    "{address} is no address of a file store: https://HOST/BUCKET or https://HOST/BUCKET/PREFIX",
                                    {{"address", std::string{address}}});
    auto const scheme = address.find("://");
    if (scheme == std::string_view::npos || (address.substr(0, scheme) != "https" && address.substr(0, scheme) != "http"))
        return refused;
    auto const host = address.find('/', scheme + 3);
    if (host == std::string_view::npos || host == scheme + 3 || address.find_first_of(" ?#@") != std::string_view::npos)
        return refused;
    auto const path = address.substr(host + 1);
    auto const bucket = path.substr(0, path.find('/'));
    if (bucket.empty())
        return refused;
    std::string prefix{path.substr(std::min(path.size(), bucket.size() + 1))};
    if (!prefix.empty() && !prefix.ends_with('/'))
        prefix += '/';
    return S3Place{.endpoint = std::string{address.substr(0, host)}, .bucket = std::string{bucket}, .prefix = std::move(prefix), .key_id = {}, .secret = {}};
}

std::unique_ptr<IncomingFile> S3Store::receive()
{
    return std::make_unique<FileOnItsWay>(place_);
}

base::Result<base::ByteSource> S3Store::open(std::string const& address) const
{
    auto answer = send(place_, {"GET", path_of(place_, address)});
    if (answer.status == not_found)
        return base::fail(base::ErrorKind::not_found, "files.not-found", "The stored file is not there.");
    if (answer.status != found)
        fail_with(answer, "open a file");
    auto content = std::make_shared<std::string>(std::move(answer.body));
    return [content, at = std::size_t{0}](std::span<char> room) mutable -> base::Result<std::size_t> {
        auto const taken = content->copy(room.data(), room.size(), at);
        at += taken;
        return taken;
    };
}

bool S3Store::exists(std::string const& address) const
{
    auto const answer = send(place_, {"HEAD", path_of(place_, address)});
    if (answer.status != found && answer.status != not_found)
        fail_with(answer, "look for a file");
    return answer.status == found;
}

// The store does not say whether there was one.
bool S3Store::remove(std::string const& address)
{
    auto const was_there = exists(address);
    auto const answer = send(place_, {"DELETE", path_of(place_, address)});
    if (answer.status != found && answer.status != removed && answer.status != not_found)
        fail_with(answer, "remove a file");
    return was_there;
}

void S3Store::each(std::function<void(StoredFile const&)> const& take) const
{
    for (std::string next;;) {
        auto const page = next.empty() ? "" : "continuation-token=" + escaped(next) + "&";
        auto const answer = send(place_, {"GET", "?" + page + "list-type=2&prefix=" + escaped(place_.prefix)});
        pugi::xml_document list;
        if (answer.status != found || !list.load_buffer(answer.body.data(), answer.body.size()))
            fail_with(answer, "list the files");
        auto const root = list.child("ListBucketResult");
        for (auto const entry : root.children("Contents")) {
            std::string const key{entry.child_value("Key")};
            if (key.starts_with(place_.prefix) && is_address(key.substr(place_.prefix.size())))
                take({key.substr(place_.prefix.size()), entry.child("Size").text().as_ullong()});
        }
        next = root.child_value("NextContinuationToken");
        if (next.empty())
            return;
    }
}

}  // namespace files
