#include "requests/redaction/redaction_store.hpp"

#include "base/ensure.hpp"

#include <algorithm>

namespace requests {
namespace {

constexpr auto select_areas =
    "SELECT number, place, reason, source, state FROM redaction_area WHERE agency_id = $1 AND request_id = $2 AND attachment = $3 "
    "ORDER BY number";
constexpr auto insert_area =
    "INSERT INTO redaction_area (agency_id, request_id, attachment, number, place, reason, source, state) VALUES ($1, $2, $3, "
    "(SELECT COALESCE(MAX(number), 0) + 1 FROM redaction_area WHERE agency_id = $1 AND request_id = $2 AND attachment = $3), "
    "$4, $5, $6, $7)";
constexpr auto update_area =
    "UPDATE redaction_area SET state = $5 WHERE agency_id = $1 AND request_id = $2 AND attachment = $3 AND number = $4";
constexpr auto delete_area = "DELETE FROM redaction_area WHERE agency_id = $1 AND request_id = $2 AND attachment = $3 AND number = $4";
constexpr auto select_work =
    "SELECT task, pages, done, finished, fault, asked_by, copy, unplaced FROM redaction_work "
    "WHERE agency_id = $1 AND request_id = $2 AND attachment = $3";
constexpr auto upsert_work =
    "INSERT INTO redaction_work (agency_id, request_id, attachment, task, pages, done, finished, fault, asked_by, copy, unplaced) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (agency_id, request_id, attachment) DO UPDATE SET "
    "task = excluded.task, pages = excluded.pages, done = excluded.done, finished = excluded.finished, fault = excluded.fault, "
    "asked_by = excluded.asked_by, copy = excluded.copy, unplaced = excluded.unplaced";

RedactionArea to_area(sql::Row const& row)
{
    auto const place = base::parse_place(row.text("place"));
    auto const state = parse_area_state(row.text("state"));
    base::ensure(place.kind == base::Place::Kind::page && state, "an area is stored as this program writes it");
    return {.number = static_cast<int>(row.integer("number")),
            .page = place.first,
            .box = place.box,
            .reason = row.text("reason"),
            .source = row.text("source"),
            .state = *state};
}

}  // namespace

std::vector<RedactionArea> RedactionStore::areas(AttachmentKey of) const
{
    std::vector<RedactionArea> found;
    auto const rows = connection_.query(select_areas, {of.request.agency.value, of.request.id.value, of.number});
    for (auto const row : rows.all())
        found.push_back(to_area(row));
    std::ranges::stable_sort(found, {}, &RedactionArea::page);
    return found;
}

void RedactionStore::add(AttachmentKey of, RedactionArea const& area)
{
    connection_.execute(insert_area, {of.request.agency.value, of.request.id.value, of.number,
                                      base::to_string(base::page_place(area.page, to_whole_points(area.box))), area.reason, area.source,
                                      to_text(area.state)});
}

void RedactionStore::set_state(AttachmentKey of, int number, AreaState state)
{
    connection_.execute(update_area, {of.request.agency.value, of.request.id.value, of.number, number, to_text(state)});
}

void RedactionStore::remove(AttachmentKey of, int number)
{
    connection_.execute(delete_area, {of.request.agency.value, of.request.id.value, of.number, number});
}

std::optional<RedactionWork> RedactionStore::work(AttachmentKey of) const
{
    auto const rows = connection_.query(select_work, {of.request.agency.value, of.request.id.value, of.number});
    if (rows.empty())
        return std::nullopt;
    auto const& row = rows.front();
    auto const task = parse_redaction_task(row.text("task"));
    base::ensure(task.has_value(), "the work is stored as this program writes it");
    auto const copy = row.maybe_integer("copy");
    return RedactionWork{.task = *task,
                         .pages = static_cast<int>(row.integer("pages")),
                         .done = static_cast<int>(row.integer("done")),
                         .finished = row.integer("finished") != 0,
                         .fault = row.text("fault"),
                         .asked_by = row.integer("asked_by"),
                         .copy = copy ? std::optional{static_cast<int>(*copy)} : std::nullopt,
                         .unplaced = static_cast<int>(row.integer("unplaced"))};
}

void RedactionStore::set_work(AttachmentKey of, RedactionWork const& work)
{
    connection_.execute(upsert_work, {of.request.agency.value, of.request.id.value, of.number, to_text(work.task), work.pages, work.done,
                                      work.finished ? 1 : 0, work.fault, work.asked_by, work.copy, work.unplaced});
}

}  // namespace requests
