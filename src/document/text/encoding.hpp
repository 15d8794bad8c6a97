#pragma once

#include "base/result.hpp"
#include "document/limits.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace document {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, gb18030, big5 };

// Tells by the content alone; `hint` (a charset's name, "" for none) decides only where both readings are sound.
// Refuses nothing and a few spaces (document.empty) and what is no text (document.binary).
[[nodiscard]] base::Result<Encoding> detect_encoding(std::string_view bytes, std::string_view hint = {});

// The charset that the first kilobyte of an HTML file declares, in small letters; empty when none is.
[[nodiscard]] std::string declared_charset(std::string_view html);

// Text as UTF-8 without byte-order mark and NUL. Views the source where that already is such text, so that the
// source must live as long.
class Utf8Text {
public:
    // Each broken sequence becomes U+FFFD and the rest is kept. Refuses as detect_encoding does.
    [[nodiscard]] static base::Result<Utf8Text> decode(std::string_view bytes, std::string_view hint = {});

    // The same for a file of which all is text: refuses more than limits.text_bytes before it converts.
    [[nodiscard]] static base::Result<Utf8Text> decode_within(std::string_view bytes, Limits const& limits);

    [[nodiscard]] std::string_view view() const { return converted_.empty() ? source_ : std::string_view{converted_}; }

private:
    std::string_view source_;
    std::string converted_;
};

}  // namespace document
