#include "document/page/isolated.hpp"

#include "document/page/document_wire.hpp"
#include "document/page/pdf_reader.hpp"
#include "document/page/picture_reader.hpp"
#include "document/page/refusals.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace document {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char const* child_argument = "--read-pages-as-child";
constexpr int bytes_descriptor = 3;
constexpr int result_descriptor = 4;
constexpr rlim_t memory = rlim_t{3} << 30;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool bounds_memory = false;  // the sanitizer reserves terabytes of addresses
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool bounds_memory = false;
#else
constexpr bool bounds_memory = true;
#endif
#else
constexpr bool bounds_memory = true;
#endif

// A file descriptor that is closed at the end of its life.
class Descriptor {
public:
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int number() const { return number_; }
    void close()
    {
        if (number_ >= 0)
            ::close(number_);
        number_ = -1;
    }

private:
    int number_;
};

base::Error unavailable()
{
    return {base::ErrorKind::unavailable, "document.no-process", "no process could be started to read the file", {}};
}

void bound_this_process(Limits const& limits)
{
    auto const bound = [](auto resource, rlim_t most) {
        rlimit const limit{most, most};
        setrlimit(resource, &limit);
    };
    bound(RLIMIT_CORE, 0);
    bound(RLIMIT_CPU, static_cast<rlim_t>(limits.file_time.count()) + 1);
    if constexpr (bounds_memory)
        bound(RLIMIT_AS, memory);
}

bool write_all(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        auto const written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

using page::PageWork;

base::Result<Document> carry_out(PageWork const& work, std::string_view bytes, Limits const& limits)
{
    switch (work.what) {
    case PageWork::What::read: return work.format == PageFormat::pdf ? read_pdf(bytes, limits) : read_picture(bytes, limits);
    case PageWork::What::measure: return page::measure_pages(work.format, bytes, limits);
    case PageWork::What::draw: return page::draw_page(work.format, bytes, work.drawing, limits);
    case PageWork::What::lines: return page::read_page_lines(work.format, bytes, work.drawing.page, limits);
    }
    return tl::unexpected(unavailable());
}


// What the child does after its start; the exit code. It ends with its parent, however that ends, and with nothing else:
// Ctrl-C is for the parent to answer.
int read_and_send(std::function<base::Result<Document>()> const& read, int descriptor, Limits const& limits)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    bound_this_process(limits);
    try {
        return write_all(descriptor, page::to_wire(read())) ? 0 : 1;
    } catch (std::exception const&) {  // out of memory
        return 1;
    }
}

// Takes what the child sends until it ends or its time is over; nothing for the latter.
std::optional<std::string> receive(int descriptor, Clock::time_point until)
{
    std::string bytes;
    std::array<char, 65536> part;
    for (;;) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        pollfd watched{descriptor, POLLIN, 0};
        auto const ready = left > 0 ? poll(&watched, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return std::nullopt;
        auto const count = ::read(descriptor, part.data(), part.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return bytes;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
}

base::Result<Document> collect(pid_t child, int descriptor, Limits const& limits)
{
    auto const bytes = receive(descriptor, Clock::now() + limits.file_time);
    if (!bytes)
        kill(child, SIGKILL);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    auto const out_of_time = !bytes || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU);
    if (out_of_time)
        return tl::unexpected(over_limit("file_seconds", static_cast<std::size_t>(limits.file_time.count())));
    auto result = page::from_wire(*bytes);
    if (!result)
        return tl::unexpected(page::damaged("its reader ended early"));
    return std::move(*result);
}

// Besides the thread that reads there may be one that waits for it.
bool may_fork()
{
    std::error_code failed;
    auto const threads = std::filesystem::directory_iterator{"/proc/self/task", failed};
    return !failed && std::distance(begin(threads), end(threads)) <= 2;
}

std::vector<std::string> child_arguments(PageWork const& work, std::size_t size, Limits const& limits)
{
    return {"gongkai", child_argument, std::to_string(static_cast<int>(work.format)), std::to_string(size),
            std::to_string(limits.file_bytes), std::to_string(limits.elements), std::to_string(limits.pages),
            std::to_string(limits.pixels), std::to_string(limits.file_time.count()),
            std::to_string(limits.page_time.count()), std::to_string(static_cast<int>(work.what)),
            std::to_string(work.drawing.page), std::to_string(work.drawing.dots_per_inch)};
}

// The numbers of child_arguments again; nothing when they are not all there.
struct Task {
    PageWork work;
    std::size_t size;
    Limits limits;
};

std::optional<Task> parse_task(int argc, char** argv)
{
    if (argc != 13)
        return std::nullopt;
    auto const number = [&](int at) { return static_cast<std::size_t>(std::strtoull(argv[at], nullptr, 10)); };
    PageWork const work{.format = number(2) == 0 ? PageFormat::pdf : PageFormat::picture, .what = static_cast<PageWork::What>(number(10)),
                        .drawing = {.page = static_cast<int>(number(11)), .dots_per_inch = static_cast<int>(number(12))}};
    Task task{work, number(3), {}};
    task.limits.file_bytes = number(4);
    task.limits.elements = number(5);
    task.limits.pages = number(6);
    task.limits.pixels = number(7);
    task.limits.file_time = std::chrono::seconds{number(8)};
    task.limits.page_time = std::chrono::seconds{number(9)};
    return task;
}

}  // namespace

