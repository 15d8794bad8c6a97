#include "document/text/data_uri.hpp"

#include "document/text/transfer_coding.hpp"

namespace document {

std::string decode_data_uri(std::string_view address)
{
    constexpr std::string_view mark = ";base64,";
    auto const begin = address.find(mark);
    if (!address.starts_with("data:image/") || begin == std::string_view::npos)
        return {};
    return decode_base64(address.substr(begin + mark.size()));
}

}  // namespace document
