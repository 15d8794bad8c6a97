#pragma once

#include "requests/case_record.hpp"
#include "requests/domain/third_party_opinion.hpp"
#include "requests/opinions/opinion_store.hpp"

namespace requests {

// An opinion that comes online and the clock of the request in which it was asked for.

inline Actor const third_party_actor{"third-party"};

// Nothing before it was entered that the letter went out.
[[nodiscard]] Consultation const* consultation_of(StoredSheet const& sheet, Request const& request);

// A third party may answer before the desk has entered that the letter went out, and late, until somebody has taken its opinion in.
[[nodiscard]] bool takes_answers(Desk const& desk, StoredSheet const& sheet, Request const& request);

// The opinion came on that day, whoever looks at it and when: the clock goes on from there (Art. 33(3)). Until the desk has weighed it,
// it stands for what it says.
[[nodiscard]] Result<void> put_on_clock(Desk& desk, LoadedCase& loaded, StoredSheet const& sheet, Date came_on, ThirdPartyOpinion const& said);

// What the desk makes of an opinion. One that is not on the clock yet came, for the clock, no earlier than its letter.
[[nodiscard]] Result<void> weigh(Desk& desk, LoadedCase& loaded, StoredSheet const& sheet, Event weighed);

}  // namespace requests
