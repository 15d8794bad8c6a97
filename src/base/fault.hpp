#pragma once

#include "base/result.hpp"

namespace base {

// Something of an input that a person can mend, at its field ("credit_code"). `code` names the text in data/texts.json,
// `words` fill its {placeholders}. All faults of an input are told at once.
struct Fault {
    std::string field;
    std::string code;
    Error::Words words{};

    friend bool operator==(Fault const&, Fault const&) = default;
};
using Faults = std::vector<Fault>;

// What becomes of an input: a value, or all that is wrong with it.
template <class T>
using Accepted = tl::expected<T, Faults>;

[[nodiscard]] inline tl::unexpected<Faults> refuse(Faults faults)
{
    return tl::unexpected{std::move(faults)};
}

}  // namespace base
