#include "portal/packet_pages.hpp"

#include "platform/http/rate_limiter.hpp"
#include "portal/contest.hpp"
#include "portal/follow_cookie.hpp"

#include <memory>

namespace portal {
namespace {

// Letters that were served on the applicant.
std::vector<requests::LetterId> served_on_applicant(requests::Request const& request, requests::RequestLaw const& law)
{
    std::vector<requests::LetterId> served;
    for (auto const& [id, letter] : request.letters) {
        auto const* kind = law.letter(letter.kind);
        if (kind != nullptr && kind->to == requests::Addressee::applicant && letter.served_on)
            served.push_back(id);
    }
    return served;
}

base::Result<Followed> follow(PublicServices const& services, std::string_view receipt, std::string_view secret)
{
    auto view = services.requests.follow(receipt, secret);
    if (!view)
        return tl::unexpected{view.error()};
    auto const key = view->request.key;
    auto agency = services.agencies.find(key.agency);
    if (!agency)
        return tl::unexpected{agency.error()};
    return Followed{std::string{receipt}, std::move(*view), {}, std::move(*agency)};
}

// Empty where it was written on paper alone: the applicant has that.
base::Result<std::vector<requests::LetterContent>> contents_of(PublicServices const& services, Followed const& found, std::string_view secret,
                                                               std::vector<requests::LetterId> const& letters)
{
    std::vector<requests::LetterContent> contents;
    for (auto const& id : letters) {
        auto content = services.requests.follow_letter(found.receipt, secret, id);
        if (!content && content.error().code != "letter.no-text")
            return tl::unexpected{content.error()};
        contents.push_back(content ? std::move(*content) : requests::LetterContent{});
    }
    return contents;
}

base::Result<requests::LetterFile> packet_of(PublicServices const& services, Followed const& found, std::string_view secret)
{
    auto const today = services.clock.today();
    auto const& request = found.view.request;
    auto const terms = services.law.terms(found.agency.holiday_region);
    if (!terms)
        return tl::unexpected{terms.error()};
    auto const contest = contestable(found, *terms, today);
    if (!contest || contest->remedies.body == nullptr)
        return base::fail(base::ErrorKind::not_found, "portal.nothing-to-contest", "There is nothing to contest in this request yet.");
    // The program writes the papers for who has shown the secret: the look is the program's.
    auto const particulars = services.requests.particulars(request.key, requests::system_of(request.key.agency));
    if (!particulars)
        return tl::unexpected{particulars.error()};
    auto const served = served_on_applicant(request, terms->law);
    auto const contents = contents_of(services, found, secret, served);
    if (!contents)
        return tl::unexpected{contents.error()};
    std::vector<requests::LetterOfCase> letters;
    for (std::size_t i = 0; i < served.size(); ++i)
        if (!(*contents)[i].text.empty())
            letters.push_back({(*contents)[i], request.letters.at(served[i]), found.agency, services.letters.of(request.key, served[i]),
                               services.public_address});
    return requests::reconsideration_packet({.view = found.view,
                                             .particulars = *particulars,
                                             .agency = found.agency,
                                             .remedies = contest->remedies,
                                             .answer = contest->answer ? &request.letters.at(*contest->answer) : nullptr,
                                             .clock = clock_lines(found.view.due, services.site.texts_for({})),
                                             .letters = letters},
                                            today, *terms, services.law.letters());
}

}  // namespace

void add_packet_pages(http::Router& router, PublicServices const& services)
{
    // Each costs some time to write.
    auto const packets = std::make_shared<http::RateLimiter>(http::RateLimit{.burst = 20, .pace = std::chrono::seconds{15}});
    router.get("/requests/{receipt}/reconsideration.zip", http::open_to_all, [services, packets](http::Request const& request) {
        if (auto const wait = packets->take(request.client_address()); wait.count() > 0)
            return services.site.problem(http::too_often(wait), request.headers());
        auto const& receipt = request.path_parameter("receipt");
        auto const secret = request.cookie(follow_cookie_name);
        auto const found = follow(services, receipt, secret);
        if (!found)
            return http::see_other("/requests?receipt=" + std::string{receipt});
        auto file = packet_of(services, *found, secret);
        if (!file)
            return services.site.problem(request, file.error());
        return http::download(std::move(file->bytes), file->type, file->name);
    });
}

}  // namespace portal
