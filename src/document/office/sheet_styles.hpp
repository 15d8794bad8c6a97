#pragma once

#include "document/office/xml_part.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace document::office {

enum class NumberShape : std::uint8_t {
    plain,
    percent,
    date,
    nothing,  // ";;;": the sheet shows no number at all
    scaled,   // "0,": shows another number than the stored one, in thousands
};

struct CellFormat {
    NumberShape shape = NumberShape::plain;
    int decimals = -1;  // as the format prints them; -1: as many as there are
    bool bordered = false;
};

// The cell formats of xl/styles.xml by index.
class SheetStyles {
public:
    void add(pugi::xml_node styles);
    [[nodiscard]] CellFormat const& find(int index) const;
    // True when no cell format draws a line.
    [[nodiscard]] bool without_borders() const { return !any_borders_; }

private:
    std::vector<CellFormat> formats_;
    bool any_borders_ = false;
};

[[nodiscard]] CellFormat to_cell_format(int id, std::string_view code);

enum class DateSystem : std::uint8_t { from_1900, from_1904 };

// A stored number as the sheet shows it: without the noise of binary fractions, percents and dates in their form.
// Text that is no number comes back as it is.
[[nodiscard]] std::string show_number(std::string_view stored, CellFormat const& format, DateSystem dates);

}  // namespace document::office
