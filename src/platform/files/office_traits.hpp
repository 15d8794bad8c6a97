#pragma once

#include "platform/files/file_type.hpp"

namespace files {

// Which office document a zip file is, if it is one, and what it holds beside its text. Looks at what office programs go by:
// the central directory, the content types, the relations.
[[nodiscard]] FileType packed_type(std::string_view zip);

}  // namespace files
