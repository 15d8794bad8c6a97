// Serves one small page until Enter is pressed, for wrk and hey to measure: http_serve PORT [IO_THREADS WORKERS]
#include "platform/http/server.hpp"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>

int main(int argc, char** argv)
{
    auto const number = [argc, argv](int at, unsigned long otherwise) {
        return argc > at ? std::strtoul(argv[at], nullptr, 10) : otherwise;
    };
    http::Router router;
    router.get("/office/{agency}/requests/{id}", http::open_to_all,
               [](http::Request const& request) { return http::html("<p>" + request.path_parameter("id") + "</p>"); });
    http::Metrics metrics;
    http::add_operation_routes(router, metrics, [] { return std::nullopt; });
    clocks::SystemClock const clock;
    logs::Log const log{clock, logs::to_descriptor(open("/dev/null", O_WRONLY | O_CLOEXEC))};
    http::Dispatcher const dispatcher{router, metrics, log};

    auto const server = http::Server::start(
        dispatcher, {.port = static_cast<std::uint16_t>(number(1, 0)), .io_threads = number(2, 1), .workers = number(3, 2)});
    if (!server) {
        std::fprintf(stderr, "%s\n", base::to_string(server.error()).c_str());
        return EXIT_FAILURE;
    }
    std::printf("http://127.0.0.1:%d/office/330100/requests/7\n", (*server)->port());
    std::getchar();
    return EXIT_SUCCESS;
}
