#pragma once

#include "platform/files/file_type.hpp"

namespace files {

// What a PDF holds beside its pages: scripts, actions that start something, files. One that cannot be looked into is opaque.
[[nodiscard]] std::set<FileTrait> pdf_traits(std::string_view pdf);

}  // namespace files
