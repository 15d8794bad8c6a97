#pragma once

#include "platform/http/rate_limiter.hpp"
#include "portal/public_site.hpp"
#include "requests/opinions/opinion_service.hpp"

namespace portal {

// Where a third party that is consulted (第三方意见征询) answers by the code of its letter: /opinions. Nothing here says who asked.
class OpinionAnswerPages {
public:
    explicit OpinionAnswerPages(PublicServices const& services) : services_{services}, opinions_{services.desk} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    [[nodiscard]] http::Response get_door(http::Request const& request) const;
    http::Response post_door(http::Request const& request);
    http::Response get_answer(http::Request const& request);
    http::Response post_answer(http::Request const& request);

    [[nodiscard]] http::Response door_page(http::Request const& request, base::Error const* refusal) const;
    // What was typed and is wrong; nothing of it when the page is only read.
    struct Typed {
        requests::ThirdPartyOpinion said = {};
        base::Faults faults = {};
        int status = 200;
    };
    [[nodiscard]] http::Response answer_page(http::Request const& request, requests::AskedOpinion const& asked, Typed const& typed) const;

    PublicServices services_;
    requests::OpinionService opinions_;
    http::RateLimiter tries_{{.burst = 20, .pace = std::chrono::seconds{15}}};   // of codes, by address
    http::RateLimiter looks_{{.burst = 120, .pace = std::chrono::seconds{1}}};   // with a cookie, which may be made up
    http::RateLimiter answers_{{.burst = 10, .pace = std::chrono::seconds{60}}};
};

}  // namespace portal
