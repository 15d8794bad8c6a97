#pragma once

#include "requests/domain/processing_fee.hpp"
#include "requests/domain/request_event.hpp"

namespace requests {

// Yuan for the `first` to `last` request of one applicant in one calendar month, or page of one request. A request has one
// measure (国办函〔2020〕109号 第三条).
[[nodiscard]] Result<std::int64_t> fee_between(FeeMeasure measure, std::int64_t first, std::int64_t last, FeeSchedule const& schedule);

// Whether the notice demands what the tariff says.
[[nodiscard]] Result<std::vector<Finding>> check_fee_notice(FeeDemanded const& fee, FeeSchedule const& schedule,
                                                            RequestLaw const& law);

}  // namespace requests
