#include "requests/case_file/case_file_pages.hpp"

#include "requests/case_file/case_papers.hpp"

namespace requests {
namespace {

// Its papers are looked at, so it is a form that asks for it.
http::Response bind(Visit const& visit, PageTools const& tools)
{
    auto const names = visit.request.form()->fields.get("names") == "hidden" ? Names::hidden : Names::shown;
    auto const found = tools.requests.find(key_of(visit));
    auto pdf = found ? case_file(visit, tools, names) : tl::unexpected{found.error()};
    if (!pdf)
        return tools.site.problem(visit.request, pdf.error());
    auto const& texts = tools.texts(visit);
    auto const name = texts.say(names == Names::shown ? "desk.case-file.file" : "desk.case-file.file-nameless", {{"number", found->request.intake.number}});
    return http::download(*std::move(pdf), "application/pdf", name);
}

}  // namespace

void add_case_file_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    routes.post("/office/{agency}/requests/{id}/case-file", Permission::see_applicants, [tools](Visit const& visit) { return bind(visit, tools); });
}

}  // namespace requests
