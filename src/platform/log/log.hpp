#pragma once

#include "platform/clock/clock.hpp"

#include <cstdint>
#include <functional>

namespace logs {

// One entry of a log: an event and what belongs to it, as an object of JSON. Holds no personal data: no addresses of pages
// with what was typed into them, no names, no bound values.
class Line {
public:
    explicit Line(std::string_view event);
    Line& text(std::string_view name, std::string_view value);
    Line& number(std::string_view name, std::int64_t value);
    // With three decimals.
    Line& milliseconds(std::string_view name, std::chrono::nanoseconds value);

    [[nodiscard]] std::string const& members() const { return members_; }

private:
    std::string members_;
};

// Lines of JSON, from any number of threads.
class Log {
public:
    using Sink = std::function<void(std::string_view line)>;  // a whole line with its end; called by any thread

    Log(clocks::Clock const& clock, Sink sink) : clock_{clock}, sink_{std::move(sink)} {}
    void write(Line const& line) const;

private:
    clocks::Clock const& clock_;
    Sink sink_;
};

// Each line in one write, so that lines of several threads and processes do not mix.
[[nodiscard]] Log::Sink to_descriptor(int descriptor);

}  // namespace logs
