#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// True when both are the same but for the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);

// `text` without the spaces and tabs around it.
[[nodiscard]] std::string_view trim_blanks(std::string_view text);

// Header fields in the order they were given. Names are compared without regard to case; a control character in a value
// becomes a space, so that no value can begin a header line of its own.
class Fields {
public:
    using Entry = std::pair<std::string, std::string>;

    void add(std::string_view name, std::string_view value);
    // Replaces those of that name.
    void set(std::string_view name, std::string_view value);
    void set_if_absent(std::string_view name, std::string_view value);

    // The first of that name; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
    // True when the comma-separated list of that name holds the word.
    [[nodiscard]] bool lists(std::string_view name, std::string_view word) const;

    [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

// Names and values of a query, a form, a path or the parameters of a header field, in the order they came.
class Parameters {
public:
    using Entry = std::pair<std::string, std::string>;

    void add(std::string name, std::string value) { entries_.emplace_back(std::move(name), std::move(value)); }

    // The first of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    // The same; empty when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view{}); }
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;

    [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }

private:
    std::vector<Entry> entries_;
};

}  // namespace http
