#include "document/text/html_reader.hpp"

#include "document/text/encoding.hpp"
#include "document/text/html_attributes.hpp"
#include "document/text/html_stream.hpp"

#include <libxml/parserInternals.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace document {

base::Result<Document> read_utf8_html(std::string_view text, Limits const& limits)
{
    xmlInitParser();
    if (has_endless_tag(text))
        return tl::unexpected{over_limit("elements", limits.elements)};
    std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> const parser{
        htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), &htmlFreeParserCtxt};
    if (!parser)
        throw std::bad_alloc{};
    // The text is UTF-8 already, whatever it declares.
    (void)htmlCtxtUseOptions(parser.get(), HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    (void)xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    return read_stream(parser.get(), limits);
}

base::Result<Document> read_html(std::string_view bytes, Limits const& limits)
{
    auto const most = std::min<std::size_t>(limits.file_bytes, std::numeric_limits<int>::max() / 2);
    if (bytes.size() > most)
        return tl::unexpected{over_limit("file_bytes", most)};
    auto const text = Utf8Text::decode(bytes, declared_charset(bytes));
    if (!text)
        return tl::unexpected{text.error()};
    return read_utf8_html(text->view(), limits);
}

}  // namespace document
