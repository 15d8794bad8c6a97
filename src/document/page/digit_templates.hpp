#pragma once

#include "document/page/cell_ink.hpp"

#include <array>

namespace document::page {

// What each digit looks like on this page, averaged over the cells that are certain. A third witness beside the two
// recognisers, made from the page's own print.
class DigitTemplates {
public:
    // A character that is certain.
    void learn(CellInk const& ink, std::size_t at, char digit);

    // True when the character is much more like `digit` than like any other digit of the page.
    [[nodiscard]] bool confirm(CellInk const& ink, std::size_t at, char digit) const;

    // True when the character is clearly more like another digit of the page.
    [[nodiscard]] bool contradict(CellInk const& ink, std::size_t at, char digit) const;

private:
    static constexpr int width = 12;
    static constexpr int height = 20;
    using Picture = std::array<float, static_cast<std::size_t>(width * height)>;
    struct Template {
        Picture sum{};
        float slimness = 0;  // width by height, summed
        int count = 0;
    };

    [[nodiscard]] static Picture picture_of(CellInk const& ink, PixelBox const& part);
    // Likeness to each digit, from -1 to 1; -2 where the page has shown none.
    [[nodiscard]] std::array<float, 10> likeness(CellInk const& ink, PixelBox const& part) const;

    std::array<Template, 10> templates_;
};

}  // namespace document::page
