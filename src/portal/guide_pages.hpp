#pragma once

#include "portal/public_site.hpp"

namespace portal {

// Which agencies there are, and how each is asked: "/" and "/agencies/{code}". The services outlive the router.
void add_guide_pages(http::Router& router, PublicServices const& services);

// All agencies as pages of choice show them: two levels of the tree, or those whose name holds what was typed.
[[nodiscard]] base::Json agencies_to_choose(PublicServices const& services, std::string_view typed);

}  // namespace portal
