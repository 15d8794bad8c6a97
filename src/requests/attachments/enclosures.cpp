#include "requests/attachments/attachment_service.hpp"

#include "agencies/agency_store.hpp"
#include "base/json.hpp"
#include "requests/attachments/enclosure_check.hpp"
#include "requests/letter_soundness.hpp"
#include "requests/sealed_json.hpp"

#include <algorithm>
#include <filesystem>

// The part of the service that knows letters.
namespace requests {
namespace {

using base::ErrorKind;

base::Error not_served()
{
    return {ErrorKind::not_found, "letter.not-served", "No such letter was served on you.", {}};
}

std::string title_of(std::string const& name)
{
    return std::filesystem::path{name}.stem().string();
}

std::vector<std::string> lines_of(std::string_view text)
{
    std::vector<std::string> lines;
    for (;;) {
        auto const end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return lines;
        text.remove_prefix(end + 1);
    }
}

std::string before_number(std::string const& pattern)
{
    return pattern.substr(0, pattern.find('{'));
}

// The list as the law writes it, in the place of an earlier one, else before the signature, else at the end.
std::string with_list(std::string const& text, std::vector<std::string> const& titles, std::string const& signature, AttachmentLaw const& law)
{
    auto lines = lines_of(text);
    auto const first = before_number(law.first_enclosure);
    auto const further = before_number(law.further_enclosure);
    auto at = std::ranges::find_if(lines, [&](std::string const& line) { return line.starts_with(first); });
    if (at != lines.end()) {
        at = lines.erase(at);
        while (at != lines.end() && at->starts_with(further))
            at = lines.erase(at);
    } else {
        auto const last = std::find(lines.rbegin(), lines.rend(), signature);
        at = last == lines.rend() ? lines.end() : last.base() - 1;
    }
    std::vector<std::string> list;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        auto const& pattern = titles.size() == 1 ? law.single_enclosure : i == 0 ? law.first_enclosure : law.further_enclosure;
        list.push_back(base::fill_words(pattern, {{"n", std::to_string(i + 1)}, {"name", titles[i]}}));
    }
    lines.insert(at, list.begin(), list.end());
    std::string joined;
    for (auto const& line : lines)
        joined += (&line == &lines.front() ? "" : "\n") + line;
    return joined;
}

// What may go with a letter: no proof of identity, and nothing that could do harm where it is opened.
Result<std::string> enclosable_title(Desk& desk, RequestKey key, int number)
{
    auto const attachment = desk.attachments.find({key, number});
    if (!attachment)
        return tl::unexpected{attachment.error()};
    if (attachment->gone_on)
        return base::fail(ErrorKind::not_found, "attachment.gone", "The content of this file is destroyed.");
    files::CaseFiles const case_files{desk.connection, desk.vault};
    auto const file = case_files.find(vault_case(key), attachment->address);
    if (!file)
        return tl::unexpected{file.error()};
    if (attachment->kind == AttachmentKind::identity || !may_be_handed_out(file->examination))
        return base::fail(ErrorKind::conflict, "attachment.not-for-letters", "This file cannot go with a letter.");
    return title_of(file->name);
}

Result<void> list_in_text(Desk& desk, LoadedCase const& loaded, LetterId letter, std::vector<std::string> const& titles)
{
    auto const key = loaded.request.key;
    auto content = open_letter(desk, key, letter);
    if (!content)
        return tl::unexpected{content.error()};
    auto const agency = agencies::AgencyStore{desk.connection}.find(key.agency);
    if (!agency)
        return tl::unexpected{agency.error()};
    content->text = with_list(content->text, titles, name_on(*agency, desk.today).full, desk.tools.law.attachments());
    return desk.vault.seal(vault_case(key), letter_field(letter), to_sealed_text(*content)).map([&](std::string const& sealed) {
        desk.papers.set_text(key, letter, sealed);
    });
}

// The letter, if it was served on the applicant.
Result<void> check_served(LoadedCase const& loaded, LetterId letter)
{
    auto const found = loaded.request.letters.find(letter);
    auto const* kind = found == loaded.request.letters.end() ? nullptr : loaded.terms.law.letter(found->second.kind);
    if (kind == nullptr || kind->to != Addressee::applicant || !found->second.served_on)
        return tl::unexpected{not_served()};
    return {};
}

}  // namespace

