#include "agencies/staff_routes.hpp"

#include "base/json.hpp"

namespace agencies {
namespace {

// A job in the navigation: where it leads, and what it takes to see it.
struct Job {
    std::string_view text;
    std::string_view path;  // behind /office/{agency}
    Permission permission;
};

constexpr std::array jobs{
    Job{"page.job.today", "", Permission::see_agency},
    Job{"page.job.requests", "requests", Permission::see_agency},
    Job{"page.job.remedies", "remedies", Permission::see_agency},
    Job{"page.job.report", "report", Permission::see_agency},
    Job{"page.job.units", "units", Permission::see_agency},
    Job{"page.job.supervision", "supervision", Permission::oversee},
    Job{"page.job.people", "people", Permission::manage_people},
    Job{"page.job.journal", "journal", Permission::read_journal},
    Job{"page.job.api-keys", "api-keys", Permission::manage_people},
    Job{"page.job.settings", "settings", Permission::manage_agency},
    Job{"page.job.jobs", "jobs", Permission::manage_agency},
};

// The job whose pages this one is among: the longest path that the target begins with.
bool is_current(Job const& job, Visit const& visit)
{
    auto const path = visit.request.path();
    auto const own = office_path(visit.agency, job.path);
    if (job.path.empty())
        return path == own;
    return path == own || path.starts_with(own + "/");
}

}  // namespace

http::Response office_page(html::Site const& site, Visit const& visit, std::string_view name, base::Json values, int status)
{
    auto const& texts = site.texts_for(visit.request.headers());
    auto const& agency_name = visit.agency.names.back();
    values["agency"] = {{"code", visit.agency.code}, {"name", agency_name.full}, {"abbreviation", agency_name.abbreviation}};
    values["person"] = visit.visitor.name;
    values["csrf"] = visit.visitor.csrf_token;
    auto& nav = values["nav"] = base::Json::array();
    for (auto const& job : jobs)
        if (is_allowed(visit.roles, job.permission))
            nav.push_back({{"href", office_path(visit.agency, job.path)}, {"label", texts.say(job.text)}, {"current", is_current(job, visit)}});
    if (auto const done = visit.request.query().get("done"); !done.empty() && texts.has("done." + std::string{done}))
        values["notice"] = texts.say("done." + std::string{done});
    return site.page(visit.request, name, values, status);
}

}  // namespace agencies
