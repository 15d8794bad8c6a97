#pragma once

#include "agencies/staff_routes.hpp"
#include "base/json.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/case_file/case_file_service.hpp"
#include "requests/domain/processing_fee.hpp"
#include "requests/intake_service.hpp"
#include "requests/remedy_service.hpp"
#include "requests/papers/letter_register.hpp"
#include "requests/posting/posting_book.hpp"
#include "requests/redaction/redaction_service.hpp"
#include "requests/request_service.hpp"
#include "requests/work_list_service.hpp"

// What the staff pages of requests share.
namespace requests {

using agencies::Permission;
using agencies::Visit;

class LetterTemplates;

// All outlives the pages.
struct PageTools {
    html::Site const& site;
    clocks::Clock const& clock;
    DeskLaw const& law;
    FeeSchedule const& fees;
    LetterTemplates const& letters;
    agencies::AccountService const& accounts;
    IntakeService& intake;
    RequestService& requests;
    WorkListService& lists;
    AttachmentService& attachments;
    RedactionService& redactions;
    CaseFileService& case_files;
    PostingBook& postings;
    RemedyService& remedies;
    LetterRegister& issued;
    std::string const& public_address;  // "https://example.gov.cn", or empty where nobody gave it
    RequestTools desk;                  // for services that only one kind of page works with

    [[nodiscard]] config::Texts const& texts(Visit const& visit) const { return site.texts_for(visit.request.headers()); }
    // By the agency's own calendar, which was checked when the agency was written down.
    [[nodiscard]] Result<Terms> terms(Visit const& visit) const { return law.terms(visit.agency.holiday_region); }
};

// The request of the path; an id that is no number is that of none.
[[nodiscard]] RequestKey key_of(Visit const& visit);
// The letter of the path.
[[nodiscard]] LetterId letter_of(Visit const& visit);
// "/office/liuhe/requests/7", with what follows it.
[[nodiscard]] std::string case_path(Visit const& visit, RequestId id, std::string_view rest = {});

// Whether the visitor may do that in the cases of this agency: only its own people act in them.
[[nodiscard]] bool may_act(Visit const& visit, Permission permission);

[[nodiscard]] std::string const& in_language(Wording const& wording, config::Texts const& texts);
// "3月8日 周日 2026": a day as people read it, and the name of whoever acted.
[[nodiscard]] std::string say_day(Date day, config::Texts const& texts);
[[nodiscard]] std::string say_actor(Actor const& actor, PageTools const& tools, config::Texts const& texts);

// Faults by field, as templates show them; those of no field under "form".
[[nodiscard]] base::Json faults_json(base::Faults const& faults, RequestLaw const& law, config::Texts const& texts);
// Findings one by one: {"text", "error"}.
[[nodiscard]] base::Json findings_json(std::vector<Finding> const& findings, RequestLaw const& law, config::Texts const& texts);

}  // namespace requests
