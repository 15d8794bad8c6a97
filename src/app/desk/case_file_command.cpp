#include "app/desk/desk.hpp"
#include "app/desk/desk_commands.hpp"
#include "platform/files/atomic_file.hpp"
#include "requests/case_file/case_papers.hpp"
#include "requests/operator.hpp"

namespace app {
namespace {

using base::Result;

struct Found {
    agencies::Agency agency;
    requests::RequestKey key;
};

// Numbers are unique within an agency; several of one installation may bear the same.
Result<Found> find_case(Desk& desk, CaseFileArguments const& given)
{
    std::vector<Found> found;
    for (auto const& root : desk.agencies().roots())
        for (auto const& agency : desk.agencies().subtree_of(root.id)) {
            if (!given.agency.empty() && agency.code != given.agency)
                continue;
            if (auto const key = desk.page_tools().remedies.request_of_number(agency.id, given.number))
                found.push_back({agency, *key});
        }
    if (found.empty())
        return base::fail(base::ErrorKind::not_found, "case-file.no-case", "there is no request with the number {number}", {{"number", given.number}});
    if (found.size() > 1)
        return base::fail(base::ErrorKind::wrong_call, "case-file.several", "several agencies have a request {number}: name one by --agency CODE",
                          {{"number", given.number}});
    return found.front();
}

void write_file(std::filesystem::path const& path, std::string const& content)
{
    files::AtomicFile file{path.has_parent_path() ? path.parent_path() : "."};
    file.add(content);
    file.keep_as(path);
}

}  // namespace

Result<console::Outcome> run_case_file(CaseFileArguments const& given, config::LawFiles const& law, console::Console const& console)
{
    auto installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    clocks::SystemClock const clock;
    Desk desk{**installation, law, clock};
    auto const found = find_case(desk, given);
    if (!found)
        return tl::unexpected{found.error()};
    // The papers are those that the page of the case binds, so they are asked for in its words.
    http::Request request{{.method = "POST", .target = "/"}};
    http::Parameters of_path;
    of_path.add("id", std::to_string(found->key.id.value));
    request.set_path_parameters(std::move(of_path));
    agencies::Visitor const visitor{.key = requests::operator_of(found->agency.id), .name = {}, .csrf_token = {}};
    auto const names = given.without_names ? requests::Names::hidden : requests::Names::shown;
    auto const pdf = case_file({request, visitor, found->agency, {}}, desk.page_tools(), names);
    if (!pdf)
        return tl::unexpected{pdf.error()};
    write_file(given.output, *pdf);
    console.out << console.texts.say("case-file.written", {{"file", given.output}, {"number", given.number}}) << '\n';
    return console::Outcome::good;
}

}  // namespace app
