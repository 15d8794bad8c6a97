#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace document::office {

// Turns UTF-16 into UTF-8 piece by piece. What is no character becomes U+FFFD.
class Utf16Text {
public:
    // For an XML text that begins so; nothing when it is not UTF-16. Some that write UTF-16 leave its mark out.
    [[nodiscard]] static std::optional<Utf16Text> of_xml(std::string_view beginning);

    void append(std::string_view piece, std::string& text);

private:
    explicit Utf16Text(bool big_endian) : big_endian_{big_endian} {}

    void append_unit(char32_t unit, std::string& text);

    bool big_endian_;
    bool has_half_ = false;
    unsigned char half_ = 0;         // the first byte of a unit that the last piece has cut
    char32_t high_ = 0;              // the first half of a pair
};

}  // namespace document::office
