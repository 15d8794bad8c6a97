#pragma once

#include "base/fault.hpp"
#include "platform/http/fields.hpp"
#include "requests/stored_names.hpp"

namespace requests {

// Reads the query of a list; what is no value of its field is a fault, not passed over.
class QueryReader {
public:
    explicit QueryReader(http::Parameters const& query) : query_{query} {}

    [[nodiscard]] std::string_view text(std::string_view name) const { return query_.get(name); }
    [[nodiscard]] std::optional<Date> day(std::string_view name)
    {
        auto const text = query_.get(name);
        auto const day = base::parse_date(text);
        if (!text.empty() && !day)
            faults_.push_back({std::string{name}, "api.bad-day"});
        return day;
    }
    template <class E>
    [[nodiscard]] std::optional<E> choice(std::string_view name)
    {
        auto const position = position_in(stored_names<E>, name);
        return position ? std::optional{static_cast<E>(*position)} : std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> position_in(std::span<std::string_view const> names, std::string_view name)
    {
        auto const text = query_.get(name);
        if (text.empty())
            return std::nullopt;
        auto const found = std::ranges::find(names, text);
        if (found != names.end())
            return static_cast<std::size_t>(found - names.begin());
        faults_.push_back({std::string{name}, "api.bad-choice", {{"choices", list_of(names)}}});
        return std::nullopt;
    }
    [[nodiscard]] base::Faults& faults() { return faults_; }

private:
    [[nodiscard]] static std::string list_of(std::span<std::string_view const> names)
    {
        std::string list;
        for (auto const name : names)
            list += (list.empty() ? "" : ", ") + std::string{name};
        return list;
    }

    http::Parameters const& query_;
    base::Faults faults_;
};

}  // namespace requests
