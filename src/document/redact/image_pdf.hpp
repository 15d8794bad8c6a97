#pragma once

#include "base/place.hpp"
#include "base/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace document {

// An area that is painted over, with the reason on it.
struct Blackout {
    base::Box box;  // points from the page's top left corner
    std::string reason;
};

// A PDF of nothing but pictures, one a page: no text, no fonts, no metadata.
class ImagePdf {
public:
    ImagePdf();
    ~ImagePdf();
    ImagePdf(ImagePdf const&) = delete;
    ImagePdf& operator=(ImagePdf const&) = delete;

    // `png` shows a page of that size, in points; what lies under a blackout is not kept. Refused with "pdf.no-glyph" when no
    // font has a character of a reason, with "document.damaged" when the picture cannot be read.
    [[nodiscard]] base::Result<void> add(std::string_view png, base::Box const& page, std::vector<Blackout> const& blackouts);

    // The same pages give the same bytes.
    [[nodiscard]] std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace document
