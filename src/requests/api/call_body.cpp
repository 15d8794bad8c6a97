#include "requests/api/call_body.hpp"

#include "requests/api/case_json.hpp"
#include "requests/desk.hpp"

#include <algorithm>

namespace requests {

Given given_in(base::Json const& body, std::span<std::string const> names, base::Faults& faults)
{
    Given given;
    for (auto const& [name, value] : body.items()) {
        if (std::ranges::find(names, name) == names.end())
            faults.push_back({name, "api.unknown-field"});
        else if (value.is_string())
            given[name] = value.get<std::string>();
        else if (value.is_number_integer())
            given[name] = value.dump();
        else if (!value.is_null())
            faults.push_back({name, "api.wrong-type"});
    }
    return given;
}

std::vector<std::string> names_of(std::vector<Field> const& fields)
{
    std::vector<std::string> names;
    for (auto const& field : fields)
        names.push_back(field.name);
    return names;
}

std::vector<std::string> with_version(std::vector<std::string> names)
{
    names.emplace_back("version");
    return names;
}

ApiWritten changed(ApiCall const& call, Result<CaseView> const& view)
{
    if (!view)
        return {agencies::api_problem(call, view.error())};
    return {http::json(case_as_json(*view, call.texts)), vault_case(view->request.key)};
}

void need_version(Given const& given, base::Faults& faults)
{
    if (value_in(given, "version").empty())
        faults.push_back({"version", "api.missing"});
}

}  // namespace requests
