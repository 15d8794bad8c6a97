#include "requests/domain/processing_fee.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::Json;

constexpr std::int64_t most_charged = 100'000;  // more is a typing error

tl::unexpected<base::Error> malformed(std::string tariff)
{
    return base::fail(base::ErrorKind::invalid_input, "fee.malformed",
                      "fees.json is malformed: the steps of {tariff} must follow one another from 1",
                      {{"tariff", std::move(tariff)}});
}

std::optional<std::int64_t> number(Json const& json, char const* name)
{
    auto const found = json.find(name);
    return found != json.end() && found->is_number_integer() ? std::optional{found->get<std::int64_t>()} : std::nullopt;
}

std::optional<FeeTier> parse_tier(Json const& json, char const* price_name)
{
    auto const from = number(json, "from");
    auto const price = number(json, price_name);
    if (!from || !price || *price < 0)
        return std::nullopt;
    return FeeTier{*from, number(json, "to"), *price};
}

std::optional<FeeContinuation> parse_continuation(Json const& json)
{
    auto const from = number(json, "from");
    auto const block = number(json, "block");
    auto const first = number(json, "first_block_per_item");
    auto const increment = number(json, "increment_per_block");
    if (!from || !block || !first || !increment || *block < 1 || *first < 0 || *increment < 0)
        return std::nullopt;
    return FeeContinuation{*from, *block, *first, *increment};
}

// The step of the continuation in which `number` falls.
FeeTier continued(FeeContinuation const& continuation, std::int64_t number)
{
    auto const step = (number - continuation.from) / continuation.block;
    auto const from = continuation.from + step * continuation.block;
    return {from, from + continuation.block - 1, continuation.first_price + step * continuation.increment};
}

bool follow_one_another(std::vector<FeeTier> const& tiers)
{
    std::int64_t next = 1;
    for (auto const& tier : tiers) {
        if (tier.from != next || (tier.to && *tier.to < tier.from) || (!tier.to && &tier != &tiers.back()))
            return false;
        next = tier.to.value_or(tier.from) + 1;
    }
    return !tiers.empty();
}

// Tiers that repeat a step of the continuation, as an illustration, must say the same; they are then dropped.
bool drop_repeated(Tariff& tariff)
{
    auto& tiers = tariff.tiers;
    if (!tariff.continuation)
        return !tiers.back().to;  // nothing may lie behind the last tier
    auto const repeated =
        std::find_if(tiers.begin(), tiers.end(), [&](auto const& t) { return t.from >= tariff.continuation->from; });
    auto const agree = std::all_of(repeated, tiers.end(), [&](auto const& tier) {
        auto const step = continued(*tariff.continuation, tier.from);
        return step.from == tier.from && step.to == tier.to && step.price == tier.price;
    });
    tiers.erase(repeated, tiers.end());
    return agree && !tiers.empty() && tiers.back().to == tariff.continuation->from - 1;
}

base::Result<Tariff> parse_tariff(Json const& json, std::string const& name, char const* price_name)
{
    auto const entry = json.find(name);
    if (entry == json.end() || !entry->contains("tiers") || !entry->at("tiers").is_array())
        return malformed(name);
    Tariff tariff;
    for (auto const& item : entry->at("tiers")) {
        auto const tier = parse_tier(item, price_name);
        if (!tier)
            return malformed(name);
        tariff.tiers.push_back(*tier);
    }
    if (auto const more = entry->find("continuation"); more != entry->end()) {
        tariff.continuation = parse_continuation(*more);
        if (!tariff.continuation)
            return malformed(name);
    }
    if (!follow_one_another(tariff.tiers) || !drop_repeated(tariff))
        return malformed(name);
    return tariff;
}

FeeTier tier_of(Tariff const& tariff, std::int64_t number)
{
    for (auto const& tier : tariff.tiers)
        if (!tier.to || number <= *tier.to)
            return tier;
    return continued(*tariff.continuation, number);
}

}  // namespace

base::Result<FeeSchedule> parse_fee_schedule(Json const& json)
{
    auto by_piece = parse_tariff(json, "by_piece", "per_item");
    if (!by_piece)
        return tl::unexpected{by_piece.error()};
    auto by_volume = parse_tariff(json, "by_volume", "per_page");
    if (!by_volume)
        return tl::unexpected{by_volume.error()};
    auto const basis = json.find("doc_no");
    return FeeSchedule{std::move(*by_piece), std::move(*by_volume),
                       basis != json.end() && basis->is_string() ? basis->get<std::string>() : std::string{}};
}

base::Result<ProcessingFee> processing_fee(Tariff const& tariff, std::int64_t count)
{
    if (count < 1 || count > most_charged)
        return base::fail(base::ErrorKind::invalid_input, "fee.count-out-of-range",
                          "the number of requests or pages must be from 1 to {most}",
                          {{"most", std::to_string(most_charged)}});
    ProcessingFee fee;
    for (std::int64_t next = 1; next <= count;) {
        auto const tier = tier_of(tariff, next);
        auto const last = std::min(count, tier.to.value_or(count));
        fee.lines.push_back({next, last, tier.price});
        fee.total += fee.lines.back().amount();
        next = last + 1;
    }
    return fee;
}

}  // namespace requests
