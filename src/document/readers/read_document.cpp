#include "document/readers/read_document.hpp"

#include "document/readers/format.hpp"
#include "document/text/text_reader.hpp"
#include "document/text/trim.hpp"

namespace document {

base::Result<Document> read_document(std::string_view bytes, std::string_view name, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected{over_limit("file_bytes", limits.file_bytes)};
    auto const* const format = find_format(bytes, name);
    // What no reader recognises is refused as text is: empty or binary.
    return format != nullptr ? format->read(bytes, name, limits) : read_text(bytes, limits);
}

std::string_view sniff_format(std::string_view bytes, std::string_view name)
{
    if (is_blank(bytes))
        return "empty";
    auto const* const format = find_format(bytes, name);
    return format != nullptr ? format->name : "binary";
}

}  // namespace document
