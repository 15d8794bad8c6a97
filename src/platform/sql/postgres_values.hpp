#pragma once

#include "platform/sql/rows.hpp"

#include <libpq-fe.h>

namespace sql {

// Values as libpq takes them: text in its textual form, bytes in their binary one. The server infers the types. Points into
// the values, which must outlive it.
class Parameters {
public:
    explicit Parameters(Values const& values);
    Parameters(Parameters const&) = delete;
    Parameters& operator=(Parameters const&) = delete;

    [[nodiscard]] int count() const { return static_cast<int>(starts_.size()); }
    [[nodiscard]] char const* const* starts() const { return starts_.data(); }
    [[nodiscard]] int const* lengths() const { return lengths_.data(); }
    [[nodiscard]] int const* formats() const { return formats_.data(); }

private:
    void add(std::monostate);
    void add(std::int64_t number);
    void add(double number);
    void add(std::string const& text);
    void add(Blob const& blob);
    void add(char const* start, std::size_t length, int format);

    std::vector<std::string> numbers_;
    std::vector<char const*> starts_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

[[nodiscard]] Rows empty_rows(PGresult const& result);
[[nodiscard]] Values row_of(PGresult const& result, int row);

}  // namespace sql
