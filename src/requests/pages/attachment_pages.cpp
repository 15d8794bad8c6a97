#include "platform/config/place_text.hpp"
#include "requests/pages/attachment_words.hpp"
#include "requests/pages/case_view.hpp"
#include "requests/pages/request_pages.hpp"
#include "requests/redaction/redaction_pages.hpp"

#include <charconv>

namespace requests {
namespace {

using base::Json;

constexpr std::size_t form_bytes = 64UL * 1024;  // of everything in the form but its files

int file_number(Visit const& visit)
{
    auto const& text = visit.request.path_parameter("file");
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The pages of the files of a case: by the door of those who may see who applied, and by that of reviewers.
class AttachmentPages {
public:
    explicit AttachmentPages(PageTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(Visit const& visit) const { return list_page(visit, {}, 200); }

    [[nodiscard]] http::Response add(Visit const& visit) const
    {
        auto const& form = *visit.request.form();
        auto const kind = parse_attachment_kind(form.fields.get("kind"));
        if (!kind)
            return list_page(visit, {{"kind", "desk.nothing-chosen"}}, http::status_of(base::ErrorKind::invalid_input));
        auto const files = given_files(form, *kind);
        if (files.empty())
            return list_page(visit, {{"files", "attachment.none"}}, http::status_of(base::ErrorKind::invalid_input));
        auto const inspected = tools_.attachments.inspect_all(files, Sender::staff, "files");
        if (!inspected)
            return list_page(visit, inspected.error(), http::status_of(base::ErrorKind::invalid_input));
        for (auto const& file : *inspected)
            if (auto const added = tools_.attachments.add(key_of(visit), file, visit.visitor.key); !added)
                return tools_.site.problem(visit.request, added.error());
        return http::see_other(case_path(visit, key_of(visit).id, "/files?done=files-added"));
    }

    [[nodiscard]] http::Response show(Visit const& visit, Door door) const { return file_page(visit, door, {}, 200); }

    [[nodiscard]] http::Response read(Visit const& visit, Door door) const
    {
        auto const lines = tools_.attachments.text(key_of(visit), file_number(visit), {visit.visitor.key, door});
        if (!lines)
            return tools_.site.problem(visit.request, lines.error());
        return office_page(tools_.site, visit, "file-text",
                           {{"title", tools_.texts(visit).say("desk.file.text")}, {"back", address(visit, door)}, {"lines", *lines},
                            {"nothing", lines->empty()}});
    }

    [[nodiscard]] http::Response download(Visit const& visit, Door door) const
    {
        auto const key = key_of(visit);
        Look const look{visit.visitor.key, door};
        auto const opened = tools_.attachments.open_as_it_came(key, file_number(visit), look);
        if (!opened)
            return tools_.site.problem(visit.request, opened.error());
        return http::download(opened->content, files::media_type(opened->examination.type.kind), opened->name);
    }

    // Drawn or set by us: nothing of the file itself comes along, so that it can do no harm where it is opened.
    [[nodiscard]] http::Response as_pages(Visit const& visit) const
    {
        auto pages = tools_.case_files.pages_of(key_of(visit), file_number(visit), visit.visitor.key);
        if (!pages)
            return tools_.site.problem(visit.request, pages.error());
        return http::download(std::move(pages->pdf), "application/pdf", tools_.texts(visit).say("desk.file.pages-name", {{"name", pages->name}}));
    }

    [[nodiscard]] http::Response read_now(Visit const& visit) const
    {
        auto const done = tools_.attachments.read_now(key_of(visit), file_number(visit), visit.visitor.key);
        if (!done)
            return tools_.site.problem(visit.request, done.error());
        return http::see_other(case_path(visit, key_of(visit).id, "/files?done=file-read"));
    }

    [[nodiscard]] http::Response clear(Visit const& visit) const
    {
        auto const& reason = visit.request.form()->fields.get("reason");
        auto const cleared = tools_.attachments.clear(key_of(visit), file_number(visit), reason, visit.visitor.key);
        auto const door = door_of(visit);
        if (!cleared && cleared.error().kind == base::ErrorKind::invalid_input)
            return file_page(visit, door, faults_of_refusal(cleared.error()), http::status_of(cleared.error().kind));
        if (!cleared)
            return tools_.site.problem(visit.request, cleared.error());
        return http::see_other(address(visit, door) + "?done=file-cleared");
    }

private:
    static std::vector<GivenFile> given_files(http::Form const& form, AttachmentKind kind)
    {
        std::vector<GivenFile> files;
        for (auto const& file : form.files)
            if (file.field == "files" && !file.name.empty())
                files.push_back({file.name, file.content, kind});
        return files;
    }

    static Door door_of(Visit const& visit)
    {
        return is_allowed(visit.roles, Permission::see_applicants) ? Door::applicants : Door::review;
    }

    static std::string address(Visit const& visit, Door door)
    {
        return case_path(visit, key_of(visit).id, "/files/" + std::to_string(file_number(visit)) + (door == Door::review ? "/review" : ""));
    }

    [[nodiscard]] Json kinds_json(config::Texts const& texts, std::string_view chosen) const
    {
        auto kinds = Json::array();
        auto const& names = tools_.law.attachments().names;
        for (std::size_t i = 0; i < names.size(); ++i) {
            std::string const id{to_text(static_cast<AttachmentKind>(i))};
            kinds.push_back({{"id", id}, {"label", in_language(names[i], texts)}, {"chosen", id == chosen}});
        }
        return kinds;
    }

    [[nodiscard]] http::Response list_page(Visit const& visit, base::Faults const& faults, int status) const
    {
        auto const key = key_of(visit);
        auto const found = tools_.requests.find(key);
        auto const files = found ? tools_.attachments.of(key) : tl::unexpected{found.error()};
        auto const names = files ? tools_.attachments.names(key, visit.visitor.key) : tl::unexpected{files.error()};
        if (!names)
            return tools_.site.problem(visit.request, names.error());
        auto const& texts = tools_.texts(visit);
        auto const& room = tools_.law.attachments().room_of(Sender::staff);
        auto const path = case_path(visit, key.id);
        auto const chosen = faults.empty() ? std::string_view{"material"} : visit.request.form()->fields.get("kind");
        return office_page(tools_.site, visit, "files",
                           {{"title", texts.say("desk.files-of", {{"number", found->request.intake.number}})},
                            {"path", path},
                            {"files", attachments_json(*files, *names, path + "/files", tools_, texts)},
                            {"none", files->empty()},
                            {"may_add", may_act(visit, Permission::handle_request) && !found->erased_on},
                            {"kinds", kinds_json(texts, chosen)},
                            {"limits", texts.say("desk.files.limits", {{"most", std::to_string(room.files_at_most)},
                                                                       {"size", say_size(room.bytes_at_most)}})},
                            {"faults", faults_json(faults, tools_.law.requests(), texts)}},
                           status);
    }

    [[nodiscard]] http::Response file_page(Visit const& visit, Door door, base::Faults const& faults, int status) const
    {
        auto const key = key_of(visit);
        auto const file = tools_.attachments.show(key, file_number(visit), {visit.visitor.key, door});
        if (!file)
            return tools_.site.problem(visit.request, file.error());
        auto const& texts = tools_.texts(visit);
        auto findings = Json::array();
        for (auto const& finding : file->findings)
            findings.push_back({{"text", tools_.law.screening().message_of(finding, texts.language())},
                                {"at", config::place_text(finding.at, texts)},
                                {"error", finding.gravity != disclosure::Gravity::warning && finding.gravity != disclosure::Gravity::info}});
        auto const can_be_cleared = is_held_back(file->listed.attachment) && file->listed.attachment.reading != ReadingState::waiting;
        auto values = attachment_json(file->listed, tools_, texts);
        values.update({{"title", file->name},
                       {"back", door == Door::review ? case_path(visit, key.id) : case_path(visit, key.id, "/files")},
                       {"address", address(visit, door)},
                       {"findings", std::move(findings)},
                       {"redact", door == Door::applicants ? redaction_link(file->listed, visit) : Json(false)},
                       {"pages", door == Door::applicants && !may_be_handed_out(file->listed.examination) ? Json(address(visit, door) + "/pages.pdf") : Json(false)},
                       {"may_download", may_be_handed_out(file->listed.examination)},
                       {"clear", may_act(visit, Permission::review_letter) && can_be_cleared
                                     ? Json{{"action", case_path(visit, key.id, "/files/" + std::to_string(file_number(visit)) + "/cleared")}}
                                     : Json(false)},
                       {"read_now", may_act(visit, Permission::handle_request) && file->listed.attachment.reading == ReadingState::waiting
                                        ? Json{{"action", case_path(visit, key.id, "/files/" + std::to_string(file_number(visit)) + "/read")}}
                                        : Json(false)},
                       {"faults", faults_json(faults, tools_.law.requests(), texts)}});
        return office_page(tools_.site, visit, "file", std::move(values), status);
    }

    PageTools tools_;
};

}  // namespace

void add_attachment_pages(agencies::StaffRoutes& routes, PageTools const& tools)
{
    AttachmentPages const pages{tools};
    auto const& room = tools.law.attachments().room_of(Sender::staff);
    std::string const files = "/office/{agency}/requests/{id}/files";
    auto const one = files + "/{file}";
    routes.get(files, Permission::see_applicants, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post(files, Permission::handle_request, room.files_at_most * room.bytes_at_most + form_bytes,
                [pages](Visit const& visit) { return pages.add(visit); });
    for (auto const door : {Door::applicants, Door::review}) {
        auto const needs = door == Door::review ? Permission::review_letter : Permission::see_applicants;
        auto const at = one + (door == Door::review ? "/review" : "");
        routes.get(at, needs, [pages, door](Visit const& visit) { return pages.show(visit, door); });
        routes.get(at + "/text", needs, [pages, door](Visit const& visit) { return pages.read(visit, door); });
        routes.get(at + "/content", needs, [pages, door](Visit const& visit) { return pages.download(visit, door); });
    }
    routes.get(one + "/pages.pdf", Permission::see_applicants, [pages](Visit const& visit) { return pages.as_pages(visit); });
    routes.post(one + "/read", Permission::handle_request, [pages](Visit const& visit) { return pages.read_now(visit); });
    routes.post(one + "/cleared", Permission::review_letter, [pages](Visit const& visit) { return pages.clear(visit); });
}

}  // namespace requests
