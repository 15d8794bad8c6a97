#pragma once

#include "base/json_fwd.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace requests {

// One step of a progressive tariff: requests or pages `from` to `to` cost `price` yuan each.
struct FeeTier {
    std::int64_t from = 1;
    std::optional<std::int64_t> to;  // none: and all behind
    std::int64_t price = 0;
};

// Steps of equal length that go on behind the tiers, each dearer than the one before.
struct FeeContinuation {
    std::int64_t from = 0;
    std::int64_t block = 0;
    std::int64_t first_price = 0;
    std::int64_t increment = 0;
};

struct Tariff {
    std::vector<FeeTier> tiers;  // one behind the other, from 1
    std::optional<FeeContinuation> continuation;
};

// The two tariffs of the processing fee; an agency takes one of them for each request (国办函〔2020〕109号 第三条).
struct FeeSchedule {
    Tariff by_piece;   // requests of one applicant in one calendar month
    Tariff by_volume;  // pages of one request
    std::string basis; // 国办函〔2020〕109号
};

// Reads data/fees.json; refused when the steps leave a gap, overlap, or contradict the continuation.
[[nodiscard]] base::Result<FeeSchedule> parse_fee_schedule(base::Json const& json);

// What falls into one tier.
struct FeeLine {
    std::int64_t from = 0;
    std::int64_t to = 0;  // the last one charged in this tier
    std::int64_t price = 0;

    [[nodiscard]] std::int64_t amount() const { return (to - from + 1) * price; }
};

struct ProcessingFee {
    std::vector<FeeLine> lines;  // every tier that is reached, free ones too
    std::int64_t total = 0;      // yuan
};

// The fee for the requests 1 to `count`, or the pages 1 to `count`. Refused below 1 and above 100,000.
[[nodiscard]] base::Result<ProcessingFee> processing_fee(Tariff const& tariff, std::int64_t count);

}  // namespace requests
