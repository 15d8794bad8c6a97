#pragma once

#include "base/result.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace base {

// Where bytes go, piece by piece.
using ByteSink = std::function<void(std::string_view)>;

// Where bytes come from: fills the room from its beginning and says how much; 0 only at the end.
using ByteSource = std::function<Result<std::size_t>(std::span<char>)>;

// The bytes of a text, which must outlive the source.
[[nodiscard]] ByteSource bytes_of(std::string_view text);

// All that is left. Refused (`bytes.too-many`) beyond `most`.
[[nodiscard]] Result<std::string> read_all(ByteSource const& source, std::size_t most);

// Hands all that is left to the sink.
[[nodiscard]] Result<void> pour(ByteSource const& source, ByteSink const& sink);

}  // namespace base
