#include "app/desk/desk.hpp"

#include "agencies/anchors/heads_api.hpp"
#include "agencies/anchors/journal_pages.hpp"
#include "agencies/api/agency_api.hpp"
#include "agencies/api/api_key_pages.hpp"
#include "agencies/job_pages.hpp"
#include "app/desk/api_description.hpp"
#include "base/json.hpp"
#include "disclosure/power_pages.hpp"
#include "disclosure/register_import_pages.hpp"
#include "disclosure/register_pages.hpp"
#include "portal/reports/report_portal_pages.hpp"
#include "report/desk/report_pages.hpp"
#include "report/drafting/drafting_pages.hpp"
#include "requests/api/oversight_api.hpp"
#include "requests/api/request_api.hpp"
#include "requests/oversight/oversight_pages.hpp"
#include "requests/pages/request_pages.hpp"
#include "requests/corrections/correction_pages.hpp"
#include "requests/interests/interest_pages.hpp"
#include "requests/opinions/opinion_pages.hpp"
#include "requests/posting/posting_pages.hpp"
#include "requests/redaction/redaction_pages.hpp"
#include "requests/remedies/remedy_pages.hpp"
#include "requests/settings/settings_pages.hpp"
#include "requests/splitting/split_pages.hpp"

namespace app {
namespace {

config::Texts texts_in(base::Language language, config::LawFiles const& law)
{
    return config::Texts::parse(law.file("texts.json").content, language).value();
}

// Wrong API keys from one address, before all from there have to wait.
constexpr http::RateLimit wrong_keys{.burst = 20, .pace = std::chrono::seconds{10}};

// What the program ships is well-formed; a folder of an operator was checked when it was laid over.
requests::DeskLaw desk_law_of(config::LawFiles const& law)
{
    return requests::DeskLaw::read(law).value();
}

std::optional<std::string> why_not_ready(sql::Database& database)
{
    try {
        [[maybe_unused]] auto const rows = database.connection()->query("SELECT 1 AS one");
        return std::nullopt;
    } catch (sql::Failure const&) {
        return "the database does not answer";
    }
}

}  // namespace

Desk::Desk(Installation& installation, config::LawFiles const& law, clocks::Clock const& clock, DeskSettings settings)
    : installation_{installation},
      clock_{clock},
      public_address_{std::move(settings.public_address)},
      check_codes_{base::CheckCodes::parse(base::Json::parse(law.file("rules.json").content))},
      zh_{texts_in(base::Language::zh, law)},
      en_{texts_in(base::Language::en, law)},
      site_{{html::shared_templates(), agencies::templates(), requests::templates(), requests::remedy_templates(), requests::redaction_templates(), requests::posting_templates(), requests::oversight_templates(),
             requests::opinion_templates(), requests::settings_templates(), requests::split_templates(), requests::correction_templates(), requests::interest_templates(),
             disclosure::register_templates(), report::report_templates(), report::drafting_templates(), portal::templates(), portal::report_portal_templates()}, zh_, en_},
      agencies_{installation.database(), clock, check_codes_},
      passwords_{settings.password_cost},
      accounts_{{installation.database(), clock, installation.keys(), passwords_}},
      sign_in_{{installation.database(), clock, installation.keys(), passwords_}},
      jobs_{installation.database(), clock},
      api_keys_{installation.database(), clock},
      api_answers_{installation.database(), clock, installation.keys()},
      failed_keys_{wrong_keys},
      desk_law_{desk_law_of(law)},
      fees_{requests::parse_fee_schedule(base::Json::parse(law.file("fees.json").content)).value()},
      intake_{{installation.database(), clock, installation.keys(), desk_law_}},
      requests_{{installation.database(), clock, installation.keys(), desk_law_}},
      work_lists_{{installation.database(), clock, installation.keys(), desk_law_}},
      calendar_editions_{law},
      oversight_{{installation.database(), clock, installation.keys(), desk_law_}, calendar_editions_},
      settings_{{installation.database(), clock, installation.keys(), desk_law_}, calendar_editions_},
      limits_{document::parse_limits(base::Json::parse(law.file("limits.json").content)).value()},
      attachments_{{installation.database(), clock, installation.keys(), desk_law_}, {installation.files(), installation.scanner(), limits_}},
      redaction_law_{requests::RedactionLaw::parse(base::Json::parse(law.file("redaction.json").content))},
      redactions_{{installation.database(), clock, installation.keys(), desk_law_}, redaction_law_, attachments_, limits_},
      case_files_{{installation.database(), clock, installation.keys(), desk_law_}, attachments_, limits_},
      postings_{{installation.database(), clock, installation.keys(), desk_law_}},
      remedies_{{installation.database(), clock, installation.keys(), desk_law_}},
      letters_{{installation.database(), clock, installation.keys(), desk_law_}},
      counting_{{installation.database(), clock, installation.keys(), desk_law_}},
      documents_{installation.database(), clock},
      powers_{installation.database(), clock},
      statutes_{report::load_statutes(law, "{}").value()},
      reports_{{installation.database(), clock, statutes_, agencies_, counting_, documents_}},
      report_door_{{installation.database(), clock, statutes_, agencies_, installation.files(), installation.scanner()}},
      imports_{{installation.database(), clock, statutes_, agencies_, counting_, documents_}, reports_},
      report_texts_{{installation.database(), clock, statutes_, agencies_, counting_, documents_}, report::TextLaw::parse(base::Json::parse(law.file("report-text.json").content)).value()},
      report_years_{{installation.database(), clock, statutes_, agencies_, counting_, documents_}, report::ChartLaw::parse(base::Json::parse(law.file("report-charts.json").content)).value()},
      publication_{installation.database(), clock, statutes_, agencies_},
      consolidation_{installation.database(), clock, statutes_, agencies_, documents_},
      report_links_{installation.database(), clock, agencies_},
      door_{sign_in_, accounts_, agencies_, site_},
      account_pages_{door_},
      public_pages_{{agencies_, intake_, requests_, attachments_, desk_law_, clock, site_, letters_, public_address_,
                      {installation.database(), clock, installation.keys(), desk_law_}, fees_}}
{
    agencies::StaffRoutes staff{router_, door_};
    site_.add_pages(router_);
    account_pages_.add_pages(router_);
    public_pages_.add_pages(router_);
    portal::add_report_portal_pages(router_, {site_, clock, agencies_, publication_, statutes_});
    agencies::add_people_pages(staff, door_);
    agencies::add_unit_pages(staff, door_);
    agencies::add_job_pages(staff, door_, jobs_);
    agencies::add_journal_pages(staff, {door_, installation.database(), clock});
    agencies::add_api_key_pages(staff, site_, api_keys_, clock);
    auto const tools = page_tools();
    requests::add_request_pages(staff, tools);
    requests::add_settings_pages(staff, {site_, desk_law_, calendar_editions_, settings_});
    requests::add_oversight_pages(staff, {site_, clock, accounts_, agencies_, oversight_});
    disclosure::add_register_pages(staff, site_, clock, documents_);
    disclosure::add_register_import_pages(staff, {site_, clock, installation.database(), documents_, limits_});
    disclosure::add_power_pages(staff, router_, {site_, clock, agencies_, powers_, limits_});
    report::ReportPageTools const report_tools{site_,        clock,        accounts_,      agencies_,     counting_,       reports_,
                                               report_door_, publication_, consolidation_, report_links_, public_address_};
    report::add_report_pages(staff, report_tools);
    unit_pages_.emplace(report_tools).add_pages(router_);
    report::add_drafting_pages(staff, {report_tools, imports_, report_texts_, report_years_});
    agencies::ApiDoor const api_door{api_keys_, agencies_, api_answers_, site_, failed_keys_};
    agencies::ApiRoutes api{router_, api_door};
    add_api_description(router_);
    agencies::add_agency_api(api, api_door);
    agencies::add_journal_api(api, installation.database(), clock);
    agencies::add_heads_api(api, installation.database(), clock);
    requests::add_request_api(api, tools);
    requests::add_oversight_api(api, {clock, agencies_, oversight_});
    http::add_operation_routes(router_, metrics_, [&installation] { return why_not_ready(installation.database()); });
    metrics_.watch(router_);
}

requests::PageTools Desk::page_tools()
{
    return {site_, clock_, desk_law_, fees_, desk_law_.letters(), accounts_, intake_, requests_, work_lists_,
            attachments_, redactions_, case_files_, postings_, remedies_, letters_, public_address_,
            {installation_.database(), clock_, installation_.keys(), desk_law_}};
}

}  // namespace app
