#include "agencies/agency_service.hpp"
#include "app/desk/desk_commands.hpp"
#include "base/json.hpp"
#include "report/batch/findings_text.hpp"
#include "report/batch/reading_tools.hpp"
#include "report/commands/save_file.hpp"
#include "report/commands/written_report.hpp"
#include "report/domain/compiled_report.hpp"
#include "requests/case_counting.hpp"

#include <algorithm>

namespace app {
namespace {

struct Compiled {
    report::CompiledReport of;
    report::Profile profile;
};

base::Result<std::optional<report::Report>> previous_report(std::string const& file, report::FileReader const& reader)
{
    if (file.empty())
        return std::optional<report::Report>{};
    auto result = reader.read(report::InputFile{file});
    if (result.refusal)
        return tl::unexpected{*result.refusal};
    return std::optional{std::move(result.report)};
}

// From the ledger of the agency, and from last year's report where it was given.
base::Result<Compiled> compiled(CompileArguments const& given, config::LawFiles const& law, report::Forms const& forms,
                                std::optional<report::Report> const& previous)
{
    auto const* const form = forms.for_year(given.year);
    if (form == nullptr)
        return base::fail(base::ErrorKind::invalid_input, "compile.no-form", "there is no form for {year}",
                          {{"year", std::to_string(given.year)}});
    auto const installation = Installation::open(given.place);
    if (!installation)
        return tl::unexpected{installation.error()};
    auto const desk_law = requests::DeskLaw::read(law);
    if (!desk_law)
        return tl::unexpected{desk_law.error()};
    clocks::SystemClock const clock;
    auto const numbers = base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content));
    auto const agency = agencies::AgencyService{(*installation)->database(), clock, numbers}.find(given.agency);
    if (!agency)
        return tl::unexpected{agency.error()};

    requests::CaseCounting const counting{{(*installation)->database(), clock, (*installation)->keys(), *desk_law}};
    auto const counts = counting.count_tables(agency->id, given.year, {});
    if (!counts)
        return tl::unexpected{counts.error()};
    base::Date const last_day{std::chrono::year{given.year} / 12 / 31};
    report::Sources sources{.organisation = agencies::name_on(*agency, last_day).full, .year = given.year,
                            .published = previous ? &*previous : nullptr};
    if (counts->keeps_ledger) {
        sources.counts = counts->table_three;
        sources.counts->insert(counts->table_four.begin(), counts->table_four.end());
    }
    Compiled made{report::compile(*form, sources), {}};
    made.profile.level = agency->level;
    made.profile.rule_making_power = agency->makes_rules;
    return made;
}

void warn_of_carried(report::CompiledReport const& compiled, console::Console const& console)
{
    for (auto const& [cell, published, counted] : compiled.carried_otherwise)
        console.err << console.texts.say("compile.carried-otherwise", {{"cell", compiled.report.form->cell_label(cell)},
                                                                       {"published", to_string(published)},
                                                                       {"counted", to_string(counted)}})
                    << '\n';
}

}  // namespace

base::Result<console::Outcome> run_compile(CompileArguments const& given, config::LawFiles const& law, std::string const& version,
                                           console::Console const& console)
{
    if (!given.output.empty())
        if (auto const allowed = report::check_ending(given.output, report::written_endings); !allowed)
            return tl::unexpected{allowed.error()};
    auto const tools = report::open_reading_tools(law, version);
    if (!tools)
        return tl::unexpected{tools.error()};
    auto const& statutes = (*tools)->statutes;
    auto const previous = previous_report(given.previous, (*tools)->reader);
    if (!previous)
        return tl::unexpected{previous.error()};
    auto const made = compiled(given, law, *statutes.forms, *previous);
    if (!made)
        return tl::unexpected{made.error()};

    warn_of_carried(made->of, console);
    report::FileResult result;
    result.meta.file = made->of.report.title;
    result.meta.reader = version;
    result.meta.rules = statutes.checker.book().version();
    result.report = made->of.report;
    result.check = statutes.checker.check({.report = result.report, .previous = *previous ? &**previous : nullptr, .profile = &made->profile});
    if (given.output.empty())
        print_figures(result, console, console.out);
    print_findings(result, statutes.checker.book(), console, console.out);
    if (!given.output.empty()) {
        report::Checked const checked{result.check, statutes.checker.book(), console.texts.language()};
        auto const saved = report::written_report({result.meta, result.report, checked}, given.output).and_then([&](auto const& content) {
            return report::save_file(given.output, content);
        });
        if (!saved)
            return tl::unexpected{saved.error()};
    }
    auto const is_error = [](report::Finding const& finding) { return finding.severity == report::Severity::error; };
    return std::ranges::any_of(result.check.findings, is_error) ? console::Outcome::errors_found : console::Outcome::good;
}

}  // namespace app
