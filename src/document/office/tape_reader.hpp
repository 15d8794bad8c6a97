#pragma once

#include "document/office/package.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace document::office {

// What a walk over an archive and those inside it has used up.
struct WalkBudget {
    std::shared_ptr<UnpackBudget> unpacked = std::make_shared<UnpackBudget>();
    std::size_t entries = 0;
};

using TapeVisitor =
    std::function<base::Result<void>(std::string const& name, std::function<base::Result<std::string>()> const& bytes)>;

// Visits the regular files of a TAR or TAR.GZ, names as they stand there.
[[nodiscard]] base::Result<void> walk_tape(std::string_view bytes, Limits const& limits, WalkBudget& budget,
                                           TapeVisitor const& visit);

}  // namespace document::office
