#pragma once

#include "base/ensure.hpp"
#include "base/names.hpp"
#include "requests/domain/remedy_case.hpp"
#include "requests/domain/request.hpp"
#include "requests/domain/submission.hpp"

#include <array>

// How values of enums stand in the database and in JSON. Never changed once released: rows bear them.
namespace requests {

using namespace std::string_view_literals;

template <class E>
constexpr auto stored_names = nullptr;  // each enum has its own

template <>
inline constexpr std::array stored_names<RequestState>{
    "unconfirmed"sv, "registered"sv, "circulated"sv, "in_progress"sv, "awaiting_correction"sv, "correction_lapsed"sv, "awaiting_payment"sv,
    "payment_lapsed"sv, "decided"sv, "served"sv, "withdrawn"sv, "transferred"sv, "archived"sv};
template <>
inline constexpr std::array stored_names<Awaited>{"answer"sv, "correction"sv, "payment"sv, "nothing"sv};
template <>
inline constexpr std::array stored_names<LetterStage>{"draft"sv, "reviewed"sv, "signed"sv, "numbered"sv, "stamped"sv, "served"sv};
template <>
inline constexpr std::array stored_names<Medium>{"screen"sv, "paper"sv};
template <>
inline constexpr std::array stored_names<Consulted>{"third_party"sv, "co_author"sv, "other_agency"sv};
template <>
inline constexpr std::array stored_names<Opinion>{"consents"sv, "objects_with_ground"sv, "objects_without_ground"sv};
template <>
inline constexpr std::array stored_names<ReasonsFound>{"good"sv, "not_good"sv};
template <>
inline constexpr std::array stored_names<FeeMeasure>{"by_piece"sv, "by_volume"sv};
template <>
inline constexpr std::array stored_names<PowerOfAttorney>{"missing"sv, "on_file"sv};
template <>
inline constexpr std::array stored_names<RemedyKind>{"review"sv, "suit"sv};
template <>
inline constexpr std::array stored_names<RemedyStage>{"filed"sv, "accepted"sv, "decided"sv, "appealed"sv, "appeal_decided"sv};
template <>
inline constexpr std::array stored_names<Procedure>{"ordinary"sv, "simple"sv};
template <>
inline constexpr std::array stored_names<Before>{"nothing"sv, "reconsideration"sv};

template <class E>
[[nodiscard]] constexpr std::string_view stored_name(E value)
{
    return base::name_in(stored_names<E>, value);
}

template <class E>
[[nodiscard]] std::optional<E> parse_stored_name(std::string_view text)
{
    return base::value_named<E>(stored_names<E>, text);
}

// Of a name that we stored ourselves.
template <class E>
[[nodiscard]] E from_stored_name(std::string_view text)
{
    auto const value = parse_stored_name<E>(text);
    base::ensure(value.has_value(), "a name in the database is one that we stored");
    return *value;
}

}  // namespace requests
