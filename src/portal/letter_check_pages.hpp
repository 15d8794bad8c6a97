#pragma once

#include "platform/http/rate_limiter.hpp"
#include "portal/public_site.hpp"

namespace portal {

// Checking a letter by its code: /letters and /letters/{code}. They tell whose letter it is and whether it still holds, and say of
// words that are pasted whether they are those that were issued. Nobody is named.
class LetterCheckPages {
public:
    explicit LetterCheckPages(PublicServices const& services) : services_{services} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    http::Response get_door(http::Request const& request);
    http::Response get_letter(http::Request const& request);
    http::Response post_words(http::Request const& request);
    [[nodiscard]] http::Response door_page(http::Request const& request, std::string_view typed, base::Error const* refusal) const;
    // With what came of comparing, a text of the catalogue; empty before.
    [[nodiscard]] http::Response letter_page(http::Request const& request, requests::IssuedLetter const& letter, std::string_view compared) const;

    PublicServices services_;
    http::RateLimiter looks_{{.burst = 60, .pace = std::chrono::seconds{2}}};
};

}  // namespace portal
