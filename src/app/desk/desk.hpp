#pragma once

#include "agencies/account_pages.hpp"
#include "agencies/api/api_routes.hpp"
#include "agencies/job_service.hpp"
#include "app/desk/installation.hpp"
#include "disclosure/power_service.hpp"
#include "disclosure/register_service.hpp"
#include "platform/config/law_files.hpp"
#include "platform/http/dispatch.hpp"
#include "platform/http/rate_limiter.hpp"
#include "portal/public_pages.hpp"
#include "report/desk/consolidation_service.hpp"
#include "report/desk/links/unit_pages.hpp"
#include "report/desk/door/door_service.hpp"
#include "report/desk/publication_service.hpp"
#include "report/desk/report_service.hpp"
#include "report/drafting/import_service.hpp"
#include "report/drafting/text_service.hpp"
#include "report/drafting/years_service.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/desk_law.hpp"
#include "requests/intake_service.hpp"
#include "requests/oversight/oversight_service.hpp"
#include "requests/pages/page_tools.hpp"
#include "requests/redaction/redaction_service.hpp"
#include "requests/request_service.hpp"
#include "requests/remedy_service.hpp"
#include "requests/settings/settings_service.hpp"
#include "requests/work_list_service.hpp"

namespace app {

struct DeskSettings {
    crypto::PasswordCost password_cost = {};
    std::string public_address = {};  // "https://example.gov.cn": where the public reaches it; empty: letters bear no code to scan
};

// The whole program behind its pages: every service and every page, once. Reading this tells what there is.
class Desk {
public:
    Desk(Installation& installation, config::LawFiles const& law, clocks::Clock const& clock, DeskSettings settings = {});

    [[nodiscard]] http::Router const& router() const { return router_; }
    [[nodiscard]] http::Metrics& metrics() { return metrics_; }
    [[nodiscard]] html::Site const& site() const { return site_; }
    [[nodiscard]] agencies::AgencyService& agencies() { return agencies_; }
    [[nodiscard]] agencies::AccountService& accounts() { return accounts_; }
    [[nodiscard]] agencies::SignInService& sign_in() { return sign_in_; }
    [[nodiscard]] agencies::ApiKeyService& api_keys() { return api_keys_; }
    [[nodiscard]] agencies::ApiAnswers& api_answers() { return api_answers_; }
    [[nodiscard]] requests::DeskLaw const& law() const { return desk_law_; }
    [[nodiscard]] requests::IntakeService& intake() { return intake_; }
    [[nodiscard]] requests::RequestService& requests() { return requests_; }
    [[nodiscard]] requests::WorkListService& work_lists() { return work_lists_; }
    [[nodiscard]] requests::AttachmentService& attachments() { return attachments_; }
    [[nodiscard]] requests::RedactionService& redactions() { return redactions_; }
    // What the pages of requests work with, for commands that do as they do.
    [[nodiscard]] requests::PageTools page_tools();
    [[nodiscard]] requests::OversightService& oversight() { return oversight_; }
    [[nodiscard]] disclosure::RegisterService& documents() { return documents_; }
    [[nodiscard]] report::ReportService& reports() { return reports_; }
    [[nodiscard]] report::DoorService& report_door() { return report_door_; }
    [[nodiscard]] report::PublicationService& publication() { return publication_; }
    [[nodiscard]] report::ConsolidationService& consolidation() { return consolidation_; }

private:
    Installation& installation_;
    clocks::Clock const& clock_;
    std::string public_address_;
    base::CheckCodes check_codes_;
    config::Texts zh_;
    config::Texts en_;
    html::Site site_;
    agencies::AgencyService agencies_;
    crypto::PasswordHasher passwords_;
    agencies::AccountService accounts_;
    agencies::SignInService sign_in_;
    agencies::JobService jobs_;
    agencies::ApiKeyService api_keys_;
    agencies::ApiAnswers api_answers_;
    http::RateLimiter failed_keys_;
    requests::DeskLaw desk_law_;
    requests::FeeSchedule fees_;
    requests::IntakeService intake_;
    requests::RequestService requests_;
    requests::WorkListService work_lists_;
    requests::CalendarEditions calendar_editions_;
    requests::OversightService oversight_;
    requests::SettingsService settings_;
    document::Limits limits_;
    requests::AttachmentService attachments_;
    requests::RedactionLaw redaction_law_;
    requests::RedactionService redactions_;
    requests::CaseFileService case_files_;
    requests::PostingBook postings_;
    requests::RemedyService remedies_;
    requests::LetterRegister letters_;
    requests::CaseCounting counting_;
    disclosure::RegisterService documents_;
    disclosure::PowerService powers_;
    report::Statutes statutes_;
    report::ReportService reports_;
    report::DoorService report_door_;
    report::ImportService imports_;
    report::TextService report_texts_;
    report::YearsService report_years_;
    report::PublicationService publication_;
    report::ConsolidationService consolidation_;
    report::LinkService report_links_;
    std::optional<report::UnitPages> unit_pages_;
    agencies::StaffDoor door_;
    agencies::AccountPages account_pages_;
    portal::PublicPages public_pages_;
    http::Metrics metrics_;
    http::Router router_;
};

}  // namespace app
