#include "base/json.hpp"
#include "requests/attachments/attachment_record.hpp"
#include "requests/case_record.hpp"
#include "requests/redaction/propose_areas.hpp"
#include "requests/redaction/redaction_list.hpp"
#include "requests/redaction/redaction_service.hpp"
#include "requests/redaction/redaction_store.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

// The part of the service that a worker carries out, page by page.
namespace requests {
namespace {

std::optional<AttachmentKey> key_in(AgencyId agency, std::string_view subject)
{
    long long request = 0;
    int file = 0;
    if (std::sscanf(std::string{subject}.c_str(), "request/%lld/file/%d", &request, &file) != 2)
        return std::nullopt;
    return AttachmentKey{{agency, RequestId{request}}, file};
}

std::map<int, std::vector<document::Blackout>> blackouts_of(std::vector<RedactionArea> const& accepted, RedactionLaw const& law)
{
    std::map<int, std::vector<document::Blackout>> blackouts;
    for (auto const& area : accepted)
        blackouts[area.page].push_back({area.box, law.reason(area.reason)->label.zh});
    return blackouts;
}

base::Json counts_of(std::vector<RedactionArea> const& accepted)
{
    base::Json counts = base::Json::object();
    for (auto const& area : accepted)
        counts[area.reason] = counts.value(area.reason, 0) + 1;
    return counts;
}

}  // namespace

Result<void> RedactionService::tell(AttachmentKey const& of, RedactionWork const& work) const
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        RedactionStore{desk.connection}.set_work(of, work);
        return {};
    });
}

Result<void> RedactionService::work(AgencyId agency, std::string_view subject, GoOn const& go_on)
{
    auto const of = key_in(agency, subject);
    if (!of)
        return {};
    auto work = look(tools_, [&](Desk& desk) { return Result<std::optional<RedactionWork>>{RedactionStore{desk.connection}.work(*of)}; });
    if (!*work || (*work)->finished)
        return {};  // done by another worker
    return (*work)->task == RedactionTask::propose ? propose(*of, **work, go_on) : copy(*of, **work, go_on);
}

Result<void> RedactionService::propose(AttachmentKey const& of, RedactionWork work, GoOn const& go_on)
{
    auto const opened = open(of.request, of.number, {of.request.agency, work.asked_by});
    if (!opened)
        work.fault = opened.error().code;
    while (work.fault.empty() && work.done < work.pages) {
        if (auto const may = go_on(); !may)
            return may;
        auto const page = work.done + 1;
        auto const lines = document::page_lines(opened->format, opened->file.content, page, limits_);
        if (!lines) {
            work.fault = lines.error().code;
            break;
        }
        auto const found = propose_areas(*lines, page, tools_.law.screening(), law_);
        work.unplaced += found.unplaced;
        ++work.done;
        auto const kept = write(tools_, [&](Desk& desk) -> Result<void> {
            RedactionStore store{desk.connection};
            auto const known = store.areas(of);
            for (auto const& area : found.areas)
                if (std::ranges::none_of(known, [&](auto const& one) { return one.page == area.page && one.box == area.box; }))
                    store.add(of, area);
            store.set_work(of, work);
            return {};
        });
        if (!kept)
            return kept;
    }
    work.finished = true;
    return tell(of, work);
}

Result<void> RedactionService::copy(AttachmentKey const& of, RedactionWork work, GoOn const& go_on)
{
    PersonKey const by{of.request.agency, work.asked_by};
    auto accepted = *look(tools_, [&](Desk& desk) { return Result<std::vector<RedactionArea>>{RedactionStore{desk.connection}.areas(of)}; });
    std::erase_if(accepted, [](RedactionArea const& area) { return area.state != AreaState::accepted; });
    document::Redaction const redaction{.blackouts = blackouts_of(accepted, law_),
                                        .list = redaction_list(accepted, law_),
                                        .dots_per_inch = work.pages > law_.many_pages ? law_.dots_per_inch_of_many : law_.dots_per_inch};
    auto stopped = Result<void>{};
    auto const drawn = [&](int page) -> Result<void> {
        work.done = page;
        stopped = tell(of, work).and_then(go_on);
        return stopped;
    };
    auto const made = open(of.request, of.number, by).and_then([&](Opened const& opened) -> Result<InspectedFile> {
        auto const bytes = document::redact(opened.format, opened.file.content, redaction, limits_, drawn);
        if (!bytes)
            return tl::unexpected{bytes.error()};
        auto const stem = std::filesystem::path{opened.file.name}.stem().string();
        return attachments_.inspect({base::fill_words(law_.copy_name, {{"name", stem}}), *bytes, AttachmentKind::redacted}, Sender::staff);
    });
    if (!stopped)
        return stopped;
    auto const added = made.and_then([&](InspectedFile file) {
        file.original = of.number;
        return attachments_.add(of.request, file, by);
    });
    work.finished = true;
    if (!added) {
        work.fault = added.error().code;
        return tell(of, work);
    }
    work.copy = *added;
    return write(tools_, [&](Desk& desk) -> Result<void> {
        RedactionStore{desk.connection}.set_work(of, work);
        note(desk, of.request, {.act = "redaction_made", .by = actor_of(by),
                                .details = base::Json{{"attachment", *added}, {"original", of.number}, {"areas", counts_of(accepted)}}.dump()});
        return {};
    });
}

}  // namespace requests
