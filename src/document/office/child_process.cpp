#include "document/office/child_process.hpp"

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace document::office {
namespace {

// Owns the settings of one start.
class Settings {
public:
    Settings()
    {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
        posix_spawnattr_setpgroup(&attributes_, 0);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
    }
    ~Settings()
    {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    Settings(Settings const&) = delete;
    Settings& operator=(Settings const&) = delete;

    posix_spawn_file_actions_t const* files() const { return &files_; }
    posix_spawnattr_t const* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

ChildOutcome wait_for(pid_t child, std::chrono::milliseconds limit)
{
    using namespace std::chrono_literals;
    auto const deadline = std::chrono::steady_clock::now() + limit;
    for (auto pause = 2ms;; pause = std::min(pause * 2, 50ms)) {
        int status = 0;
        auto const ended = waitpid(child, &status, WNOHANG);
        if (ended == child) {
            kill(-child, SIGKILL);  // what the program may have left behind
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildOutcome::succeeded : ChildOutcome::failed;
        }
        if (ended < 0)
            return ChildOutcome::failed;
        if (std::chrono::steady_clock::now() >= deadline) {
            kill(-child, SIGKILL);
            waitpid(child, &status, 0);
            return ChildOutcome::timed_out;
        }
        std::this_thread::sleep_for(pause);
    }
}

}  // namespace

ChildOutcome run_child(std::string const& program, std::vector<std::string> const& arguments,
                       std::chrono::milliseconds limit)
{
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (auto const& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);

    Settings const settings;
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), settings.files(), settings.attributes(), words.data(), environ) != 0)
        return ChildOutcome::not_started;
    return wait_for(child, limit);
}

}  // namespace document::office
