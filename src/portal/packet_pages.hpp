#pragma once

#include "portal/public_site.hpp"

namespace portal {

// /requests/{receipt}/reconsideration.zip: what the applicant hands in when he applies for reconsideration.
void add_packet_pages(http::Router& router, PublicServices const& services);

}  // namespace portal
