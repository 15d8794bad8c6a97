#include "portal/public_pages.hpp"

#include "portal/guide_pages.hpp"

namespace portal {

void PublicPages::add_pages(http::Router& router)
{
    add_guide_pages(router, services_);
    form_.add_pages(router);
    progress_.add_pages(router);
    letters_.add_pages(router);
}

}  // namespace portal
