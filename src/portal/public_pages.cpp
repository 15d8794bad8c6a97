#include "portal/public_pages.hpp"

#include "portal/guide_pages.hpp"
#include "portal/packet_pages.hpp"

namespace portal {

void PublicPages::add_pages(http::Router& router)
{
    add_guide_pages(router, services_);
    form_.add_pages(router);
    progress_.add_pages(router);
    add_packet_pages(router, services_);
    letters_.add_pages(router);
    opinions_.add_pages(router);
}

}  // namespace portal
