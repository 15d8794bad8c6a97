#pragma once

#include "platform/console/console.hpp"

#include <chrono>
#include <string>

namespace report {

// "128/1000 files, 64 a second, 14 s left" as one line of text.
[[nodiscard]] std::string progress_text(config::Texts const& texts, std::size_t done, std::size_t all,
                                        std::chrono::milliseconds elapsed);

// A line on the terminal that says how far a batch is; nothing when err is no terminal or there is one file only.
class Progress {
public:
    Progress(console::Console const& console, std::size_t all);
    ~Progress() { hide(); }
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    void add_done() { ++done_; }
    void set_all(std::size_t all) { all_ = all; }  // archives hold more than was known
    // Draws the line anew, a few times a second at most.
    void show();
    // Takes the line away, before other text is printed.
    void hide();

private:
    using Clock = std::chrono::steady_clock;

    console::Console const& console_;
    std::size_t all_;
    std::size_t done_ = 0;
    Clock::time_point start_ = Clock::now();
    Clock::time_point shown_{};
    bool visible_ = false;
};

}  // namespace report
