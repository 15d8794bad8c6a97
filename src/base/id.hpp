#pragma once

#include <compare>
#include <cstdint>

namespace base {

// A number that names a thing of one kind; ids of different kinds do not mix.
template <class Tag>
struct Id {
    std::int64_t value = 0;

    friend auto operator<=>(Id, Id) = default;
};

// The agency is part of every key, so that a subtree of agencies can be a shard.
using AgencyId = Id<struct AgencyTag>;

}  // namespace base
