#pragma once

#include "platform/http/rate_limiter.hpp"
#include "report/desk/report_pages.hpp"

namespace report {

// The pages of a unit that has a link to its own report and no account: what was found in it, what came back, the files, and sending a
// mended one.
class UnitPages {
public:
    explicit UnitPages(ReportPageTools const& tools) : tools_{tools} {}

    // The router must not outlive this.
    void add_pages(http::Router& router);

private:
    [[nodiscard]] http::Response land(http::Request const& request);
    [[nodiscard]] http::Response open(http::Request const& request);
    [[nodiscard]] http::Response show(http::Request const& request, base::Faults const& faults = {}, int status = 200) const;
    [[nodiscard]] http::Response file(http::Request const& request) const;
    [[nodiscard]] http::Response send(http::Request const& request);

    ReportPageTools tools_;
    http::RateLimiter tries_{{.burst = 20, .pace = std::chrono::seconds{15}}};  // of one address
    http::RateLimiter files_{{.burst = 10, .pace = std::chrono::minutes{2}}};   // through one link
};

}  // namespace report
