#include "platform/crypto/sealed_stream.hpp"

#include "base/ensure.hpp"
#include "platform/crypto/sodium.hpp"

#include <algorithm>

namespace crypto {
namespace {

constexpr std::string_view version = "\x01";
constexpr std::size_t frame_size = 1 << 16;
constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t tag_size = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr unsigned char last_frame = crypto_secretstream_xchacha20poly1305_TAG_FINAL;

tl::unexpected<base::Error> not_opened()
{
    return base::fail(base::ErrorKind::invalid_input, "crypto.stream-not-opened",
                      "A sealed file does not open: it was changed or cut off, or belongs elsewhere.");
}

// Of a stream that is being opened.
class Opener {
public:
    Opener(Key const& key, std::string_view associated, base::ByteSource sealed)
        : key_{key}, associated_{std::string{version}.append(associated)}, sealed_{std::move(sealed)}
    {
    }
    ~Opener()
    {
        sodium_memzero(&stream_, sizeof stream_);
        wipe(plain_);
    }
    Opener(Opener const&) = delete;
    Opener& operator=(Opener const&) = delete;

    base::Result<std::size_t> read(std::span<char> room)
    {
        while (taken_ == plain_.size() && !ended_) {
            auto const next = started_ ? open_frame() : start();
            if (!next)
                return tl::unexpected{next.error()};
        }
        auto const count = std::min(room.size(), plain_.size() - taken_);
        std::copy_n(plain_.data() + taken_, count, room.data());
        taken_ += count;
        return count;
    }

private:
    // Up to that many bytes; fewer only at the end.
    base::Result<std::string> take(std::size_t most)
    {
        std::string taken(most, '\0');
        std::size_t size = 0;
        while (size < most) {
            auto const count = sealed_(std::span{taken}.subspan(size));
            if (!count)
                return tl::unexpected{count.error()};
            if (*count == 0)
                break;
            size += *count;
        }
        taken.resize(size);
        return taken;
    }

    base::Result<void> start()
    {
        auto const head = take(version.size() + header_size);
        if (!head)
            return tl::unexpected{head.error()};
        if (!head->starts_with(version))
            return base::fail(base::ErrorKind::unsupported, "crypto.stream-sealed-otherwise", "A sealed file is of a version that is unknown here.");
        if (head->size() != version.size() + header_size ||
            crypto_secretstream_xchacha20poly1305_init_pull(&stream_, bytes_at(std::string_view{*head}) + version.size(),
                                                            bytes_at(key_.bytes())) != 0)
            return not_opened();
        started_ = true;
        return {};
    }

    base::Result<void> open_frame()
    {
        auto const frame = take(frame_size + tag_size);
        if (!frame)
            return tl::unexpected{frame.error()};
        if (frame->size() < tag_size)
            return not_opened();
        unsigned char tag = 0;
        plain_.assign(frame->size() - tag_size, '\0');
        taken_ = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&stream_, bytes_at(plain_), nullptr, &tag, bytes_at(std::string_view{*frame}),
                                                       frame->size(), bytes_at(std::string_view{associated_}), associated_.size()) != 0) {
            plain_.clear();
            return not_opened();
        }
        return tag == last_frame ? end() : base::Result<void>{};
    }

    base::Result<void> end()
    {
        auto const behind = take(1);
        if (!behind)
            return tl::unexpected{behind.error()};
        if (!behind->empty())
            return not_opened();
        ended_ = true;
        return {};
    }

    Key key_;
    std::string associated_;
    base::ByteSource sealed_;
    crypto_secretstream_xchacha20poly1305_state stream_{};
    std::string plain_;  // of one frame
    std::size_t taken_ = 0;
    bool started_ = false;
    bool ended_ = false;
};

}  // namespace

struct StreamSealer::State {
    std::string associated;
    base::ByteSink sink;
    crypto_secretstream_xchacha20poly1305_state stream{};
    std::string plain;  // of the frame that is being filled
    bool finished = false;
};

StreamSealer::StreamSealer(Key const& key, std::string_view associated, base::ByteSink sink)
    : state_{std::make_unique<State>()}
{
    start_sodium();
    state_->associated = std::string{version}.append(associated);
    state_->sink = std::move(sink);
    state_->plain.reserve(frame_size);
    std::string head(version.size() + header_size, '\0');
    head.replace(0, version.size(), version);
    crypto_secretstream_xchacha20poly1305_init_push(&state_->stream, bytes_at(head) + version.size(), bytes_at(key.bytes()));
    state_->sink(head);
}

StreamSealer::~StreamSealer()
{
    sodium_memzero(&state_->stream, sizeof state_->stream);
    wipe(state_->plain);
}

void StreamSealer::add(std::string_view plain)
{
    base::ensure(!state_->finished, "nothing is added to a stream that has ended");
    while (!plain.empty()) {
        if (state_->plain.size() == frame_size)
            push(0);
        auto const count = std::min(plain.size(), frame_size - state_->plain.size());
        state_->plain += plain.substr(0, count);
        plain.remove_prefix(count);
    }
}

void StreamSealer::finish()
{
    push(last_frame);
    state_->finished = true;
}

void StreamSealer::push(unsigned char tag)
{
    auto& plain = state_->plain;
    std::string frame(plain.size() + tag_size, '\0');
    crypto_secretstream_xchacha20poly1305_push(&state_->stream, bytes_at(frame), nullptr, bytes_at(std::string_view{plain}), plain.size(),
                                               bytes_at(std::string_view{state_->associated}), state_->associated.size(), tag);
    plain.clear();
    state_->sink(frame);
}

base::ByteSource opened_stream(Key const& key, std::string_view associated, base::ByteSource sealed)
{
    start_sodium();
    return [opener = std::make_shared<Opener>(key, associated, std::move(sealed))](std::span<char> room) { return opener->read(room); };
}

}  // namespace crypto