Result<CaseView> AttachmentService::enclose(RequestKey key, LetterId letter, std::vector<int> const& numbers, Acting const& acting)
{
    return write(tools_, [&](Desk& desk) -> Result<CaseView> {
        auto loaded = load_to_act(desk, key, acting.by, acting.version);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        auto const found = loaded->request.letters.find(letter);
        if (found == loaded->request.letters.end() || found->second.stage != LetterStage::draft)
            return base::fail(ErrorKind::conflict, "letter.no-draft", "Only a draft can be changed, and its kind stays.");
        std::vector<std::string> titles;
        for (auto const number : numbers) {
            auto title = enclosable_title(desk, key, number);
            if (!title)
                return tl::unexpected{title.error()};
            titles.push_back(*std::move(title));
        }
        desk.attachments.enclose(key, letter, numbers);
        if (auto const listed = list_in_text(desk, *loaded, letter, titles); !listed)
            return tl::unexpected{listed.error()};
        note(desk, key, {.act = "letter_enclosed", .by = actor_of(acting.by),
                         .details = base::Json{{"letter", letter.value}, {"attachments", numbers}}.dump()});
        if (auto const taken = take_change(desk, *loaded); !taken)
            return tl::unexpected{taken.error()};
        return view_of(*loaded, desk.today);
    });
}

Result<std::vector<ListedAttachment>> AttachmentService::enclosures(RequestKey key, LetterId letter) const
{
    auto const numbers = look(tools_, [&](Desk& desk) { return Result<std::vector<int>>{desk.attachments.enclosed(key, letter)}; });
    auto const all = of(key);
    if (!all)
        return all;
    std::vector<ListedAttachment> found;
    for (auto const number : *numbers)
        for (auto const& one : *all)
            if (one.attachment.number == number)
                found.push_back(one);
    return found;
}

Result<std::vector<HeldEnclosure>> AttachmentService::held_enclosures(RequestKey key, LetterId letter) const
{
    return look(tools_, [&](Desk& desk) {
        return load(desk, key).map([&](LoadedCase const& loaded) { return requests::held_enclosures(desk, loaded, letter); });
    });
}

Result<std::vector<std::string>> AttachmentService::served_names(std::string_view receipt, std::string_view secret, LetterId letter)
{
    auto const followed = RequestService{tools_}.follow(receipt, secret);
    if (!followed)
        return tl::unexpected{followed.error()};
    auto const key = followed->request.key;
    return look(tools_, [&](Desk& desk) -> Result<std::vector<std::string>> {
        auto const loaded = load(desk, key);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (auto const served = check_served(*loaded, letter); !served)
            return tl::unexpected{served.error()};
        std::vector<std::string> names;
        files::CaseFiles const case_files{desk.connection, desk.vault};
        for (auto const number : desk.attachments.enclosed(key, letter)) {
            auto const file = desk.attachments.find({key, number}).and_then([&](Attachment const& attachment) {
                return case_files.find(vault_case(key), attachment.address);
            });
            if (!file)
                return tl::unexpected{file.error()};
            names.push_back(file->name);
        }
        return names;
    });
}

Result<OpenedAttachment> AttachmentService::open_served(std::string_view receipt, std::string_view secret, LetterId letter, int position)
{
    auto const followed = RequestService{tools_}.follow(receipt, secret);
    if (!followed)
        return tl::unexpected{followed.error()};
    auto const key = followed->request.key;
    return write(tools_, [&](Desk& desk) -> Result<OpenedAttachment> {
        auto const loaded = load(desk, key);
        if (!loaded)
            return tl::unexpected{loaded.error()};
        if (auto const served = check_served(*loaded, letter); !served)
            return tl::unexpected{served.error()};
        auto const numbers = desk.attachments.enclosed(key, letter);
        if (position < 1 || static_cast<std::size_t>(position) > numbers.size())
            return tl::unexpected{not_served()};
        auto const number = numbers[static_cast<std::size_t>(position) - 1];
        auto opened = desk.attachments.find({key, number}).and_then([&](Attachment const& attachment) {
            return content_of(desk, key, attachment);
        });
        if (opened)
            note(desk, key, {.act = "attachment_opened", .by = Actor{"applicant"}, .details = base::Json{{"attachment", number}}.dump()});
        return opened;
    });
}

}  // namespace requests
