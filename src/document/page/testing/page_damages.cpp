#include "document/page/testing/page_damages.hpp"

#include "document/page/testing/damage.hpp"
#include "document/page/testing/photo_damage.hpp"

#include <array>

namespace document::page::testing {
namespace {

PixPtr with_seal(Pix* page, unsigned seed, SealInk ink)
{
    auto const width = pixGetWidth(page);
    auto const x = 0.45 + 0.1 * (seed * 7 % 5);   // somewhere over the figures
    auto const y = 0.25 + 0.08 * (seed * 3 % 5);
    return sealed(page, width * x, pixGetHeight(page) * y, width * 0.1, ink);
}

PixPtr through_jpeg(Pix* page, int quality)
{
    auto const bytes = as_jpeg(page, quality);
    PixPtr picture{pixReadMem(reinterpret_cast<l_uint8 const*>(bytes.data()), bytes.size())};
    return PixPtr{pixConvertTo32(picture.get())};
}

constexpr std::array damages{
    PageDamage{"clean", "as printed", [](Pix* page, unsigned) { return PixPtr{pixCopy(nullptr, page)}; }, true},
    PageDamage{"seal", "a red seal whose ink lets the print through",
               [](Pix* page, unsigned seed) { return with_seal(page, seed, SealInk::translucent); }, true},
    PageDamage{"opaque-seal", "a red seal that hides the print",
               [](Pix* page, unsigned seed) { return with_seal(page, seed, SealInk::opaque); }, true},
    PageDamage{"curved", "bent like a page beside the fold", [](Pix* page, unsigned) { return curved(page, 0.004); }},
    PageDamage{"photographed", "seen from the side, with the desk around it",
               [](Pix* page, unsigned seed) { return photographed(page, seed); }},
    PageDamage{"skew+2", "turned by 2°", [](Pix* page, unsigned) { return skewed(page, 2); }, true},
    PageDamage{"skew-2", "turned by −2°", [](Pix* page, unsigned) { return skewed(page, -2); }, true},
    PageDamage{"turned-90", "scanned sideways", [](Pix* page, unsigned) { return turned(page, 1); }},
    PageDamage{"turned-180", "scanned upside down", [](Pix* page, unsigned) { return turned(page, 2); }},
    PageDamage{"shadow", "light falling off towards a corner", [](Pix* page, unsigned) { return shadowed(page); }},
    PageDamage{"uneven-light", "a lamp on one side and the shadow of a hand", [](Pix* page, unsigned) { return unevenly_lit(page); }},
    PageDamage{"blur", "not quite in focus", [](Pix* page, unsigned) { return blurred(page); }},
    PageDamage{"noise", "sensor noise and moiré", [](Pix* page, unsigned seed) { return noisy(page, 8, 14, seed); }},
    PageDamage{"speckle", "black and white specks, 4 in 1,000 pixels",
               [](Pix* page, unsigned seed) { return speckled(page, 0.004, seed); }, true},
    PageDamage{"jpeg60", "saved as JPEG of quality 60", [](Pix* page, unsigned) { return through_jpeg(page, 60); }, true},
};

}  // namespace

std::span<PageDamage const> all_page_damages() { return damages; }

}  // namespace document::page::testing
