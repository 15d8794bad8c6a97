#include "agencies/job_pages.hpp"

#include "base/json.hpp"
#include "platform/clock/local_time.hpp"

#include <charconv>

namespace agencies {
namespace {

using base::Json;
using jobs::JobState;

constexpr std::size_t most_shown = 100;  // of each state

std::int64_t number_in(std::string_view text)
{
    std::int64_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// What it is for; a kind that only another version of the program knows by its name.
std::string kind_text(std::string const& kind, config::Texts const& texts)
{
    auto const code = "job.kind." + kind;
    return texts.has(code) ? texts.say(code) : kind;
}

class JobPages {
public:
    JobPages(StaffDoor const& door, JobService& jobs) : door_{door}, jobs_{jobs} {}

    [[nodiscard]] http::Response list(Visit const& visit) const
    {
        auto const& texts = door_.site.texts_for(visit.request.headers());
        auto groups = Json::array();
        for (auto const state : {JobState::given_up, JobState::running, JobState::waiting, JobState::done})
            groups.push_back(group_json(visit, state, texts));
        return office_page(door_.site, visit, "jobs", {{"title", texts.say("page.job.jobs")}, {"groups", std::move(groups)}});
    }

    [[nodiscard]] http::Response try_again(Visit const& visit) const
    {
        jobs::JobKey const key{{number_in(visit.request.path_parameter("of"))}, number_in(visit.request.path_parameter("job"))};
        auto const again = jobs_.try_again(visit.agency, key, visit.actor());
        return again ? http::see_other(office_path(visit.agency, "jobs?done=job-again")) : door_.site.problem(visit.request, again.error());
    }

private:
    [[nodiscard]] Json group_json(Visit const& visit, JobState state, config::Texts const& texts) const
    {
        auto rows = Json::array();
        for (auto const& job : jobs_.jobs_of(visit.agency, state, most_shown)) {
            auto const may_again = state == JobState::given_up;
            auto const again = "jobs/" + std::to_string(job.key.agency.value) + "/" + std::to_string(job.key.number) + "/again";
            rows.push_back({{"kind", kind_text(job.kind, texts)},
                            {"subject", job.subject},
                            {"agency", agency_name(job.key.agency, texts)},
                            {"tries", job.tries},
                            {"due", state == JobState::waiting && job.due_at ? clocks::local_text(*job.due_at) : ""},
                            {"changed", clocks::local_text(job.changed_at)},
                            {"fault", job.fault ? texts.say(*job.fault) : ""},
                            {"again", may_again ? Json(office_path(visit.agency, again)) : Json(false)}});
        }
        return {{"label", texts.say("job.state." + std::string{to_string(state)})},
                {"none", rows.empty()},
                {"cut", rows.size() == most_shown ? Json(texts.say("job.cut", {{"n", std::to_string(most_shown)}})) : Json(false)},
                {"rows", std::move(rows)}};
    }

    [[nodiscard]] std::string agency_name(AgencyId id, config::Texts const& texts) const
    {
        if (id == jobs::whole_installation)
            return texts.say("job.whole-installation");
        auto const agency = door_.agencies.find(id);
        return agency ? agency->names.back().abbreviation : std::to_string(id.value);
    }

    StaffDoor door_;
    JobService& jobs_;
};

}  // namespace

void add_job_pages(StaffRoutes& routes, StaffDoor const& door, JobService& jobs)
{
    JobPages const pages{door, jobs};
    routes.get("/office/{agency}/jobs", Permission::manage_agency, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post("/office/{agency}/jobs/{of}/{job}/again", Permission::manage_agency,
                [pages](Visit const& visit) { return pages.try_again(visit); });
}

}  // namespace agencies
