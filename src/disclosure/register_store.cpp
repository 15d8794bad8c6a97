#include "disclosure/register_store.hpp"

#include "base/ensure.hpp"

namespace disclosure {
namespace {

#define DOCUMENT_COLUMNS "number, kind, title, file_number, issued_on, repealed_on, repealed_by"
constexpr auto select_documents =
    "SELECT " DOCUMENT_COLUMNS " FROM normative_document WHERE agency_id = $1 ORDER BY issued_on DESC, number DESC";
constexpr auto select_document = "SELECT " DOCUMENT_COLUMNS " FROM normative_document WHERE agency_id = $1 AND number = $2";
constexpr auto select_shared =
    "SELECT agency_id, " DOCUMENT_COLUMNS " FROM normative_document d WHERE file_number <> '' AND EXISTS "
    "(SELECT 1 FROM normative_document o WHERE o.file_number = d.file_number AND o.agency_id <> d.agency_id) ORDER BY file_number, agency_id";
#undef DOCUMENT_COLUMNS
constexpr auto select_next = "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM normative_document WHERE agency_id = $1";
constexpr auto upsert_document =
    "INSERT INTO normative_document (agency_id, number, kind, title, file_number, issued_on, repealed_on, repealed_by) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (agency_id, number) DO UPDATE "
    "SET kind = $3, title = $4, file_number = $5, issued_on = $6, repealed_on = $7, repealed_by = $8";
constexpr auto select_figures = "SELECT month, value FROM monthly_figure WHERE agency_id = $1 AND year = $2 AND kind = $3";
constexpr auto delete_figures = "DELETE FROM monthly_figure WHERE agency_id = $1 AND year = $2 AND kind = $3";
constexpr auto insert_figure = "INSERT INTO monthly_figure (agency_id, year, kind, month, value) VALUES ($1, $2, $3, $4, $5)";

NormativeDocument to_document(sql::Row const& row)
{
    auto const kind = parse_document_kind(row.text("kind"));
    base::ensure(kind.has_value(), "a name in the database is one that we stored");
    return {.number = row.integer("number"),
            .kind = *kind,
            .title = row.text("title"),
            .file_number = row.text("file_number"),
            .issued_on = row.date("issued_on"),
            .repealed_on = row.maybe_date("repealed_on"),
            .repealed_by = row.text("repealed_by")};
}

}  // namespace

std::vector<NormativeDocument> RegisterStore::documents(AgencyId agency) const
{
    std::vector<NormativeDocument> found;
    auto const rows = connection_.query(select_documents, {agency.value});
    for (auto const& row : rows.all())
        found.push_back(to_document(row));
    return found;
}

std::optional<NormativeDocument> RegisterStore::find(AgencyId agency, std::int64_t number) const
{
    auto const rows = connection_.query(select_document, {agency.value, number});
    return rows.empty() ? std::nullopt : std::optional{to_document(rows.front())};
}

std::vector<std::pair<AgencyId, NormativeDocument>> RegisterStore::shared() const
{
    std::vector<std::pair<AgencyId, NormativeDocument>> found;
    auto const rows = connection_.query(select_shared);
    for (auto const& row : rows.all())
        found.emplace_back(AgencyId{row.integer("agency_id")}, to_document(row));
    return found;
}

std::int64_t RegisterStore::next_number(AgencyId agency) const
{
    return connection_.query(select_next, {agency.value}).front().integer("number");
}

void RegisterStore::put(AgencyId agency, NormativeDocument const& d)
{
    connection_.execute(upsert_document, {agency.value, d.number, to_string(d.kind), d.title, d.file_number, d.issued_on, d.repealed_on,
                                          d.repealed_by});
}

MonthlyFigures RegisterStore::figures(AgencyId agency, int year, ActKind kind) const
{
    MonthlyFigures figures;
    auto const rows = connection_.query(select_figures, {agency.value, year, to_string(kind)});
    for (auto const& row : rows.all()) {
        auto const value = base::parse_decimal(row.text("value"));
        base::ensure(value.has_value(), "a figure in the database is one that we stored");
        figures.at(static_cast<std::size_t>(row.integer("month") - 1)) = value;
    }
    return figures;
}

void RegisterStore::put(AgencyId agency, int year, ActKind kind, MonthlyFigures const& figures)
{
    connection_.execute(delete_figures, {agency.value, year, to_string(kind)});
    for (std::size_t month = 0; month < figures.size(); ++month)
        if (figures[month])
            connection_.execute(insert_figure, {agency.value, year, to_string(kind), static_cast<int>(month) + 1, to_string(*figures[month])});
}

}  // namespace disclosure
