#include "platform/crypto/encoding.hpp"
#include "requests/api/call_body.hpp"

#include <charconv>

// The files of a case in the JSON API. Their contents go in as Base64, so that the digest of a write covers them, and come out as
// they are.
namespace requests {
namespace {

using agencies::api_problem;
using base::Json;

constexpr int created = 201;
constexpr std::size_t other_bytes = 64UL * 1024;  // of everything in the body but the file

int file_number(ApiCall const& call)
{
    auto const& text = call.request.path_parameter("file");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Json file_as_json(ListedAttachment const& listed)
{
    auto const& file = listed.attachment;
    return {{"file", file.number},
            {"kind", to_text(file.kind)},
            {"type", files::media_type(listed.examination.type.kind)},
            {"size", listed.size},
            {"added_by", file.added_by.id},
            {"added_on", to_string(file.added_on)},
            {"reading", to_text(file.reading)},
            {"held_back", is_held_back(file)},
            {"gone_on", file.gone_on ? Json(to_string(*file.gone_on)) : Json()}};
}

class FileApi {
public:
    explicit FileApi(PageTools const& tools) : tools_{tools} {}

    // Names may be personal and are told by a look at the file alone.
    [[nodiscard]] http::Response list(ApiCall const& call) const
    {
        auto const found = tools_.requests.find(key_of(call));
        auto const files = found ? tools_.attachments.of(key_of(call)) : tl::unexpected{found.error()};
        if (!files)
            return api_problem(call, files.error());
        auto items = Json::array();
        for (auto const& file : *files)
            items.push_back(file_as_json(file));
        return http::json({{"items", std::move(items)}});
    }

    [[nodiscard]] ApiWritten add(ApiCall const& call) const
    {
        base::Faults faults;
        auto const given = given_in(call.body, std::vector<std::string>{"name", "kind", "content"}, faults);
        auto const kind = parse_attachment_kind(value_in(given, "kind"));
        if (!kind)
            faults.push_back({"kind", "desk.nothing-chosen"});
        auto const content = crypto::from_base64(value_in(given, "content"));
        if (!content)
            faults.push_back({"content", "api.not-base64"});
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        auto const inspected = tools_.attachments.inspect_all({{value_in(given, "name"), *content, *kind}}, Sender::staff, "content");
        if (!inspected)
            return {refused(call, inspected.error(), tools_)};
        auto const number = tools_.attachments.add(key_of(call), inspected->front(), call.by());
        if (!number)
            return {api_problem(call, number.error())};
        return {http::json({{"file", *number}}, created), vault_case(key_of(call))};
    }

    // A look.
    [[nodiscard]] http::Response content(ApiCall const& call) const
    {
        auto const opened = tools_.attachments.open_as_it_came(key_of(call), file_number(call), {call.by(), Door::applicants});
        if (!opened)
            return api_problem(call, opened.error());
        return http::download(opened->content, files::media_type(opened->examination.type.kind), opened->name);
    }

    [[nodiscard]] ApiWritten enclose(ApiCall const& call) const
    {
        auto body = call.body;
        base::Faults faults;
        std::vector<int> numbers;
        auto const chosen = body.value("files", Json());
        body.erase("files");
        if (!chosen.is_array())
            faults.push_back({"files", "api.wrong-type"});
        for (auto const& number : chosen.is_array() ? chosen : Json::array()) {
            if (number.is_number_integer())
                numbers.push_back(number.get<int>());
            else
                faults.push_back({"files", "api.wrong-type"});
        }
        auto const given = given_in(body, std::vector<std::string>{"version"}, faults);
        need_version(given, faults);
        if (!faults.empty())
            return {refused(call, faults, tools_)};
        return changed(call, tools_.attachments.enclose(key_of(call), letter_of(call), numbers, {call.by(), version_in(given)}));
    }

private:
    PageTools tools_;
};

}  // namespace

void add_file_api(ApiRoutes& routes, PageTools const& tools)
{
    using enum Permission;
    FileApi const api{tools};
    std::string const one{request_path};
    auto const files = one + "/files";
    auto const most = tools.law.attachments().room_of(Sender::staff).bytes_at_most;
    routes.get(files, see_agency, [api](ApiCall const& call) { return api.list(call); });
    routes.write(files, handle_request, [api](ApiCall const& call) { return api.add(call); }, most * 4 / 3 + other_bytes);
    routes.get(files + "/{file}/content", see_applicants, [api](ApiCall const& call) { return api.content(call); });
    routes.write(one + "/letters/{letter}/enclosures", handle_request, [api](ApiCall const& call) { return api.enclose(call); });
}

}  // namespace requests
