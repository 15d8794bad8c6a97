#pragma once

#include "platform/http/rate_limiter.hpp"
#include "portal/public_site.hpp"

namespace portal {

// Asking for information: /requests/new. A request that was accepted leads to its own page, which shows receipt number and
// secret; the secret travels in a cookie that only the pages of that receipt get, never in an address.
class RequestFormPages {
public:
    explicit RequestFormPages(PublicServices const& services) : services_{services} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    [[nodiscard]] http::Response get_form(http::Request const& request) const;
    http::Response post_form(http::Request const& request);
    [[nodiscard]] base::Result<Agency> agency_of(http::Request const& request) const;
    [[nodiscard]] http::Response form_page(http::Request const& request, Agency const& agency, http::Parameters const& typed,
                                           base::Faults const& faults) const;

    PublicServices services_;
    // Many people may share an address: a hall, a mobile network.
    http::RateLimiter submissions_{{.burst = 30, .pace = std::chrono::seconds{20}}};
};

}  // namespace portal
