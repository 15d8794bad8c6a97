#include "requests/redaction/redaction_service.hpp"

#include "base/json.hpp"
#include "platform/jobs/queue.hpp"
#include "requests/attachments/attachment_record.hpp"
#include "requests/case_record.hpp"
#include "requests/redaction/propose_areas.hpp"
#include "requests/redaction/redaction_store.hpp"

#include <algorithm>

namespace requests {
namespace {

using base::ErrorKind;

// "request/17/file/3", as the job names it.
std::string subject_of(AttachmentKey const& of)
{
    return requests::subject_of(of.request) + "/file/" + std::to_string(of.number);
}

bool is_good(RedactionArea const& area, base::Box const& page)
{
    auto const& box = area.box;
    return box.left >= 0 && box.top >= 0 && box.right - box.left >= 1 && box.bottom - box.top >= 1 && box.right <= page.right + 1 &&
           box.bottom <= page.bottom + 1;
}

// One of the agency whose file is there and whose work is not under way.
Result<void> check_may_mark(Desk& desk, AttachmentKey const& of, PersonKey by)
{
    if (auto const ours = check_agency(of.request, by); !ours)
        return ours;
    auto const there = find_there(desk, of.request, of.number);
    if (!there)
        return tl::unexpected{there.error()};
    if (there->kind == AttachmentKind::identity)
        return base::fail(ErrorKind::conflict, "redaction.not-pages", "Only PDF files and pictures can be blacked out here.");
    if (auto const work = RedactionStore{desk.connection}.work(of); work && !work->finished)
        return base::fail(ErrorKind::conflict, "redaction.busy", "The program is still working on this file.");
    return {};
}

Result<void> check_may_copy(std::vector<RedactionArea> const& areas)
{
    auto const has = [&](AreaState state) { return std::ranges::find(areas, state, &RedactionArea::state) != areas.end(); };
    if (has(AreaState::proposed))
        return base::fail(ErrorKind::conflict, "redaction.undecided", "Say of each proposed area whether it is blacked out.");
    if (!has(AreaState::accepted))
        return base::fail(ErrorKind::conflict, "redaction.nothing-marked", "Mark what is to be blacked out.");
    return {};
}

// What can be told while the program works on the file, without a look at it: pages without their sizes.
Result<std::optional<RedactedFile>> watched(Desk const& desk, AttachmentKey const& of)
{
    auto const there = find_there(desk, of.request, of.number);
    if (!there)
        return tl::unexpected{there.error()};
    RedactionStore const store{desk.connection};
    auto const work = store.work(of);
    if (!work || work->finished)
        return std::nullopt;
    RedactedFile file{.name = {}, .pages = {}, .areas = store.areas(of), .work = work};
    for (int page = 1; page <= work->pages; ++page)
        file.pages.push_back({page, {}});
    return file;
}

base::Json counts_of(std::vector<RedactionArea> const& areas)
{
    base::Json counts = base::Json::object();
    for (auto const& area : areas)
        if (area.state == AreaState::accepted)
            counts[area.reason] = counts.value(area.reason, 0) + 1;
    return counts;
}

}  // namespace

std::optional<document::PageFormat> page_format(files::FileKind kind)
{
    using enum files::FileKind;
    switch (kind) {
    case pdf: return document::PageFormat::pdf;
    case png:
    case jpeg:
    case bmp:
    case tiff:
    case webp: return document::PageFormat::picture;
    case unknown:
    case empty:
    case text:
    case markup:
    case ofd:
    case docx:
    case xlsx:
    case pptx:
    case rtf:
    case legacy_office:
    case zip:
    case archive:
    case gif: return std::nullopt;
    }
    return std::nullopt;
}

Result<RedactionService::Opened> RedactionService::open(RequestKey key, int file, PersonKey looking)
{
    auto opened = attachments_.open(key, file, {looking});
    if (!opened)
        return tl::unexpected{opened.error()};
    auto const format = page_format(opened->examination.type.kind);
    if (!format)
        return base::fail(ErrorKind::unsupported, "redaction.not-pages", "Only PDF files and pictures can be blacked out here.");
    return Opened{*std::move(opened), *format};
}

Result<RedactedFile> RedactionService::show(RequestKey key, int file, PersonKey looking)
{
    auto const under_way = look(tools_, [&](Desk& desk) { return watched(desk, {key, file}); });
    if (!under_way)
        return tl::unexpected{under_way.error()};
    if (*under_way)
        return **under_way;
    auto opened = open(key, file, looking);
    if (!opened)
        return tl::unexpected{opened.error()};
    auto pages = document::page_sizes(opened->format, opened->file.content, limits_);
    if (!pages)
        return tl::unexpected{pages.error()};
    return look(tools_, [&](Desk& desk) -> Result<RedactedFile> {
        RedactionStore const store{desk.connection};
        return RedactedFile{.name = opened->file.name, .pages = *pages, .areas = store.areas({key, file}), .work = store.work({key, file})};
    });
}

Result<std::string> RedactionService::picture(RequestKey key, int file, int page, PersonKey looking)
{
    constexpr int of_a_screen = 110;
    return open(key, file, looking).and_then([&](Opened const& opened) {
        return document::page_picture(opened.format, opened.file.content, {page, of_a_screen}, limits_);
    });
}

Result<std::vector<document::PageLine>> RedactionService::lines(RequestKey key, int file, int page, PersonKey looking)
{
    return open(key, file, looking).and_then([&](Opened const& opened) {
        return document::page_lines(opened.format, opened.file.content, page, limits_);
    });
}

Result<void> RedactionService::mark(RequestKey key, int file, PageAreas const& said, PersonKey by)
{
    auto const opened = open(key, file, by);
    auto const pages = opened ? document::page_sizes(opened->format, opened->file.content, limits_) : tl::unexpected{opened.error()};
    if (!pages)
        return tl::unexpected{pages.error()};
    auto const page = std::ranges::find(*pages, said.page, &document::PageSize::page);
    if (page == pages->end())
        return base::fail(ErrorKind::not_found, "redaction.no-page", "The file has no page {page}.", {{"page", std::to_string(said.page)}});
    for (auto const& area : said.added) {
        if (law_.reason(area.reason) == nullptr)
            return base::fail(ErrorKind::invalid_input, "redaction.no-reason", "Say why the area is blacked out.");
        if (!is_good(area, page->box))
            return base::fail(ErrorKind::invalid_input, "redaction.bad-area", "The area must lie on the page and be larger than nothing.");
    }
    AttachmentKey const of{key, file};
    return write(tools_, [&](Desk& desk) -> Result<void> {
        if (auto const may = check_may_mark(desk, of, by); !may)
            return may;
        RedactionStore store{desk.connection};
        for (auto const& area : store.areas(of)) {
            if (area.page != said.page)
                continue;
            if (said.kept.contains(area.number))
                store.set_state(of, area.number, AreaState::accepted);
            else if (area.source == by_hand)
                store.remove(of, area.number);
            else
                store.set_state(of, area.number, AreaState::dismissed);
        }
        for (auto area : said.added) {
            area.page = said.page;
            store.add(of, area);
        }
        return {};
    });
}

Result<void> RedactionService::accept_all(RequestKey key, int file, PersonKey by)
{
    AttachmentKey const of{key, file};
    return write(tools_, [&](Desk& desk) -> Result<void> {
        if (auto const may = check_may_mark(desk, of, by); !may)
            return may;
        RedactionStore store{desk.connection};
        for (auto const& area : store.areas(of))
            if (area.state == AreaState::proposed)
                store.set_state(of, area.number, AreaState::accepted);
        return {};
    });
}

Result<void> RedactionService::ask(RequestKey key, int file, RedactionTask task, PersonKey by)
{
    auto const opened = open(key, file, by);
    auto const pages = opened ? document::page_sizes(opened->format, opened->file.content, limits_) : tl::unexpected{opened.error()};
    if (!pages)
        return tl::unexpected{pages.error()};
    AttachmentKey const of{key, file};
    return write(tools_, [&](Desk& desk) -> Result<void> {
        if (auto const may = check_may_mark(desk, of, by); !may)
            return may;
        RedactionStore store{desk.connection};
        auto const areas = store.areas(of);
        if (auto const may = task == RedactionTask::copy ? check_may_copy(areas) : Result<void>{}; !may)
            return may;
        store.set_work(of, {.task = task, .pages = static_cast<int>(pages->size()), .asked_by = by.number});
        jobs::Queue{desk.connection, desk.tools.clock}.enqueue({key.agency, std::string{redaction_duty}, subject_of(of)});
        note(desk, key, {.act = "redaction_asked", .by = actor_of(by),
                         .details = base::Json{{"attachment", file}, {"task", to_text(task)}, {"areas", counts_of(areas)}}.dump()});
        return {};
    });
}

}  // namespace requests
