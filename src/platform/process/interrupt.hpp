#pragma once

#include <atomic>

namespace process {

// While it lives, the first Ctrl-C (SIGINT) or SIGTERM only sets a flag; the second ends the process as ever.
// One at a time.
class InterruptWatch {
public:
    InterruptWatch();
    ~InterruptWatch();
    InterruptWatch(InterruptWatch const&) = delete;
    InterruptWatch& operator=(InterruptWatch const&) = delete;

    [[nodiscard]] std::atomic<bool> const& stopped() const;
};

}  // namespace process
