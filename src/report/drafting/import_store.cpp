#include "report/drafting/import_store.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"
#include "report/exchange/report_json.hpp"

namespace report {
namespace {

constexpr auto select_import =
    "SELECT file, format, sha256, read_on, read_by, content, remarks, taken_on FROM annual_report_import WHERE agency_id = $1 AND year = $2";
constexpr auto upsert_import =
    "INSERT INTO annual_report_import (agency_id, year, file, format, sha256, read_on, read_by, content, remarks, taken_on) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL) ON CONFLICT (agency_id, year) DO UPDATE "
    "SET file = $3, format = $4, sha256 = $5, read_on = $6, read_by = $7, content = $8, remarks = $9, taken_on = NULL";
constexpr auto update_taken = "UPDATE annual_report_import SET taken_on = $3 WHERE agency_id = $1 AND year = $2";
constexpr auto delete_import = "DELETE FROM annual_report_import WHERE agency_id = $1 AND year = $2";

base::Json to_json(std::vector<ImportRemark> const& remarks)
{
    auto all = base::Json::array();
    for (auto const& remark : remarks)
        all.push_back({{"zh", remark.zh}, {"en", remark.en}});
    return all;
}

std::vector<ImportRemark> to_remarks(base::Json const& json)
{
    std::vector<ImportRemark> remarks;
    for (auto const& one : json)
        remarks.push_back({one.at("zh").get<std::string>(), one.at("en").get<std::string>()});
    return remarks;
}

}  // namespace

std::optional<ImportedReport> ImportStore::find(ReportKey key) const
{
    auto const rows = connection_.query(select_import, {key.agency.value, key.year});
    if (rows.empty())
        return std::nullopt;
    auto const row = rows.front();
    auto report = parse_report_json(row.text("content"), forms_);
    base::ensure(report.has_value(), "an import in the database is one that we stored");
    return ImportedReport{.file = row.text("file"),
                          .format = row.text("format"),
                          .sha256 = row.text("sha256"),
                          .read_on = row.date("read_on"),
                          .read_by = row.text("read_by"),
                          .report = *std::move(report),
                          .remarks = to_remarks(base::Json::parse(row.text("remarks"))),
                          .taken_on = row.maybe_date("taken_on")};
}

void ImportStore::put(ReportKey key, ImportedReport const& import)
{
    std::string content;
    append_json(content, ResultMeta{}, import.report, nullptr);
    connection_.execute(upsert_import, {key.agency.value, key.year, import.file, import.format, import.sha256, import.read_on,
                                        import.read_by, content, to_json(import.remarks).dump()});
}

void ImportStore::take(ReportKey key, Date on)
{
    connection_.execute(update_taken, {key.agency.value, key.year, on});
}

void ImportStore::remove(ReportKey key)
{
    connection_.execute(delete_import, {key.agency.value, key.year});
}

}  // namespace report
