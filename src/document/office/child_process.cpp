#include "document/office/child_process.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// Between this process and the program stands a keeper, forked from us. It holds one end of a pipe; when the other end is
// closed, by us or by our death of whatever kind, it kills the program with all that it has started, and removes the folder.
// Keeper and program do nothing that is not allowed after a fork of a process with threads.
namespace document::office {
namespace {

constexpr int exit_not_started = 125;
constexpr int exit_failed = 1;

struct Start {
    char const* program;
    char* const* words;
    char const* folder;
};

// Open files and signal handlers are ours, not theirs.
void forget_surroundings(int kept)
{
    for (int signal = 1; signal < NSIG; ++signal)
        std::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    if (kept > 3)
        close_range(3, static_cast<unsigned>(kept - 1), 0);
    close_range(static_cast<unsigned>(kept + 1), ~0U, 0);
    auto const nothing = open("/dev/null", O_RDWR);
    for (auto const standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        dup2(nothing, standard);
}

// More than any conversion of a report needs; hostile files make LibreOffice ask for all there is.
void bound_program()
{
    constexpr rlim_t gigabyte = rlim_t{1} << 30;
    auto const bound = [](auto resource, rlim_t most) {
        rlimit const limit{most, most};
        setrlimit(resource, &limit);
    };
    bound(RLIMIT_CORE, 0);
    bound(RLIMIT_FSIZE, gigabyte);
    bound(RLIMIT_DATA, 2 * gigabyte);
}

[[noreturn]] void become_program(Start const& start)
{
    setpgid(0, 0);
    bound_program();
    execv(start.program, start.words);
    _exit(exit_not_started);
}

[[noreturn]] void remove_folder(char const* folder)
{
    std::array<char, 3> name{"rm"};
    std::array<char, 4> how{"-rf"};
    std::array<char*, 4> words{name.data(), how.data(), const_cast<char*>(folder), nullptr};
    execv("/bin/rm", words.data());
    _exit(exit_failed);
}

[[noreturn]] void keep(Start const& start, int life)
{
    setpgid(0, 0);
    forget_surroundings(life);
    auto const program = fork();
    if (program < 0)
        _exit(exit_not_started);
    if (program == 0)
        become_program(start);
    for (int status = 0;;) {
        constexpr int pause = 20;  // milliseconds
        pollfd watched{life, POLLIN, 0};
        auto const released = poll(&watched, 1, pause) > 0;
        auto const ended = waitpid(program, &status, WNOHANG) == program;
        if (!ended && !released)
            continue;
        kill(-program, SIGKILL);  // also what the program has left behind
        kill(program, SIGKILL);   // it may not have its group yet
        if (ended)
            _exit(WIFEXITED(status) ? WEXITSTATUS(status) : exit_failed);
        waitpid(program, &status, 0);
        remove_folder(start.folder);
    }
}

ChildOutcome wait_for(pid_t keeper, int life, std::chrono::milliseconds limit)
{
    using namespace std::chrono_literals;
    auto const deadline = std::chrono::steady_clock::now() + limit;
    auto in_time = true;
    int status = 0;
    for (auto pause = 2ms;; pause = std::min(pause * 2, 50ms)) {
        auto const ended = waitpid(keeper, &status, WNOHANG);
        if (ended == keeper)
            break;
        if (ended < 0 && errno != EINTR)
            return ChildOutcome::failed;
        if (in_time && std::chrono::steady_clock::now() >= deadline) {
            in_time = false;
            close(life);
        }
        poll(nullptr, 0, static_cast<int>(pause.count()));
    }
    if (!in_time)
        return ChildOutcome::timed_out;
    close(life);
    if (WIFEXITED(status) && WEXITSTATUS(status) == exit_not_started)
        return ChildOutcome::not_started;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? ChildOutcome::succeeded : ChildOutcome::failed;
}

}  // namespace

ChildOutcome run_child(std::string const& program, std::vector<std::string> const& arguments,
                       std::string const& folder, std::chrono::milliseconds limit)
{
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (auto const& argument : arguments)
        words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);

    std::array<int, 2> life{};
    if (pipe2(life.data(), O_CLOEXEC) != 0)
        return ChildOutcome::not_started;
    auto const keeper = fork();
    if (keeper == 0)
        keep({program.c_str(), words.data(), folder.c_str()}, life[0]);
    close(life[0]);
    if (keeper < 0) {
        close(life[1]);
        return ChildOutcome::not_started;
    }
    return wait_for(keeper, life[1], limit);
}

}  // namespace document::office
