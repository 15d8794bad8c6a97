#pragma once

#include "base/result.hpp"
#include "platform/config/texts.hpp"

#include <ostream>
#include <string>
#include <string_view>

// What a command of the command line writes to, and how it ends.
namespace console {

// How a command ended that was not refused. Becomes an exit code in app/ only.
enum class Outcome {
    good,
    errors_found,  // the reports were read and break a rule
    unreadable,    // one file or more could not be read; wins over errors_found
    interrupted,   // stopped by the person before its end
};

enum class Style { heading, error, warning, info, good, faint };

struct Console {
    std::ostream& out;
    std::ostream& err;
    config::Texts const& texts;
    bool out_is_terminal = false;
    bool err_is_terminal = false;

    // The text in colour where `out` is a terminal.
    [[nodiscard]] std::string styled(Style style, std::string_view text) const;
    // "warning: …" on err.
    void warn(base::Error const& warning) const;
};

// The text, filled with spaces up to `columns` columns of a terminal.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);
[[nodiscard]] std::string padded_left(std::string_view text, std::size_t columns);

}  // namespace console
