#include "base/bytes.hpp"

#include <algorithm>
#include <array>

namespace base {

ByteSource bytes_of(std::string_view text)
{
    return [text](std::span<char> room) mutable -> Result<std::size_t> {
        auto const count = std::min(room.size(), text.size());
        std::copy_n(text.begin(), count, room.begin());
        text.remove_prefix(count);
        return count;
    };
}

Result<std::string> read_all(ByteSource const& source, std::size_t most)
{
    std::string all;
    bool too_many = false;
    auto const poured = pour(source, [&](std::string_view bytes) {
        too_many = too_many || bytes.size() > most - all.size();
        if (!too_many)
            all += bytes;
    });
    if (!poured)
        return tl::unexpected{poured.error()};
    if (too_many)
        return fail(ErrorKind::over_limit, "bytes.too-many", "There are more than {limit} bytes.", {{"limit", std::to_string(most)}});
    return all;
}

Result<void> pour(ByteSource const& source, ByteSink const& sink)
{
    std::array<char, 1 << 16> room{};
    for (;;) {
        auto const count = source(room);
        if (!count)
            return tl::unexpected{count.error()};
        if (*count == 0)
            return {};
        sink({room.data(), *count});
    }
}

}  // namespace base