namespace page {

base::Result<Document> fork_and_read(std::function<base::Result<Document>()> const& read, Limits const& limits)
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        return tl::unexpected(unavailable());
    Descriptor const from{ends[0]};
    Descriptor to{ends[1]};
    auto const child = fork();
    if (child < 0)
        return tl::unexpected(unavailable());
    if (child == 0)
        _exit(read_and_send(read, to.number(), limits));
    to.close();
    return collect(child, from.number(), limits);
}

base::Result<Document> start_and_read(PageWork const& work, std::string_view bytes, Limits const& limits)
{
    Descriptor const file{memfd_create("pages", MFD_CLOEXEC)};
    std::array<int, 2> ends{};
    if (file.number() < 0 || !write_all(file.number(), bytes) || pipe2(ends.data(), O_CLOEXEC) != 0)
        return tl::unexpected(unavailable());
    Descriptor const from{ends[0]};
    Descriptor to{ends[1]};
    // Numbers above those that the child expects, so that neither copy overwrites the other's source.
    Descriptor const high_file{fcntl(file.number(), F_DUPFD_CLOEXEC, 10)};
    Descriptor high_to{fcntl(to.number(), F_DUPFD_CLOEXEC, 10)};
    auto arguments = child_arguments(work, bytes.size(), limits);
    std::vector<char*> pointers;
    for (auto& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, high_file.number(), bytes_descriptor);
    posix_spawn_file_actions_adddup2(&actions, high_to.number(), result_descriptor);
    pid_t child = 0;
    auto const failed = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return tl::unexpected(unavailable());
    to.close();
    high_to.close();
    return collect(child, from.number(), limits);
}

}  // namespace page

namespace {

base::Result<Document> carry_out_isolated(PageWork const& work, std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.file_bytes)
        return tl::unexpected(over_limit("file_bytes", limits.file_bytes));
    if (may_fork())
        return page::fork_and_read([&] { return carry_out(work, bytes, limits); }, limits);
    return page::start_and_read(work, bytes, limits);
}

}  // namespace

base::Result<Document> read_isolated(PageFormat format, std::string_view bytes, Limits const& limits)
{
    return carry_out_isolated({format}, bytes, limits);
}

base::Result<Document> measure_isolated(PageFormat format, std::string_view bytes, Limits const& limits)
{
    return carry_out_isolated({format, PageWork::What::measure}, bytes, limits);
}

base::Result<Document> draw_isolated(PageFormat format, std::string_view bytes, page::PageDrawing const& wanted, Limits const& limits)
{
    return carry_out_isolated({format, PageWork::What::draw, wanted}, bytes, limits);
}

base::Result<Document> read_lines_isolated(PageFormat format, std::string_view bytes, int page, Limits const& limits)
{
    return carry_out_isolated({format, PageWork::What::lines, {.page = page}}, bytes, limits);
}

std::optional<int> run_reader_child(int argc, char** argv)
{
    if (argc < 2 || std::string_view{argv[1]} != child_argument)
        return std::nullopt;
    auto const task = parse_task(argc, argv);
    if (!task)
        return 2;
    auto* mapped = task->size == 0 ? nullptr : mmap(nullptr, task->size, PROT_READ, MAP_PRIVATE, bytes_descriptor, 0);
    if (mapped == MAP_FAILED)
        return 2;
    std::string_view const bytes{static_cast<char const*>(mapped), task->size};
    return read_and_send([&] { return carry_out(task->work, bytes, task->limits); }, result_descriptor, task->limits);
}

}  // namespace document
