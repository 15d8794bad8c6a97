#pragma once

#include "disclosure/schema.hpp"
#include "report/desk/report_service.hpp"
#include "report/desk/schema.hpp"
#include "report/drafting/schema.hpp"
#include "report/exchange/report_json.hpp"
#include "requests/desk_fixture.hpp"

namespace report {

// For tests: a town with reports, on each engine.
class WithReports : public requests::WithDesk {
protected:
    [[nodiscard]] std::vector<sql::Migration> steps() const override
    {
        return in_order({journal::schema(), keys::schema(), files::schema(), agencies::schema(), requests::schema(), disclosure::schema(),
                         report::schema(), drafting_schema()});
    }

    static Statutes const& statutes()
    {
        static auto const shipped = load_statutes(config::LawFiles{}, "{}").value();
        return shipped;
    }
    ReportTools report_tools()
    {
        if (!counting_) {
            counting_.emplace(tools());
            documents_.emplace(database(), clock());
        }
        return {database(), clock(), statutes(), service(), *counting_, *documents_};
    }
    ReportService reports() { return ReportService{report_tools()}; }
    disclosure::RegisterService& documents()
    {
        report_tools();
        return *documents_;
    }

    Agency town() { return service().find(agency()).value(); }
    Draft draft(int year = 2026) { return reports().draft(town(), year).value(); }
    static CellIndex at(std::string_view cell) { return *statutes().forms->find("2021")->find_cell(cell); }
    std::optional<Decimal> value(std::string_view cell, int year = 2026) { return draft(year).cells[at(cell)].value(); }
    ReportService::Acting by(PersonKey who, int year = 2026) { return {who, draft(year).version}; }

    // A request by a natural person that is answered at once.
    requests::RequestKey granted(base::Date arrived)
    {
        auto const key = registered(paper(arrived, ++who_)).key;
        answered(key, "granted");
        return key;
    }

    // A whole report for that year in which every figure is 0.
    static Report zeros(int year, std::string organisation)
    {
        auto report = compile(*statutes().forms->for_year(year), {.organisation = std::move(organisation), .year = year}).report;
        for (auto& cell : report.cells)
            cell = Cell{.state = CellState::read, .value = Decimal{0}, .raw = "0", .at = {}, .candidates = {}};
        return report;
    }
    static std::string as_json(Report const& report)
    {
        std::string text;
        append_json(text, ResultMeta{}, report, nullptr);
        return text;
    }

    std::vector<std::string> told(int year = 2026)
    {
        std::vector<std::string> events;
        auto const entries = journal::Journal{connection(), clock()}.entries_of(agency(), "report/" + std::to_string(year));
        for (auto const& entry : entries)
            events.push_back(entry.act.event);
        return events;
    }

private:
    std::optional<requests::CaseCounting> counting_;
    std::optional<disclosure::RegisterService> documents_;
    int who_ = 0;
};

}  // namespace report
