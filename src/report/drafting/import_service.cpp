#include "report/drafting/import_service.hpp"

#include "base/json.hpp"
#include "journal/journal.hpp"
#include "platform/crypto/sha256.hpp"
#include "platform/sql/transaction.hpp"
#include "report/batch/open_report.hpp"
#include "report/drafting/import_store.hpp"

namespace report {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t longest_name = 200;  // bytes of a file's name that are kept

std::string short_name(std::string const& name)
{
    auto end = std::min(name.size(), longest_name);
    while (end > 0 && end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U)
        --end;
    return name.substr(0, end);
}

}  // namespace

template <class Change>
void ImportService::change(Agency const& agency, int year, PersonKey by, std::string_view event, std::string const& file, Change const& change)
{
    sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction transaction{*connection};
        ImportStore store{*connection, *tools_.statutes.forms};
        change(store);
        journal::Journal{*connection, tools_.clock}.record(
            agency.id, journal::Act{.event = std::string{event}, .subject = "report/" + std::to_string(year), .actor = actor_text(by),
                                    .rule = {}, .happened_at = tools_.clock.now(), .details = base::Json{{"file", file}}.dump()});
        transaction.commit();
    });
}

Result<void> ImportService::read_file(Agency const& agency, int year, std::string const& name, std::string_view content, PersonKey by)
{
    auto const draft = reports_.draft(agency, year);
    if (!draft)
        return tl::unexpected{draft.error()};
    if (!is_editable(draft->state))
        return base::fail(ErrorKind::conflict, "report.not-editable", "The report is handed in: its figures do not change any more.");
    if (content.size() > tools_.statutes.limits.file_bytes)
        return tl::unexpected{document::over_limit("file_bytes", tools_.statutes.limits.file_bytes)};
    auto opened = open_report(content, name, tools_.statutes);
    if (!opened)
        return tl::unexpected{opened.error()};
    if (auto const fits = fits_draft(opened->report, *draft); !fits)
        return fits;
    ImportedReport import{.file = short_name(name), .format = std::move(opened->format), .sha256 = crypto::sha256_hex(content),
                          .read_on = tools_.clock.today(), .read_by = actor_text(by), .report = std::move(opened->report)};
    import.remarks = remarks_on(import.report, tools_.statutes.checker);
    change(agency, year, by, "report.file-read", import.file, [&](ImportStore& store) { store.put({agency.id, year}, import); });
    return {};
}

std::optional<ImportedReport> ImportService::find(ReportKey key) const
{
    return sql::retry_when_busy([&] {
        auto const connection = tools_.database.connection();
        sql::Transaction const transaction{*connection, sql::Access::read};
        return ImportStore{*connection, *tools_.statutes.forms}.find(key);
    });
}

base::Accepted<Draft> ImportService::take_over(Agency const& agency, int year, ReportService::Figures figures, ReportService::Acting const& acting)
{
    auto const import = find({agency.id, year});
    if (!import)
        return base::refuse({{"form", "draft.import.none"}});
    figures.file = import->file;
    auto taken = reports_.put_figures(agency, year, figures, acting);
    if (taken)
        change(agency, year, acting.by, "report.file-taken", import->file,
               [&](ImportStore& store) { store.take({agency.id, year}, tools_.clock.today()); });
    return taken;
}

Result<void> ImportService::discard(Agency const& agency, int year, PersonKey by)
{
    auto const import = find({agency.id, year});
    if (!import)
        return base::fail(ErrorKind::not_found, "draft.import.none", "No file was read for this report.");
    change(agency, year, by, "report.file-discarded", import->file, [&](ImportStore& store) { store.remove({agency.id, year}); });
    return {};
}

}  // namespace report
