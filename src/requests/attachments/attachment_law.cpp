#include "requests/attachments/attachment_law.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"

namespace requests {
namespace {

using base::Json;

AttachmentLaw::Room room_in(Json const& json, std::size_t bytes)
{
    return {.files_at_most = json.at("files_at_most").get<std::size_t>(),
            .bytes_at_most = json.value("bytes_at_most", bytes),
            .reading = std::chrono::seconds{json.at("reading_seconds").get<int>()}};
}

}  // namespace

AttachmentLaw AttachmentLaw::parse(Json const& json)
{
    AttachmentLaw law;
    auto const most = json.at("file_bytes_at_most").get<std::size_t>();
    law.applicant = room_in(json.at("applicant"), most);
    law.staff = room_in(json.at("staff"), most);
    law.name_characters_at_most = json.at("name_characters_at_most").get<std::size_t>();
    for (auto const& name : json.at("file_kinds")) {
        auto const type = files::parse_file_type(name.get<std::string>());
        base::ensure(type.has_value(), "attachments.json names kinds of files that there are");
        law.file_kinds.insert(type->kind);
    }
    for (auto const& kind : json.at("kinds")) {
        base::ensure(parse_attachment_kind(kind.at("id").get<std::string>()) == static_cast<AttachmentKind>(law.names.size()),
                     "attachments.json names the kinds of attachments in their order");
        law.names.push_back({kind.at("zh").get<std::string>(), kind.at("en").get<std::string>()});
    }
    auto const& list = json.at("enclosure_list");
    law.single_enclosure = list.at("single").get<std::string>();
    law.first_enclosure = list.at("first").get<std::string>();
    law.further_enclosure = list.at("further").get<std::string>();
    return law;
}

}  // namespace requests
