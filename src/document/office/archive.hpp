#pragma once

#include "base/result.hpp"
#include "document/limits.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace document {

// Unpacks one member when called, inside the visitor only; a refusal concerns that member alone.
using MemberBytes = std::function<base::Result<std::string>()>;
// `name` is UTF-8, parted by '/', never leads out of the archive. A refusal ends the walk and is its outcome.
using MemberVisitor = std::function<base::Result<void>(std::string_view name, MemberBytes const& bytes)>;

// Visits the files of a ZIP, TAR or TAR.GZ in their order as if it were a folder. An archive inside is walked too
// ("inner.zip/a.html"), one inside that is not: its bytes are refused with `archive.nested`. Folders, links and what
// macOS adds are passed over. A name that leads out of the archive is shortened and its bytes refused
// (`archive.unsafe-name`). The limits count over the whole walk.
[[nodiscard]] base::Result<void> for_each_member(std::string_view archive, Limits const& limits,
                                                 MemberVisitor const& visit);

}  // namespace document
