#include "platform/sql/rows.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <iterator>

namespace sql {

Value const& Row::operator[](std::string_view column) const
{
    auto const& columns = rows_->columns_;
    auto const found = std::find(columns.begin(), columns.end(), column);
    base::ensure(found != columns.end(), "the statement returns the column that is asked for");
    base::ensure(index_ < rows_->size(), "the row that is asked for is there");
    return rows_->values_[index_ * columns.size() + static_cast<std::size_t>(found - columns.begin())];
}

base::Date Row::date(std::string_view column) const
{
    auto const date = base::parse_date(text(column));
    base::ensure(date.has_value(), "the column holds a date");
    return *date;
}

std::optional<std::int64_t> Row::maybe_integer(std::string_view column) const
{
    auto const& value = (*this)[column];
    return value.is_null() ? std::nullopt : std::optional{value.integer()};
}

std::optional<std::string> Row::maybe_text(std::string_view column) const
{
    auto const& value = (*this)[column];
    return value.is_null() ? std::nullopt : std::optional{value.text()};
}

std::optional<base::Date> Row::maybe_date(std::string_view column) const
{
    return (*this)[column].is_null() ? std::nullopt : std::optional{date(column)};
}

void Rows::add(Values&& values)
{
    base::ensure(values.size() == columns_.size(), "a row has a value for each column");
    values_.insert(values_.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
}

}  // namespace sql
