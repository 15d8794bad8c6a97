#include "platform/http/compression.hpp"

#include "base/ensure.hpp"

#include <zlib.h>

namespace http {
namespace {

bool is_compressible(std::string_view content_type)
{
    return content_type.starts_with("text/") || content_type.starts_with("application/json") ||
           content_type.starts_with("application/problem+json") || content_type.starts_with("application/javascript") ||
           content_type.starts_with("application/xml") || content_type.starts_with("application/atom+xml") ||
           content_type.starts_with("image/svg+xml");
}

}  // namespace

std::string gzip(std::string_view content)
{
    constexpr int level = 5;         // half again as fast as 6 for pages, about as small
    constexpr int gzip_window = 31;  // 15 bits, and a gzip header
    constexpr int memory_level = 8;
    z_stream stream{};
    base::ensure(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) == Z_OK,
                 "zlib has memory to work with");
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    auto const end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    base::ensure(end == Z_STREAM_END, "deflateBound is room enough");
    return packed;
}

void compress(Response& response, Fields const& request_headers)
{
    constexpr std::size_t worthwhile = 1024;
    if (response.body.size() <= worthwhile || response.headers.has("Content-Encoding") ||
        !is_compressible(response.headers.get("Content-Type")))
        return;
    response.headers.add("Vary", "Accept-Encoding");
    if (!request_headers.lists("Accept-Encoding", "gzip"))
        return;
    response.body = gzip(response.body);
    response.headers.set("Content-Encoding", "gzip");
    if (std::string const tag{response.headers.get("ETag")}; tag.starts_with('"'))
        response.headers.set("ETag", "W/" + tag);  // other bytes than those that the tag was made for
}

}  // namespace http
