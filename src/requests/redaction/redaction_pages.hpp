#pragma once

#include "requests/pages/page_tools.hpp"

// Blacking out areas of a file on pages: an overview, and each page as a picture.
namespace requests {

void add_redaction_pages(agencies::StaffRoutes& routes, PageTools const& tools);
[[nodiscard]] html::Templates::Source redaction_templates();

// Where the areas of a file are marked; false where it cannot be, or the visitor may not.
[[nodiscard]] base::Json redaction_link(ListedAttachment const& file, Visit const& visit);

}  // namespace requests
