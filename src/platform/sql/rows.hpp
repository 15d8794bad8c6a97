#pragma once

#include "base/date.hpp"
#include "platform/sql/value.hpp"

#include <ranges>

namespace sql {

class Rows;

// One row, looked at through the Rows it stands in: not to be kept longer than those.
class Row {
public:
    Row(Rows const& rows, std::size_t index) : rows_{&rows}, index_{index} {}

    // By the name of a column of the statement; one that it does not have ends with an exception.
    [[nodiscard]] Value const& operator[](std::string_view column) const;

    [[nodiscard]] std::int64_t integer(std::string_view column) const { return (*this)[column].integer(); }
    [[nodiscard]] std::string const& text(std::string_view column) const { return (*this)[column].text(); }
    [[nodiscard]] std::string const& bytes(std::string_view column) const { return (*this)[column].bytes(); }
    [[nodiscard]] base::Date date(std::string_view column) const;  // of a text "2026-01-05"
    [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::string_view column) const;
    [[nodiscard]] std::optional<std::string> maybe_text(std::string_view column) const;
    [[nodiscard]] std::optional<base::Date> maybe_date(std::string_view column) const;

private:
    Rows const* rows_;
    std::size_t index_;
};

// What a statement returned.
class Rows {
public:
    Rows() = default;
    explicit Rows(std::vector<std::string> columns) : columns_{std::move(columns)} {}

    // Takes the values of one row, one for each column.
    void add(Values&& values);
    void clear() { values_.clear(); }

    [[nodiscard]] std::size_t size() const { return columns_.empty() ? 0 : values_.size() / columns_.size(); }
    [[nodiscard]] bool empty() const { return values_.empty(); }
    [[nodiscard]] Row operator[](std::size_t index) const { return {*this, index}; }
    [[nodiscard]] Row front() const { return {*this, 0}; }
    // The rows as a range, for loops; of Rows that live on while the loop runs.
    void all() const&& = delete;
    [[nodiscard]] auto all() const&
    {
        return std::views::iota(std::size_t{0}, size()) | std::views::transform([this](std::size_t i) { return Row{*this, i}; });
    }

private:
    friend class Row;

    std::vector<std::string> columns_;
    Values values_;  // row by row
};

}  // namespace sql
