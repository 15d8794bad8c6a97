#pragma once

#include "agencies/agency_service.hpp"
#include "disclosure/register_service.hpp"
#include "report/batch/statutes.hpp"
#include "report/desk/report_store.hpp"
#include "requests/case_counting.hpp"

namespace report {

using agencies::Agency;
using agencies::PersonKey;

// All outlives the services.
struct ReportTools {
    sql::Database& database;
    clocks::Clock const& clock;
    Statutes const& statutes;
    agencies::AgencyService const& agencies;
    requests::CaseCounting const& counting;
    disclosure::RegisterService const& documents;
};

// A published figure that would be another one if it were counted now.
struct Drift {
    CellIndex cell = 0;
    std::optional<Decimal> published;
    std::int64_t now = 0;
    std::vector<std::int64_t> added;  // cases by their ids
    std::vector<std::int64_t> gone;
};

// A unit in its superior's list of a year.
struct CollectedReport {
    Agency unit;
    std::optional<ReportRow> row;  // none: nothing was begun
    std::optional<Date> due;       // by the rules for its level
    bool is_late = false;          // not submitted by then, or later
    int errors = 0;                // as the rules find them now
    int warnings = 0;
    std::vector<ReturnedCell> returned = {};
};

// How much of the text of parts one and five stands in another report as well.
struct Likeness {
    std::string name;          // of the other agency; empty: the agency's own report of the year before
    int year = 0;              // of the other report
    double share = 0;          // 0 to 1
    bool is_too_much = false;  // by the limit of the rule
};

// The annual report: compiled from what was recorded, completed and confirmed by people, handed up, accepted and published.
class ReportService {
public:
    explicit ReportService(ReportTools const& tools) : tools_{tools} {}

    // As it stands, with the figures of today where it may still change. `compile.no-form` for a year without a form.
    [[nodiscard]] base::Result<Draft> draft(Agency const& agency, int year) const;
    // What carried over is taken from, and the text of last year; none where nothing was published here.
    [[nodiscard]] std::optional<Report> published(ReportKey key) const;
    [[nodiscard]] CheckResult check(Agency const& agency, Draft const& draft) const;

    struct Typed {
        std::string text;
        std::string reason;
    };
    enum class Also { nothing, confirm, zeros };  // what else is done with the table
    struct Figures {
        TableId table = TableId::t2;
        std::map<CellIndex, Typed> typed = {};
        Also also = Also::nothing;
        std::map<std::size_t, std::string> texts = {};  // of parts, with the figures in one
        std::string file = {};                          // that all of it was read from
    };
    struct Acting {
        PersonKey by;
        std::int64_t version = 0;  // that the person saw
    };
    // Faults by the ids of cells; nothing is kept where there are any.
    base::Accepted<Draft> put_figures(Agency const& agency, int year, Figures const& figures, Acting const& acting);
    base::Result<Draft> put_texts(Agency const& agency, int year, std::map<std::size_t, std::string> const& texts, Acting const& acting);
    struct Step {
        ReportStep step = ReportStep::to_review;
        std::string note = {};
        std::vector<ReturnedCell> returned = {};
    };
    base::Result<Draft> take_step(Agency const& agency, int year, Step const& step, Acting const& acting);

    [[nodiscard]] std::vector<ReportRow> of_agency(AgencyId agency) const;
    [[nodiscard]] std::vector<Edition> editions(ReportKey key) const;
    // Nothing while nothing was accepted.
    [[nodiscard]] base::Result<std::vector<Drift>> drift(Agency const& agency, int year) const;

    // Beside the agency's own report of last year, and those of this and last year of the units that share its superior; the most
    // alike first. Nothing while the text is too short to tell.
    [[nodiscard]] std::vector<Likeness> likeness(Agency const& agency, Draft const& draft) const;

    // The units directly below, by code.
    [[nodiscard]] base::Result<std::vector<CollectedReport>> collected(Agency const& superior, int year) const;

    [[nodiscard]] Statutes const& statutes() const { return tools_.statutes; }

private:
    // Without anything that people wrote.
    [[nodiscard]] base::Result<Report> compiled(Agency const& agency, int year) const;
    [[nodiscard]] base::Result<Draft> load(sql::Connection& connection, Agency const& agency, int year, Report const& compiled) const;
    template <class Change>
    base::Result<Draft> change(Agency const& agency, int year, Acting const& acting, std::string_view event, Change const& change);
    [[nodiscard]] CountedCases cases_of(AgencyId agency, Report const& report) const;

    ReportTools tools_;
};

}  // namespace report
