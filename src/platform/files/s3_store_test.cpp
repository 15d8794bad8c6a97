#include "platform/files/s3_store.hpp"

#include "platform/crypto/sha256.hpp"
#include "platform/files/upload.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cctype>
#include <gmock/gmock.h>
#include <map>
#include <mutex>
#include <netinet/in.h>
#include <openssl/hmac.h>
#include <sstream>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace files {
namespace {

using testing::IsEmpty;

constexpr auto key_id = "TESTKEY";
constexpr auto secret = "a secret of the test";

std::string hmac(std::string_view key, std::string_view text)
{
    std::string digest(32, '\0');
    unsigned size = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), reinterpret_cast<unsigned char const*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(digest.data()), &size);
    return digest;
}

std::string hex(std::string_view bytes)
{
    std::string text;
    for (auto const c : bytes) {
        constexpr std::string_view digits = "0123456789abcdef";
        text += {digits[static_cast<unsigned char>(c) >> 4U], digits[static_cast<unsigned char>(c) & 15U]};
    }
    return text;
}

struct Asked {
    std::string method;
    std::string path;
    std::string query;
    std::map<std::string, std::string> headers;  // by their names in small letters
    std::string body;
};

std::string between(std::string const& text, std::string const& before, char until)
{
    auto const begin = text.find(before);
    if (begin == std::string::npos)
        return {};
    auto const from = begin + before.size();
    return text.substr(from, text.find(until, from) - from);
}

// Whether the request bears the signature that its owner alone can make (AWS Signature Version 4).
bool is_signed(Asked const& asked, std::string const& region)
{
    auto const& authorization = asked.headers.at("authorization");
    auto const& date = asked.headers.at("x-amz-date");
    auto const names = between(authorization, "SignedHeaders=", ',');
    auto canonical = asked.method + "\n" + asked.path + "\n" + asked.query + "\n";
    std::istringstream list{names};
    for (std::string name; std::getline(list, name, ';');)
        canonical += name + ":" + asked.headers.at(name) + "\n";
    canonical += "\n" + names + "\n" + asked.headers.at("x-amz-content-sha256");
    auto const day = date.substr(0, 8);
    auto const scope = day + "/" + region + "/s3/aws4_request";
    auto const text = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + crypto::sha256_hex(canonical);
    auto const key = hmac(hmac(hmac(hmac(std::string{"AWS4"} + secret, day), region), "s3"), "aws4_request");
    return authorization.find(std::string{"Credential="} + key_id + "/" + scope) != std::string::npos && names.find("host") != std::string::npos &&
           asked.headers.at("x-amz-content-sha256") == crypto::sha256_hex(asked.body) && authorization.ends_with("Signature=" + hex(hmac(key, text)));
}

// Speaks enough S3 for one bucket, and checks every signature. Lists two files a page.
class FakeS3 {
public:
    FakeS3()
    {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&name), sizeof name), 0);
        EXPECT_EQ(::listen(listener_, 16), 0);
        socklen_t size = sizeof name;
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&name), &size);
        port_ = ntohs(name.sin_port);
        thread_ = std::thread{[this] { serve(); }};
    }
    ~FakeS3()
    {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    [[nodiscard]] S3Place place() const
    {
        auto place = parse_s3_place("http://127.0.0.1:" + std::to_string(port_) + "/bucket/desk").value();
        place.key_id = key_id;
        place.secret = secret;
        return place;
    }
    // The next answers are 503.
    void be_busy(int times) { busy_ = times; }
    [[nodiscard]] std::map<std::string, std::string> objects() const { return objects_; }

private:
    static std::string read_until_end(int talk)
    {
        std::string bytes;
        char room[4096];
        auto wanted = std::string::npos;
        while (bytes.size() < wanted) {
            auto const count = ::recv(talk, room, sizeof room, 0);
            if (count <= 0)
                break;
            bytes.append(room, static_cast<std::size_t>(count));
            auto const head = bytes.find("\r\n\r\n");
            if (head == std::string::npos || wanted != std::string::npos)
                continue;
            auto const length = between(bytes, "Content-Length: ", '\r');
            wanted = head + 4 + (length.empty() ? 0 : std::stoul(length));
        }
        return bytes;
    }

    static Asked parse(std::string const& bytes)
    {
        Asked asked;
        auto const head = bytes.find("\r\n\r\n");
        std::istringstream lines{bytes.substr(0, head)};
        std::string target;
        lines >> asked.method >> target;
        asked.path = target.substr(0, target.find('?'));
        asked.query = target.find('?') == std::string::npos ? "" : target.substr(target.find('?') + 1);
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            auto name = line.substr(0, line.find(':'));
            std::ranges::transform(name, name.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
            auto const value = line.find_first_not_of(' ', name.size() + 1);
            asked.headers[name] = value == std::string::npos ? "" : line.substr(value, line.find_last_not_of("\r ") + 1 - value);
        }
        asked.body = bytes.substr(head + 4);
        return asked;
    }

    void serve()
    {
        for (;;) {
            int const talk = ::accept(listener_, nullptr, nullptr);
            if (talk < 0)
                return;
            auto const asked = parse(read_until_end(talk));
            auto const [status, body] = answer(asked);
            auto const length = asked.method == "HEAD" ? 0 : body.size();
            auto const reply = "HTTP/1.1 " + std::to_string(status) + " x\r\nConnection: close\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" +
                               (asked.method == "HEAD" ? "" : body);
            ::send(talk, reply.data(), reply.size(), MSG_NOSIGNAL);
            ::close(talk);
        }
    }

    std::pair<int, std::string> answer(Asked const& asked)
    {
        if (busy_ > 0 && busy_-- > 0)
            return {503, ""};
        if (!asked.headers.contains("authorization") || !is_signed(asked, "us-east-1"))
            return {403, ""};
        std::string const bucket = "/bucket/";
        if (!asked.path.starts_with(bucket))
            return {404, ""};
        auto const key = asked.path.substr(bucket.size());
        if (key.empty())
            return {200, list(asked.query)};
        if (asked.method == "PUT")
            return objects_[key] = asked.body, std::pair{200, std::string{}};
        if (asked.method == "DELETE")
            return objects_.erase(key), std::pair{204, std::string{}};
        auto const found = objects_.find(key);
        return found == objects_.end() ? std::pair{404, std::string{}} : std::pair{200, found->second};
    }

    [[nodiscard]] std::string list(std::string const& query) const
    {
        auto after = between(query, "continuation-token=", '&');
        if (auto const slash = after.find("%2F"); slash != std::string::npos)
            after.replace(slash, 3, "/");
        std::string xml = "<?xml version=\"1.0\"?><ListBucketResult>";
        int count = 0;
        for (auto entry = objects_.upper_bound(after); entry != objects_.end(); ++entry) {
            if (++count > 2) {
                xml += "<NextContinuationToken>" + std::prev(entry)->first + "</NextContinuationToken>";
                break;
            }
            xml += "<Contents><Key>" + entry->first + "</Key><Size>" + std::to_string(entry->second.size()) + "</Size></Contents>";
        }
        return xml + "</ListBucketResult>";
    }

    int listener_ = -1;
    int port_ = 0;
    std::atomic<int> busy_ = 0;
    std::map<std::string, std::string> objects_;
    std::thread thread_;
};

