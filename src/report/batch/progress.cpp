#include "report/batch/progress.hpp"

#include <algorithm>
#include <cmath>

namespace report {

using namespace std::chrono_literals;

std::string progress_text(config::Texts const& texts, std::size_t done, std::size_t all, std::chrono::milliseconds elapsed)
{
    constexpr std::size_t width = 24;
    auto const filled = all == 0 ? width : std::min(width, width * done / all);
    auto const bar = std::string(filled, '#') + std::string(width - filled, '.');
    auto const seconds = std::max(static_cast<double>(elapsed.count()) / 1000.0, 0.001);
    auto const rate = static_cast<double>(done) / seconds;
    auto const left = done == 0 ? std::string{"?"}
                                : std::to_string(std::lround(static_cast<double>(all - std::min(done, all)) / rate));
    return texts.say("batch.progress", {{"bar", bar},
                                        {"done", std::to_string(done)},
                                        {"all", std::to_string(all)},
                                        {"rate", std::to_string(std::lround(rate))},
                                        {"left", left}});
}

Progress::Progress(console::Console const& console, std::size_t all) : console_{console}, all_{all} {}

void Progress::show()
{
    auto const now = Clock::now();
    if (!console_.err_is_terminal || all_ < 2 || now - shown_ < 200ms)
        return;
    shown_ = now;
    visible_ = true;
    auto const elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
    console_.err << "\r" << progress_text(console_.texts, done_, all_, elapsed) << "\033[K" << std::flush;
}

void Progress::hide()
{
    if (visible_)
        console_.err << "\r\033[K" << std::flush;
    visible_ = false;
}

}  // namespace report
