#pragma once

#include <string>
#include <string_view>

namespace document {

// The bytes of a picture written into its own address ("data:image/png;base64,…"); empty for any other address.
[[nodiscard]] std::string decode_data_uri(std::string_view address);

}  // namespace document
