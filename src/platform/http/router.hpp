#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <functional>
#include <map>
#include <span>

namespace http {

using Handler = std::function<Response(Request const&)>;

// What a route needs when it needs nobody's permission.
inline constexpr std::string_view open_to_all = "open to all";

// Room for any form; a route that takes files asks for more.
inline constexpr std::size_t default_body_limit = 256UL * 1024;

struct Route {
    std::string method;
    std::string pattern;  // "/office/{agency}/requests/{id}"
    std::string needs;    // who may use it, in words: for the listing of routes
    Handler handler;
    std::size_t body_limit = default_body_limit;  // bytes
};

// What a router knows about a method and a path.
struct Match {
    Route const* route = nullptr;  // none: 404, or 405 when other methods are allowed
    std::vector<std::string> allowed = {};
};

// All routes of the program. Where a path fits a literal and a {name}, the literal wins; two patterns of which neither is
// the more particular one are our own mistake, found when the second is added.
class Router {
public:
    Router() = default;
    Router(Router const&) = delete;
    Router& operator=(Router const&) = delete;

    void get(std::string_view pattern, std::string_view needs, Handler handler);
    void post(std::string_view pattern, std::string_view needs, Handler handler);
    void add(Route route);

    // A HEAD is matched as a GET.
    [[nodiscard]] Match match(std::string_view method, std::span<std::string const> segments) const;
    // In the order they were added. Pointers to them last until another is added.
    [[nodiscard]] std::span<Route const> routes() const { return routes_; }

private:
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        std::vector<std::size_t> routes;  // by method
    };
    struct Search {
        std::string_view method;
        std::span<std::string const> segments;
        std::vector<std::string> allowed;
    };

    Route const* find(Node const& node, std::size_t depth, Search& search) const;

    std::vector<Route> routes_;
    Node root_;
};

// The values at the {names} of the pattern that the segments fit.
[[nodiscard]] Parameters path_parameters(std::string_view pattern, std::span<std::string const> segments);

}  // namespace http
