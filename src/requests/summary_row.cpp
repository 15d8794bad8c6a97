#include "requests/summary_row.hpp"

#include "base/fold.hpp"
#include "requests/stored_names.hpp"

namespace requests {

RequestSummary to_summary(sql::Row const& row)
{
    auto const unit = row.maybe_text("unit");
    return {.key = {{row.integer("agency_id")}, {row.integer("request_id")}},
            .number = row.text("number"),
            .channel = row.text("channel"),
            .applicant_kind = row.text("applicant_kind"),
            .state = from_stored_name<RequestState>(row.text("state")),
            .arrived_on = row.date("arrived_on"),
            .received_on = row.maybe_date("received_on"),
            .awaited = from_stored_name<Awaited>(row.text("awaited")),
            .due_on = row.maybe_date("due_on"),
            .moves = row.integer("moves") != 0,
            .confirm_until = row.maybe_date("confirm_until"),
            .circulate_until = row.maybe_date("circulate_until"),
            .assigned = unit ? std::optional{Assigned{*unit, Actor{row.text("assigned_to")}}} : std::nullopt,
            .subject = row.text("subject"),
            .decision = row.text("decision"),
            .leaf = row.text("leaf"),
            .closed_on = row.maybe_date("closed_on"),
            .erased_on = row.maybe_date("erased_on"),
            .version = row.integer("version")};
}

std::vector<RequestSummary> to_summaries(sql::Rows const& rows)
{
    std::vector<RequestSummary> summaries;
    summaries.reserve(rows.size());
    for (auto const& row : rows.all())
        summaries.push_back(to_summary(row));
    return summaries;
}

Date list_day_of(RequestSummary const& summary)
{
    if (summary.closed_on)
        return *summary.closed_on;
    return summary.due_on.value_or(summary.confirm_until.value_or(summary.arrived_on));
}

std::string search_text_of(std::string_view text)
{
    auto folded = base::fold(text);
    for (auto& c : folded)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return folded;
}

}  // namespace requests
