#include "platform/files/upload.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/encoding.hpp"
#include "platform/crypto/sealed_stream.hpp"
#include "platform/crypto/sha256.hpp"

#include <variant>

namespace files {
namespace {

constexpr std::string_view sealed_place = "file of a case";

crypto::Key sealing_key(crypto::Key const& key)
{
    return crypto::subkey(key, "seal files");
}

// The address of a content that comes in pieces.
class AddressSum {
public:
    explicit AddressSum(std::optional<crypto::Key> const& key)
    {
        if (key)
            sum_ = crypto::KeyedHash{*key, "address of a file"};
    }

    void add(std::string_view bytes)
    {
        std::visit([&](auto& sum) { sum.add(bytes); }, sum_);
    }

    [[nodiscard]] std::string address()
    {
        if (auto* const keyed = std::get_if<crypto::KeyedHash>(&sum_))
            return crypto::to_hex(keyed->bytes());
        return std::get<crypto::Sha256>(sum_).hex();
    }

private:
    std::variant<crypto::Sha256, crypto::KeyedHash> sum_;
};

}  // namespace

struct Upload::State {
    State(FileStore& store, std::uint64_t most, std::optional<crypto::Key> const& key)
        : file{store.receive()}, sum{key}, most_bytes{most}
    {
        if (key)
            sealer.emplace(sealing_key(*key), sealed_place, [this](std::string_view bytes) { file->add(bytes); });
    }

    std::unique_ptr<IncomingFile> file;
    AddressSum sum;
    std::optional<crypto::StreamSealer> sealer = std::nullopt;
    std::uint64_t most_bytes;
    std::uint64_t size = 0;
};

Upload::Upload(FileStore& store, std::uint64_t most_bytes, std::optional<crypto::Key> const& key)
    : state_{std::make_unique<State>(store, most_bytes, key)}
{
}

Upload::~Upload() = default;

base::Result<void> Upload::add(std::string_view bytes)
{
    if (bytes.size() > state_->most_bytes - state_->size)
        return base::fail(base::ErrorKind::over_limit, "files.too-large", "The file has more than {limit} bytes.",
                          {{"limit", std::to_string(state_->most_bytes)}});
    state_->size += bytes.size();
    state_->sum.add(bytes);
    if (state_->sealer)
        state_->sealer->add(bytes);
    else
        state_->file->add(bytes);
    return {};
}

StoredFile Upload::finish()
{
    if (state_->sealer)
        state_->sealer->finish();
    StoredFile stored{state_->sum.address(), state_->size};
    state_->file->keep(stored.address);
    return stored;
}

base::Result<base::ByteSource> open_file(FileStore const& store, std::string const& address, std::optional<crypto::Key> const& key)
{
    auto source = store.open(address);
    if (!source)
        return source;
    if (key)
        source = crypto::opened_stream(sealing_key(*key), sealed_place, *std::move(source));
    auto sum = std::make_shared<std::optional<AddressSum>>(key);
    return [address, sum, content = *std::move(source)](std::span<char> room) -> base::Result<std::size_t> {
        auto count = content(room);
        if (!count || !*sum)
            return count;
        (*sum)->add({room.data(), *count});
        if (*count != 0)
            return count;
        auto const whole = (*sum)->address() == address;
        sum->reset();
        if (!whole)
            return base::fail(base::ErrorKind::invalid_input, "files.changed", "The content of a stored file is not the one it was stored with.");
        return count;
    };
}

base::Result<void> verify_file(FileStore const& store, std::string const& address, std::optional<crypto::Key> const& key)
{
    return open_file(store, address, key).and_then([](base::ByteSource const& source) {
        return base::pour(source, [](std::string_view) {});
    });
}

}  // namespace files
