#include "report/desk/page_parts.hpp"
#include "report/desk/table_layout.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Json;

// A figure with everything that is known of it.
class TableView {
public:
    TableView(Draft const& draft, CheckResult const& check, base::Faults const& faults, Visit const& visit, ReportPageTools const& tools)
        : draft_{draft}, form_{*draft.form}, check_{check}, faults_{faults}, visit_{visit}, tools_{tools},
          texts_{tools.site.texts_for(visit.request.headers())},
          editable_{is_editable(draft.state) && acts_for_own(visit, Permission::handle_request)}
    {
        for (auto const& finding : check.findings)
            for (auto const& cell : finding.cells)
                if (auto const at = form_.find_cell(cell.id); at && tells_more_than_blank(finding))
                    found_.insert(*at);
        for (auto const& returned : draft.returned)
            found_.insert(returned.cell);
    }

    [[nodiscard]] Json table(TableId id) const
    {
        auto const& table = form_.table(id);
        auto const gaps = gaps_of(draft_);
        auto const in_table = [&](std::vector<CellIndex> const& cells) {
            return std::ranges::count_if(cells, [&](CellIndex i) { return form_.cells[i].table == id; });
        };
        auto const blank = in_table(gaps.blank);
        auto const open = in_table(gaps.unconfirmed);
        return {{"id", form_.sections[section_of(id)].id},
                {"heading", form_.sections[section_of(id)].number + "、" + table.title},
                {"editable", editable_},
                {"blocks", blocks(id)},
                {"missing", blank > 0 ? Json(say("report.table.missing", {{"n", std::to_string(blank)}})) : Json(false)},
                {"unconfirmed", open > 0 ? Json(say("report.table.unconfirmed", {{"n", std::to_string(open)}})) : Json(false)},
                {"complete", blank + open == 0},
                {"vouched", vouched(id)},
                {"replaced", replaced(id)},
                {"returned", returned(id)},
                {"findings", findings(id)}};
    }

private:
    static std::size_t section_of(TableId id) { return static_cast<std::size_t>(id) + 1; }
    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const { return texts_.say(code, words); }

    // That a cell is blank is told by the count above the table.
    [[nodiscard]] bool tells_more_than_blank(Finding const& finding) const
    {
        return std::ranges::any_of(finding.cells, [&](FindingCell const& named) {
            auto const at = form_.find_cell(named.id);
            return !at || draft_.cells[*at].value().has_value();
        });
    }

    [[nodiscard]] Json cell(CellIndex i) const
    {
        auto const& cell = draft_.cells[i];
        auto const& id = form_.cells[i].id;
        auto const value = cell.value();
        auto const fault = std::ranges::find(faults_, id, &base::Fault::field);
        auto const is_listed = form_.cells[i].table != TableId::t2 && cell.computed && *cell.computed > Decimal{0};
        Json json{{"cell", id},
                  {"label", form_.cell_label(i)},
                  {"value", value ? to_string(*value) : ""},
                  {"blank", !value},
                  {"editable", editable_},
                  {"done", cell.is_confirmed()},
                  {"open", value && !cell.is_confirmed()},
                  {"wrong", found_.contains(i) || fault != faults_.end()},
                  {"computed", false},
                  {"href", false}};
        if (cell.computed)
            json["computed"] = say(cell.is_replaced() ? "report.cell.counted-otherwise" : "report.cell.counted", {{"n", to_string(*cell.computed)}});
        if (is_listed)
            json["href"] = report_path(visit_, draft_.year, "/cells/" + id);
        return json;
    }

    [[nodiscard]] Json blocks(TableId id) const
    {
        return table_blocks(form_, id, [this](CellIndex i) { return cell(i); });
    }

    // Who vouched for how many figures, and when.
    [[nodiscard]] Json vouched(TableId id) const
    {
        std::map<std::pair<std::string, std::string>, int> counts;
        for (CellIndex i = 0; i < form_.cell_count(); ++i)
            if (form_.cells[i].table == id && draft_.cells[i].is_confirmed())
                ++counts[{draft_.cells[i].confirmed->by, to_string(draft_.cells[i].confirmed->on)}];
        auto all = Json::array();
        for (auto const& [by, count] : counts)
            all.push_back(say("report.table.vouched", {{"who", say_person(by.first, tools_)}, {"on", by.second}, {"n", std::to_string(count)}}));
        return all;
    }

    [[nodiscard]] Json replaced(TableId id) const
    {
        auto all = Json::array();
        for (CellIndex i = 0; i < form_.cell_count(); ++i) {
            auto const& cell = draft_.cells[i];
            if (form_.cells[i].table == id && cell.is_replaced())
                all.push_back({{"cell", form_.cells[i].id}, {"reason", cell.reason}, {"editable", editable_},
                               {"text", say("report.cell.replaced", {{"cell", form_.cell_label(i)}, {"typed", to_string(*cell.typed)},
                                                                     {"counted", to_string(*cell.computed)}})}});
        }
        return {{"none", all.empty()}, {"cells", std::move(all)}};
    }

    [[nodiscard]] Json returned(TableId id) const
    {
        auto all = Json::array();
        for (auto const& one : draft_.returned)
            if (form_.cells[one.cell].table == id)
                all.push_back({{"cell", form_.cells[one.cell].id}, {"label", form_.cell_label(one.cell)}, {"reason", one.reason}});
        return {{"none", all.empty()}, {"cells", std::move(all)}};
    }

    [[nodiscard]] Json findings(TableId id) const
    {
        auto all = Json::array();
        auto const& rules = tools_.reports.statutes().checker.book();
        for (auto const& finding : check_.findings) {
            auto links = Json::array();
            for (auto const& named : finding.cells)
                if (auto const at = form_.find_cell(named.id); at && form_.cells[*at].table == id)
                    links.push_back({{"cell", named.id}, {"label", form_.cell_label(*at)}});
            if (links.empty() || !tells_more_than_blank(finding))
                continue;
            auto const& rule = *rules.find(finding.rule);
            all.push_back({{"text", message_of(rule, finding, texts_.language())},
                           {"advice", advice_of(rule, finding, texts_.language())},
                           {"severity", say("report.severity." + std::string{to_string(finding.severity)})},
                           {"error", finding.severity == Severity::error},
                           {"links", std::move(links)}});
        }
        for (auto const& fault : faults_)
            if (auto const at = form_.find_cell(fault.field); at && form_.cells[*at].table == id)
                all.push_back({{"text", texts_.say(fault.code, fault.words)}, {"advice", ""}, {"error", true},
                               {"severity", say("report.severity.error")},
                               {"links", Json::array({{{"cell", fault.field}, {"label", form_.cell_label(*at)}}})}});
        return {{"none", all.empty()}, {"all", std::move(all)}};
    }

    Draft const& draft_;
    Form const& form_;
    CheckResult const& check_;
    base::Faults const& faults_;
    Visit const& visit_;
    ReportPageTools const& tools_;
    config::Texts const& texts_;
    bool editable_;
    std::set<CellIndex> found_;
};

}  // namespace

Json tables_json(Draft const& draft, CheckResult const& check, base::Faults const& faults, Visit const& visit, ReportPageTools const& tools)
{
    TableView const view{draft, check, faults, visit, tools};
    auto tables = Json::array();
    for (auto const id : all_tables)
        tables.push_back(view.table(id));
    return tables;
}

}  // namespace report
