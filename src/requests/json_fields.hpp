#pragma once

#include "base/json.hpp"
#include "requests/stored_names.hpp"

#include <map>
#include <variant>

// A value to JSON and back by one list of its fields: each type has a function `fields(archive, value)` beside this, which
// calls archive("name", value.member) for each. What is read was written by us: anything else ends with an exception.
namespace requests {

template <class T, class U>
concept Same = std::same_as<std::remove_const_t<T>, U>;

// A value to be read into. Days have no default, so one that does not matter stands in their place.
template <class T>
T blank()
{
    constexpr auto no_day = std::chrono::sys_days{};
    if constexpr (std::same_as<T, Date>)
        return Date{no_day};
    else if constexpr (std::is_default_constructible_v<T>)
        return T{};
    else if constexpr (std::same_as<T, Registered>)
        return {.key = {}, .intake = {.number = {}, .channel = {}, .applicant_kind = {}, .arrived_on = Date{no_day}}};
    else if constexpr (std::same_as<T, PeriodExtended>)
        return {.approved_on = Date{no_day}, .approved_by = {}};
    else
        return T{Date{no_day}};
}

template <class Variant, std::size_t Index = 0>
Variant blank_alternative(std::size_t index)
{
    if constexpr (Index + 1 < std::variant_size_v<Variant>)
        if (index != Index)
            return blank_alternative<Variant, Index + 1>(index);
    return Variant{std::in_place_index<Index>, blank<std::variant_alternative_t<Index, Variant>>()};
}

template <class T>
concept Plain = std::same_as<T, std::string> || std::integral<T> || std::same_as<T, std::map<std::string, std::string, std::less<>>>;

template <Plain T>
base::Json written(T const& value)
{
    return value;
}
inline base::Json written(Actor const& value)
{
    return value.id;
}
inline base::Json written(Date value)
{
    return to_string(value);
}
template <class Tag>
base::Json written(base::Id<Tag> value)
{
    return value.value;
}
template <class E>
    requires std::is_enum_v<E>
base::Json written(E value)
{
    return stored_name(value);
}
template <class T>
base::Json written(std::optional<T> const& value);
template <class T>
base::Json written(std::vector<T> const& values);

struct JsonWriter {
    base::Json& json;

    template <class T>
    void operator()(char const* name, T const& value) const
    {
        json[name] = written(value);
    }
};

template <class T>
    requires requires(JsonWriter archive, T const& value) { fields(archive, value); }
base::Json written(T const& value)
{
    auto json = base::Json::object();
    fields(JsonWriter{json}, value);
    return json;
}
template <class T>
base::Json written(std::optional<T> const& value)
{
    return value ? written(*value) : base::Json{};
}
template <class T>
base::Json written(std::vector<T> const& values)
{
    auto json = base::Json::array();
    for (auto const& value : values)
        json.push_back(written(value));
    return json;
}

template <Plain T>
void read(base::Json const& json, T& value)
{
    json.get_to(value);
}
inline void read(base::Json const& json, Actor& value)
{
    json.get_to(value.id);
}
inline void read(base::Json const& json, Date& value)
{
    auto const date = base::parse_date(json.get<std::string>());
    base::ensure(date.has_value(), "a day that we stored exists");
    value = *date;
}
template <class Tag>
void read(base::Json const& json, base::Id<Tag>& value)
{
    json.get_to(value.value);
}
template <class E>
    requires std::is_enum_v<E>
void read(base::Json const& json, E& value)
{
    value = from_stored_name<E>(json.get<std::string>());
}
template <class T>
void read(base::Json const& json, std::optional<T>& value);
template <class T>
void read(base::Json const& json, std::vector<T>& values);

struct JsonReader {
    base::Json const& json;

    template <class T>
    void operator()(char const* name, T& value) const
    {
        read(json.at(name), value);
    }
};

template <class T>
    requires requires(JsonReader archive, T& value) { fields(archive, value); }
void read(base::Json const& json, T& value)
{
    fields(JsonReader{json}, value);
}
template <class T>
void read(base::Json const& json, std::optional<T>& value)
{
    value.reset();
    if (!json.is_null())
        read(json, value.emplace(blank<T>()));
}
template <class T>
void read(base::Json const& json, std::vector<T>& values)
{
    values.clear();
    for (auto const& entry : json)
        read(entry, values.emplace_back(blank<T>()));
}

}  // namespace requests
