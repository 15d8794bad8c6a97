#include "requests/domain/letter_service_check.hpp"

namespace requests {
namespace {

tl::unexpected<base::Error> unknown(char const* code, char const* message, std::string id)
{
    return base::fail(base::ErrorKind::invalid_input, code, message, {{"id", std::move(id)}});
}

// Of what was signed for or arrived, the service says the day.
Result<void> check_received(Letter const& letter, LetterReceived const& received, RequestLaw const& law)
{
    auto const* mode = letter.service ? law.service(letter.service->mode) : nullptr;
    if (mode != nullptr && mode->day != ServiceDay::posted)
        return base::fail(base::ErrorKind::conflict, "request.receipt-is-service",
                          "A letter that was signed for or arrived was received on the day of its service.");
    if (mode == nullptr || mode->proof(received.proof) == nullptr)
        return unknown("request.unknown-proof", "There is no proof of receipt {id} for a letter served that way.", received.proof);
    return {};
}

}  // namespace

Result<void> check_service(Letter const& letter, LetterStep const& step, RequestLaw const& law)
{
    if (auto const* served = std::get_if<LetterServed>(&step); served != nullptr && law.service(served->mode) == nullptr)
        return unknown("request.unknown-service", "There is no mode of service {id}.", served->mode);
    if (auto const* received = std::get_if<LetterReceived>(&step))
        return check_received(letter, *received, law);
    return {};
}

}  // namespace requests
