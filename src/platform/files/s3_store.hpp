#pragma once

#include "platform/files/file_store.hpp"

namespace files {

// Where files lie in a store that speaks S3, and with which key.
struct S3Place {
    std::string endpoint;     // "https://s3.example.com"
    std::string bucket;
    std::string prefix = {};  // before each address, ends with "/" where there is one
    std::string region = "us-east-1";
    std::string key_id;
    std::string secret;
};

// Of "https://HOST[:PORT]/BUCKET[/PREFIX]"; the bucket stands in the path. `files.bad-address`.
[[nodiscard]] base::Result<S3Place> parse_s3_place(std::string_view address);

// A store that any number of machines use at once. Requests are signed (AWS Signature Version 4) with the digest of what they
// carry. What comes in is held in memory until it is kept: files are sealed and of a bounded size.
class S3Store final : public FileStore {
public:
    explicit S3Store(S3Place place) : place_{std::move(place)} {}

    [[nodiscard]] std::unique_ptr<IncomingFile> receive() override;
    [[nodiscard]] base::Result<base::ByteSource> open(std::string const& address) const override;
    [[nodiscard]] bool exists(std::string const& address) const override;
    bool remove(std::string const& address) override;
    void each(std::function<void(StoredFile const&)> const& take) const override;

private:
    S3Place place_;
};

}  // namespace files
