#pragma once

#include "agencies/agency_service.hpp"
#include "platform/html/site.hpp"
#include "requests/attachments/attachment_service.hpp"
#include "requests/desk_law.hpp"
#include "requests/domain/processing_fee.hpp"
#include "requests/intake_service.hpp"
#include "requests/papers/letter_register.hpp"
#include "requests/request_service.hpp"

// What all pages that are open to everybody share.
namespace portal {

using agencies::Agency;
using base::Date;

// What the pages work with; all outlives them.
struct PublicServices {
    agencies::AgencyService& agencies;
    requests::IntakeService& intake;
    requests::RequestService& requests;
    requests::AttachmentService& attachments;
    requests::DeskLaw const& law;
    clocks::Clock const& clock;
    html::Site const& site;
    requests::LetterRegister const& letters;
    std::string const& public_address;  // "https://example.gov.cn", or empty where nobody gave it
    requests::RequestTools desk;        // for services that only one kind of page works with
    requests::FeeSchedule const& fees;
};

[[nodiscard]] html::Templates::Source templates();

// The masthead: of the whole site, or of an agency.
[[nodiscard]] base::Json masthead(PublicServices const& services, http::Request const& request);
[[nodiscard]] base::Json masthead(PublicServices const& services, http::Request const& request, Agency const& agency);

// An agency as lists name it.
[[nodiscard]] base::Json named(Agency const& agency, Date today);

// Whether it takes requests of its own: it is not closed, and no village.
[[nodiscard]] bool takes_requests(Agency const& agency, Date today);

// "2026年3月3日（周二）".
[[nodiscard]] std::string day_text(Date day, config::Texts const& texts);
// "3月3日（周二）至3月6日（周五）", and one day alone.
[[nodiscard]] std::string days_text(calendar::DateRange const& days, config::Texts const& texts);

[[nodiscard]] std::string const& in(base::Language language, requests::Wording const& wording);

}  // namespace portal
