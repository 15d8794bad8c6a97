#include "platform/process/interrupt.hpp"

#include <csignal>

namespace process {
namespace {

// A signal handler can reach nothing but what is static.
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

void on_signal(int)
{
    stop_asked = true;
}

}  // namespace

InterruptWatch::InterruptWatch()
{
    stop_asked = false;
    struct sigaction action{};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

InterruptWatch::~InterruptWatch()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

std::atomic<bool> const& InterruptWatch::stopped() const
{
    return stop_asked;
}

}  // namespace process
