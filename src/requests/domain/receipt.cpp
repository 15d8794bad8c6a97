#include "requests/domain/receipt.hpp"

namespace requests {
namespace {

std::optional<Date> counted_day(ReceiptRule rule, ReceiptFacts const& facts)
{
    switch (rule) {
    case ReceiptRule::handed_in:
    case ReceiptRule::confirmed_by_system: return facts.arrived_on;
    case ReceiptRule::signed_for: return facts.signed_on;
    case ReceiptRule::confirmed_same_day:
    case ReceiptRule::confirmed_by_both: return facts.confirmed_on;
    case ReceiptRule::contact_restored: return facts.contact_restored_on;
    }
    return std::nullopt;
}

}  // namespace

Result<Receipt> receipt_of(std::string_view id, ReceiptFacts const& facts, RequestLaw const& law)
{
    auto const* channel = law.channel(id);
    if (channel == nullptr)
        return base::fail(base::ErrorKind::invalid_input, "request.unknown-channel", "There is no channel {id}.",
                          {{"id", std::string{id}}});
    Receipt receipt{.day = counted_day(channel->receipt, facts), .findings = {}};
    if (receipt.day && *receipt.day < facts.arrived_on)
        return base::fail(base::ErrorKind::invalid_input, "request.received-before-arrival",
                          "A request is not received before it arrives ({day}).", {{"day", to_string(facts.arrived_on)}});
    if (channel->receipt == ReceiptRule::confirmed_same_day && receipt.day != facts.arrived_on)
        receipt.findings.push_back(law.finding("receipt.not-same-day", {{"day", to_string(facts.arrived_on)}}));
    return receipt;
}

}  // namespace requests
