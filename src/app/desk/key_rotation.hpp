#pragma once

#include "app/desk/installation.hpp"

namespace app {

// A new main key in the place of the old one, in steps of which each may be the last before a kill:
// 1. the file holds both keys, the new one first;
// 2. the database says that nothing is sealed under the old one any more;
// 3. the keys of all cases are sealed anew, a few hundred at a time;
// 4. when none lies under the old one, the file forgets it.

// Step 1; the sheet of `next` is on paper by then.
void begin_rotation(InstallationPlace const& place, keys::MainKey const& next);
// Steps 2 to 4, from whichever they had come to. How many keys were sealed anew now; `key.some-do-not-open` keeps the old key.
[[nodiscard]] base::Result<std::int64_t> finish_rotation(InstallationPlace const& place, clocks::Clock const& clock);

}  // namespace app
