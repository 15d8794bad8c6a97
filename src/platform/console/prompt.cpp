#include "platform/console/prompt.hpp"

#include <termios.h>
#include <unistd.h>

namespace console {
namespace {

// While it lives, the terminal shows nothing of what is typed.
class WithoutEcho {
public:
    explicit WithoutEcho(int descriptor) : descriptor_{descriptor}, is_terminal_{tcgetattr(descriptor, &before_) == 0}
    {
        if (!is_terminal_)
            return;
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(descriptor_, TCSAFLUSH, &silent);
    }
    ~WithoutEcho()
    {
        if (is_terminal_)
            tcsetattr(descriptor_, TCSAFLUSH, &before_);
    }
    WithoutEcho(WithoutEcho const&) = delete;
    WithoutEcho& operator=(WithoutEcho const&) = delete;

private:
    int descriptor_;
    termios before_{};
    bool is_terminal_;
};

}  // namespace

std::optional<std::string> read_line(std::istream& in)
{
    std::string line;
    if (!std::getline(in, line))
        return std::nullopt;
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

std::string read_lines(std::istream& in)
{
    std::string lines;
    for (auto line = read_line(in); line && !line->empty(); line = read_line(in))
        lines += *line + '\n';
    return lines;
}

std::optional<std::string> read_secret_line(std::istream& in, int descriptor)
{
    WithoutEcho const silent{descriptor};
    return read_line(in);
}

}  // namespace console
