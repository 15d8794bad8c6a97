#include "platform/http/router.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace http {
namespace {

bool is_name(std::string_view segment)
{
    return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

std::vector<std::string_view> split(std::string_view pattern)
{
    std::vector<std::string_view> segments;
    base::ensure(pattern.starts_with('/'), "a pattern begins with a slash");
    for (auto rest = pattern.substr(1); !rest.empty();) {
        auto const end = std::min(rest.find('/'), rest.size());
        segments.push_back(rest.substr(0, end));
        base::ensure(end > 0 && end + 1 != rest.size(), "a pattern has no empty segment");
        base::ensure(is_name(segments.back()) || segments.back().find_first_of("{}") == std::string_view::npos,
                     "a name in a pattern is a whole segment");
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return segments;
}

// True when some path fits both and neither is the more particular one.
bool are_ambiguous(std::string_view left, std::string_view right)
{
    auto const a = split(left);
    auto const b = split(right);
    if (a.size() != b.size())
        return false;
    bool left_is_wider = false;
    bool right_is_wider = false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!is_name(a[i]) && !is_name(b[i]) && a[i] != b[i])
            return false;
        left_is_wider |= is_name(a[i]) && !is_name(b[i]);
        right_is_wider |= is_name(b[i]) && !is_name(a[i]);
    }
    return left_is_wider == right_is_wider;
}

}  // namespace

void Router::get(std::string_view pattern, std::string_view needs, Handler handler)
{
    add({.method = "GET", .pattern = std::string{pattern}, .needs = std::string{needs}, .handler = std::move(handler)});
}

void Router::post(std::string_view pattern, std::string_view needs, Handler handler)
{
    add({.method = "POST", .pattern = std::string{pattern}, .needs = std::string{needs}, .handler = std::move(handler)});
}

void Router::add(Route route)
{
    base::ensure(!route.needs.empty(), "a route says who may use it");
    base::ensure(std::none_of(routes_.begin(), routes_.end(),
                              [&](Route const& other) {
                                  return other.method == route.method && are_ambiguous(other.pattern, route.pattern);
                              }),
                 "no path fits two patterns equally well");
    auto* node = &root_;
    for (auto const segment : split(route.pattern)) {
        auto& next = is_name(segment) ? node->parameter : node->literals[std::string{segment}];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    node->routes.push_back(routes_.size());
    routes_.push_back(std::move(route));
}

Match Router::match(std::string_view method, std::span<std::string const> segments) const
{
    Search search{.method = method == "HEAD" ? "GET" : method, .segments = segments, .allowed = {}};
    auto const* const route = find(root_, 0, search);
    return {.route = route, .allowed = std::move(search.allowed)};
}

Route const* Router::find(Node const& node, std::size_t depth, Search& search) const
{
    if (depth == search.segments.size()) {
        for (auto const index : node.routes) {
            auto const& route = routes_[index];
            if (route.method == search.method)
                return &route;
            if (std::find(search.allowed.begin(), search.allowed.end(), route.method) == search.allowed.end())
                search.allowed.push_back(route.method);
        }
        return nullptr;
    }
    auto const& segment = search.segments[depth];
    if (auto const literal = node.literals.find(segment); literal != node.literals.end())
        if (auto const* const route = find(*literal->second, depth + 1, search))
            return route;
    // An empty segment is no value.
    return node.parameter && !segment.empty() ? find(*node.parameter, depth + 1, search) : nullptr;
}

Parameters path_parameters(std::string_view pattern, std::span<std::string const> segments)
{
    Parameters parameters;
    auto const parts = split(pattern);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (is_name(parts[i]))
            parameters.add(std::string{parts[i].substr(1, parts[i].size() - 2)}, segments[i]);
    return parameters;
}

}  // namespace http
