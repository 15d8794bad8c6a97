#include "requests/pages/attachment_words.hpp"

#include <sstream>

namespace requests {
namespace {

using base::Json;

constexpr std::uint64_t kilobyte = 1024;

// With one decimal, cut off.
std::string decimal(std::uint64_t tenths)
{
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

// Colour beside the words: red for what must not go out, amber for what somebody has to look at.
std::string mark_of(Attachment const& attachment)
{
    switch (attachment.reading) {
    case ReadingState::sound: return "";
    case ReadingState::barred: return attachment.cleared_by ? "" : "late";
    case ReadingState::waiting:
    case ReadingState::warned:
    case ReadingState::unseen:
    case ReadingState::unreadable: return attachment.cleared_by ? "" : "soon";
    }
    return "";
}

std::string say_reading(Attachment const& attachment, PageTools const& tools, config::Texts const& texts)
{
    auto const reading = texts.say("desk.reading." + std::string{to_text(attachment.reading)});
    if (!attachment.cleared_by)
        return reading;
    return texts.say("desk.file.cleared", {{"reading", reading}, {"who", say_actor(*attachment.cleared_by, tools, texts)}});
}

}  // namespace

std::string say_size(std::uint64_t bytes)
{
    if (bytes < kilobyte)
        return std::to_string(bytes) + " B";
    auto const tenths = bytes * 10 / kilobyte;
    return tenths < 10 * kilobyte ? decimal(tenths) + " KB" : decimal(tenths / kilobyte) + " MB";
}

std::string say_type(files::FileType const& type, config::Texts const& texts)
{
    std::istringstream stored{files::to_text(type)};  // the kind, then the traits
    std::string word;
    stored >> word;
    auto words = texts.say("desk.file-kind." + word);
    while (stored >> word)
        words += texts.say("desk.file-trait." + word);
    return words;
}

Json attachment_json(ListedAttachment const& file, PageTools const& tools, config::Texts const& texts)
{
    auto const& attachment = file.attachment;
    return {{"kind", in_language(tools.law.attachments().name_of(attachment.kind), texts)},
            {"type", say_type(file.examination.type, texts)},
            {"size", say_size(file.size)},
            {"who", say_actor(attachment.added_by, tools, texts)},
            {"day", to_string(attachment.added_on)},
            {"scan", texts.say("desk.scan." + std::string{to_text(file.examination.scan.verdict)})},
            {"reading", say_reading(attachment, tools, texts)},
            {"original", attachment.original ? Json(texts.say("desk.file.original", {{"number", std::to_string(*attachment.original)}})) : Json(false)},
            {"mark", mark_of(attachment)}};
}

Json attachments_json(std::vector<ListedAttachment> const& files, std::map<int, std::string> const& names, std::string const& address,
                      PageTools const& tools, config::Texts const& texts)
{
    auto all = Json::array();
    for (auto const& file : files) {
        auto const number = file.attachment.number;
        auto shown = attachment_json(file, tools, texts);
        auto const name = names.find(number);
        shown["number"] = number;
        shown["name"] = name == names.end() ? shown["kind"] : Json(name->second);
        shown["href"] = address.empty() ? Json(false) : Json(address + "/" + std::to_string(number));
        all.push_back(std::move(shown));
    }
    return all;
}

}  // namespace requests
