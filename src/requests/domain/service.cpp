#include "requests/domain/service.hpp"

namespace requests {

std::optional<Date> service_day(ServiceMode const& mode, ServiceFacts const& facts)
{
    switch (mode.day) {
    case ServiceDay::posted: return facts.posted_on;
    case ServiceDay::signed_for: return facts.signed_on;
    case ServiceDay::arrived: return facts.arrived_on;
    }
    return std::nullopt;
}

}  // namespace requests
