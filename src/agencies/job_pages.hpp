#pragma once

#include "agencies/job_service.hpp"
#include "agencies/staff_routes.hpp"

namespace agencies {

// /office/{agency}/jobs: what the program has to do by itself, and what it could not.
void add_job_pages(StaffRoutes& routes, StaffDoor const& door, JobService& jobs);

}  // namespace agencies
