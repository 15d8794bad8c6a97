#pragma once

#include "platform/http/rate_limiter.hpp"
#include "portal/public_site.hpp"
#include "requests/sent_here.hpp"

namespace portal {

// Asking for information: /requests/new. A request that was accepted leads to its own page, which shows receipt number and
// secret; the secret travels in a cookie that only the pages of that receipt get, never in an address.
class RequestFormPages {
public:
    explicit RequestFormPages(PublicServices const& services) : services_{services}, sent_here_{services.desk} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    [[nodiscard]] http::Response get_form(http::Request const& request) const;
    http::Response post_form(http::Request const& request);
    [[nodiscard]] base::Result<Agency> agency_of(http::Request const& request) const;
    [[nodiscard]] http::Response form_page(http::Request const& request, Agency const& agency, http::Parameters const& typed,
                                           base::Faults const& faults) const;
    // What was typed, read once more before it is sent: the how-manieth request it is, what fee may follow, and the files.
    [[nodiscard]] bool is_kept(std::string const& token, requests::RequestKey key);
    [[nodiscard]] http::Response check_page(http::Request const& request, Agency const& agency, http::Form const& form,
                                            base::Faults const& faults);
    http::Response send(http::Request const& request, Agency const& agency, http::Form const& form);

    PublicServices services_;
    requests::SentHere sent_here_;
    // Many people may share an address: a hall, a mobile network.
    http::RateLimiter submissions_{{.burst = 30, .pace = std::chrono::seconds{20}}};
    http::RateLimiter checks_{{.burst = 60, .pace = std::chrono::seconds{10}}};
};

}  // namespace portal
