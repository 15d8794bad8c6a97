#pragma once

#include "base/fault.hpp"
#include "platform/html/templates.hpp"
#include "platform/http/router.hpp"

namespace html {

// The language that the reader has chosen (cookie "lang"), else the first of Accept-Language that there is, else Chinese.
[[nodiscard]] base::Language language_of(http::Fields const& headers);

// All pages in all languages.
class Site {
public:
    // The texts outlive the site.
    Site(std::vector<Templates::Source> const& sources, config::Texts const& zh, config::Texts const& en);

    [[nodiscard]] config::Texts const& texts_for(http::Fields const& headers) const { return pages_for(headers).texts(); }
    [[nodiscard]] http::Response page(http::Request const& request, std::string_view name, base::Json const& values, int status = 200) const;
    // The refusal as a page, or as problem+json for who prefers that.
    [[nodiscard]] http::Response problem(http::Request const& request, base::Error const& error) const;
    [[nodiscard]] http::Response problem(http::Problem const& problem, http::Fields const& headers) const;

    // GET /assets/{file}, and POST /language.
    void add_pages(http::Router& router) const;

private:
    [[nodiscard]] Templates const& pages_for(http::Fields const& headers) const;

    Assets assets_;
    Templates zh_;
    Templates en_;
};

// The style sheet and the layouts that all pages share.
[[nodiscard]] Templates::Source shared_templates();

// Faults of an input as templates show them: {"name": ["text", …]} by field; those of no field under "form".
[[nodiscard]] base::Json faults_as_json(base::Faults const& faults, config::Texts const& texts);

}  // namespace html
