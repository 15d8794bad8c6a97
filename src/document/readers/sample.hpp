#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace document {

// A file as the formats look at it when they are asked whether it is theirs.
class Sample {
public:
    explicit Sample(std::string_view bytes) : bytes_{bytes} {}

    [[nodiscard]] std::string_view bytes() const { return bytes_; }

    // The beginning as UTF-8, in small letters; empty when the file is not text. Decoded when it is first asked for, so that
    // formats told by their bytes never pay for it.
    [[nodiscard]] std::string_view text();
    // The same without the last line where the sample ends in the middle of it.
    [[nodiscard]] std::string_view whole_lines();

    template <std::size_t size>
    [[nodiscard]] bool begins_with_any(std::array<std::string_view, size> const& marks) const
    {
        for (auto const mark : marks)
            if (bytes_.starts_with(mark))
                return true;
        return false;
    }

    // Whether it is a ZIP with a member whose name holds this. Names stand in clear, in front of each and once more at the end.
    [[nodiscard]] bool is_zip_with(std::string_view member) const;

private:
    std::string_view bytes_;
    std::optional<std::string> text_;
};

}  // namespace document
