#pragma once

#include "platform/http/router.hpp"

namespace app {

// GET /api/v1/openapi.json: docs/api/openapi.json, which describes every route of the JSON API.
void add_api_description(http::Router& router);

}  // namespace app
