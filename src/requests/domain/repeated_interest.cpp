#include "requests/domain/repeated_interest.hpp"

#include "base/fold.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <set>

namespace requests {
namespace {

using Pairs = std::vector<std::pair<char32_t, char32_t>>;

constexpr double alike = 0.75;

bool is_punctuation(char32_t c)
{
    constexpr std::u32string_view signs = U",.;:!?\"'()[]《》<>-";
    return signs.find(c) != std::u32string_view::npos;
}

Pairs pairs_of(std::string_view subject)
{
    auto const folded = base::fold(subject);
    Pairs pairs;
    char32_t before = 0;
    for (std::size_t at = 0; at < folded.size();) {
        auto const sign = base::next_code_point(folded, at);
        if (is_punctuation(sign))
            continue;
        pairs.emplace_back(before, sign);
        before = sign;
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

double share(Pairs const& a, Pairs const& b)
{
    if (a.empty() || b.empty())
        return 0;
    Pairs common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(a.size() + b.size());
}

struct Group {
    Pairs pairs;
    std::vector<Interest const*> interests;
};

std::vector<Group> grouped(std::span<Interest const> interests)
{
    std::vector<Group> groups;
    for (auto const& interest : interests) {
        if (!interest.can_be_disclosed)
            continue;
        auto const pairs = pairs_of(interest.subject);
        auto const same =
            std::find_if(groups.begin(), groups.end(), [&](Group const& group) { return share(group.pairs, pairs) >= alike; });
        if (same == groups.end())
            groups.push_back({pairs, {&interest}});
        else
            same->interests.push_back(&interest);
    }
    return groups;
}

}  // namespace

std::vector<RepeatedInterest> repeated_interests(std::span<Interest const> interests, int applicants_at_least, RequestLaw const& law)
{
    std::vector<RepeatedInterest> repeated;
    for (auto const& group : grouped(interests)) {
        std::set<std::string> applicants;
        RepeatedInterest found{.subject = group.interests.front()->subject, .requests = {}, .applicants = 0, .finding = {}};
        for (auto const* interest : group.interests) {
            applicants.insert(interest->applicant_digest);
            found.requests.push_back(interest->request);
        }
        if (applicants.size() < static_cast<std::size_t>(applicants_at_least))
            continue;
        found.applicants = applicants.size();
        found.finding = law.finding("interest.repeated", {{"n", std::to_string(applicants.size())}});
        repeated.push_back(std::move(found));
    }
    return repeated;
}

double likeness(std::string_view a, std::string_view b)
{
    return share(pairs_of(a), pairs_of(b));
}

}  // namespace requests