StoredFile kept(FileStore& store, std::string_view content)
{
    Upload upload{store, content.size()};
    EXPECT_TRUE(upload.add(content));
    return upload.finish();
}

std::string content_of(FileStore const& store, std::string const& address)
{
    return base::read_all(open_file(store, address).value(), 1 << 30).value();
}

}  // namespace

TEST(S3Stores, GiveBackWhatTheyWereGiven)
{
    FakeS3 server;
    S3Store store{server.place()};
    std::string const large(3'000'000, 'x');

    auto const file = kept(store, large);

    EXPECT_EQ(file.size, large.size());
    EXPECT_EQ(content_of(store, file.address), large);
    EXPECT_TRUE(store.exists(file.address));
    EXPECT_TRUE(server.objects().contains("desk/" + file.address));
}

TEST(S3Stores, TellWhatIsNotThere)
{
    FakeS3 server;
    S3Store store{server.place()};
    std::string const nobody(64, 'a');

    EXPECT_FALSE(store.exists(nobody));
    EXPECT_FALSE(store.remove(nobody));
    EXPECT_EQ(store.open(nobody).error().code, "files.not-found");
}

TEST(S3Stores, RemoveFiles)
{
    FakeS3 server;
    S3Store store{server.place()};
    auto const file = kept(store, "content");

    EXPECT_TRUE(store.remove(file.address));

    EXPECT_FALSE(store.exists(file.address));
    EXPECT_THAT(server.objects(), IsEmpty());
}

TEST(S3Stores, ListTheirFilesPageByPage)
{
    FakeS3 server;
    S3Store store{server.place()};
    std::vector<std::string> addresses;
    for (auto const* content : {"one", "two", "three", "four", "five"})
        addresses.push_back(kept(store, content).address);
    std::ranges::sort(addresses);

    std::vector<std::string> listed;
    store.each([&](StoredFile const& file) { listed.push_back(file.address); });

    EXPECT_EQ(listed, addresses);
}

TEST(S3Stores, KeepNothingOfAnUploadThatIsNotFinished)
{
    FakeS3 server;
    S3Store store{server.place()};
    {
        Upload upload{store, 100};
        EXPECT_TRUE(upload.add("half of it"));
    }

    EXPECT_THAT(server.objects(), IsEmpty());
}

TEST(S3Stores, TryAgainWhereTheServerIsBusy)
{
    FakeS3 server;
    S3Store store{server.place()};
    server.be_busy(2);

    EXPECT_EQ(content_of(store, kept(store, "content").address), "content");
}

TEST(S3Stores, FailWhereTheKeyIsWrongOrTheServerAway)
{
    FakeS3 server;
    auto place = server.place();
    place.secret = "another secret";
    S3Store refused{place};
    place.endpoint = "http://127.0.0.1:1";
    S3Store away{place};

    EXPECT_THROW(kept(refused, "content"), std::system_error);
    EXPECT_THROW(static_cast<void>(away.exists(std::string(64, 'a'))), std::system_error);
    EXPECT_THAT(server.objects(), IsEmpty());
}

TEST(S3Places, AreReadFromTheirAddress)
{
    auto const place = parse_s3_place("https://s3.example.com:9000/gongkai/county/desk").value();

    EXPECT_EQ(place.endpoint, "https://s3.example.com:9000");
    EXPECT_EQ(place.bucket, "gongkai");
    EXPECT_EQ(place.prefix, "county/desk/");
    EXPECT_EQ(parse_s3_place("http://localhost/bucket")->prefix, "");
    for (auto const* wrong : {"", "s3://bucket", "https://", "https:///bucket", "https://host", "https://host/", "https://host/a b", "https://key@host/bucket"})
        EXPECT_EQ(parse_s3_place(wrong).error().code, "files.bad-address") << wrong;
}

}  // namespace files
