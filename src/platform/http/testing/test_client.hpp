#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace http {

// A bare client: sends bytes and shows what comes back, on one connection. Whatever does not come within ten seconds counts
// as closed.
class TestClient {
public:
    explicit TestClient(std::uint16_t port);
    ~TestClient();
    TestClient(TestClient const&) = delete;
    TestClient& operator=(TestClient const&) = delete;

    // False when the other side no longer listens.
    bool send(std::string_view bytes);
    // Says that nothing more will be sent.
    void end_sending();
    // The next answer whole, by its Content-Length; what there is of it when the connection ends before.
    [[nodiscard]] std::string answer();
    // The same to a HEAD.
    [[nodiscard]] std::string head_of_answer();
    // All that still comes until the other side closes.
    [[nodiscard]] std::string rest();

private:
    bool receive();
    std::string take(std::size_t count);

    int socket_ = -1;
    std::string received_;
};

// "GET /path" with a Host and further header lines, each ending in CRLF.
[[nodiscard]] std::string get_message(std::string_view path, std::string_view header_lines = {});
[[nodiscard]] std::string post_message(std::string_view path, std::string_view body);

[[nodiscard]] int status_of_answer(std::string_view answer);
[[nodiscard]] std::string_view body_of_answer(std::string_view answer);

}  // namespace http
