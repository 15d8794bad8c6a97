#include "document/page/picture_reader.hpp"

#include "document/page/page_layout.hpp"
#include "document/page/page_recognition.hpp"
#include "document/page/picture_file.hpp"

namespace document {

base::Result<Document> read_picture(std::string_view bytes, Limits const& limits)
{
    auto const pictures = page::decode_picture(bytes, limits);
    if (!pictures)
        return tl::unexpected(pictures.error());
    std::vector<page::PageParts> pages;
    for (auto const& picture : *pictures) {
        auto page = page::recognise_page(picture.get(), static_cast<int>(pages.size()) + 1, 0, limits);
        if (!page)
            return tl::unexpected(page.error());
        pages.push_back(std::move(*page));
    }
    return Document{.format = "picture", .blocks = page::lay_out(std::move(pages))};
}

}  // namespace document
