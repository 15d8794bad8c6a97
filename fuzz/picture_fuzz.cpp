#include "check_document.hpp"

#include "document/page/picture_file.hpp"

// The header, the check of the size and the decoding; what follows sees only pixels.
extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size)
{
    auto limits = document::fuzz_limits();
    limits.pages = 5;
    limits.pixels = 250'000;
    auto const pages = document::page::decode_picture({reinterpret_cast<char const*>(bytes), size}, limits);
    if (!pages)
        return 0;
    base::ensure(!pages->empty() && pages->size() <= limits.pages, "pages are counted");
    for (auto const& page : *pages)
        base::ensure(static_cast<std::size_t>(pixGetWidth(page.get())) * static_cast<std::size_t>(pixGetHeight(page.get())) <= limits.pixels,
                     "the header tells the size that is decoded");
    return 0;
}
