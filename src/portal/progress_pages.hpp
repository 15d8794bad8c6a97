#pragma once

#include "platform/http/rate_limiter.hpp"
#include "portal/progress.hpp"

#include <functional>

namespace portal {

// Following a request by its receipt number and secret: /requests, /requests/{receipt} and the letters that were served.
class ProgressPages {
public:
    explicit ProgressPages(PublicServices const& services) : services_{services} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    [[nodiscard]] http::Response get_door(http::Request const& request) const;
    http::Response post_door(http::Request const& request);
    http::Response get_progress(http::Request const& request);
    http::Response get_submitted(http::Request const& request);
    http::Response get_letter(http::Request const& request);
    http::Response get_enclosure(http::Request const& request);
    http::Response get_letter_file(http::Request const& request);
    [[nodiscard]] http::Response post_leave(http::Request const& request) const;

    [[nodiscard]] http::Response door_page(http::Request const& request, std::string_view receipt, base::Error const* refusal) const;
    // To the door where the cookie opens nothing.
    http::Response show_followed(http::Request const& request, std::string_view page, std::string_view title);
    [[nodiscard]] base::Result<Followed> followed(std::string_view receipt, std::string_view secret) const;
    // A letter that was served on whoever follows the request of the path.
    struct ServedLetter {
        Followed followed;
        requests::Letter const& letter;
        requests::LetterContent content;
    };
    using ShowLetter = std::function<http::Response(ServedLetter const&)>;
    http::Response with_letter(http::Request const& request, ShowLetter const& show);

    PublicServices services_;
    http::RateLimiter tries_{{.burst = 20, .pace = std::chrono::seconds{15}}};  // of receipt and secret, by address
    http::RateLimiter looks_{{.burst = 120, .pace = std::chrono::seconds{1}}};  // with a cookie, which may be made up
};

}  // namespace portal
