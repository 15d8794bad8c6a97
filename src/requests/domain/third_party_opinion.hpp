#pragma once

#include "base/fault.hpp"
#include "requests/domain/submission.hpp"

namespace requests {

// What a third party is asked about (Art. 32): the passages in question, one by one. It never learns who asked for them.
struct OpinionQuestion {
    std::string third_party;            // to whom the letter goes
    std::vector<std::string> passages;

    friend bool operator==(OpinionQuestion const&, OpinionQuestion const&) = default;
};

enum class PassageMark { consent, refuse, partly };

struct PassageOpinion {
    std::optional<PassageMark> mark = {};  // none: not marked
    std::string reasons = {};              // of "partly" also which part

    friend bool operator==(PassageOpinion const&, PassageOpinion const&) = default;
};

// What the third party says, passage by passage.
struct ThirdPartyOpinion {
    std::vector<PassageOpinion> passages;
    std::string signer;        // who answers for the third party
    std::string contact = {};

    friend bool operator==(ThirdPartyOpinion const&, ThirdPartyOpinion const&) = default;
};

inline constexpr std::size_t passages_at_most = 20;

// All that is wrong at once. A passage must not say who asked: neither a name nor a number of the particulars may stand in it.
[[nodiscard]] base::Faults check_question(OpinionQuestion const& question, Particulars const& particulars, RequestLaw const& law);
// The faults stand at "passage-1", "reasons-1", …, "signer". A refusal without reasons is taken: it objects all the same, and whether
// its ground is reasonable is for the agency to say.
[[nodiscard]] base::Faults check_opinion(ThirdPartyOpinion const& opinion, OpinionQuestion const& question, RequestLaw const& law);

// What the whole comes to where the agency finds the reasons that were given reasonable: consent only if nothing is objected to.
[[nodiscard]] Opinion proposed_opinion(ThirdPartyOpinion const& opinion);

}  // namespace requests
