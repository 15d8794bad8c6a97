#include "requests/domain/fee_notice.hpp"

namespace requests {

Result<std::int64_t> fee_between(FeeMeasure measure, std::int64_t first, std::int64_t last, FeeSchedule const& schedule)
{
    if (first < 1 || last < first)
        return base::fail(base::ErrorKind::invalid_input, "fee.bad-range",
                          "A fee is for the pages or requests from {first} to {last}.",
                          {{"first", std::to_string(first)}, {"last", std::to_string(last)}});
    auto const& tariff = measure == FeeMeasure::by_piece ? schedule.by_piece : schedule.by_volume;
    auto const all = processing_fee(tariff, last);
    if (!all)
        return tl::unexpected{all.error()};
    return first == 1 ? all->total : all->total - processing_fee(tariff, first - 1)->total;
}

Result<std::vector<Finding>> check_fee_notice(FeeDemanded const& fee, FeeSchedule const& schedule, RequestLaw const& law)
{
    auto const expected = fee_between(fee.measure, fee.first, fee.last, schedule);
    if (!expected)
        return tl::unexpected{expected.error()};
    if (*expected == fee.yuan)
        return {};
    return std::vector{law.finding("fee.amount", {{"expected", std::to_string(*expected)}, {"stated", std::to_string(fee.yuan)}})};
}

}  // namespace requests
