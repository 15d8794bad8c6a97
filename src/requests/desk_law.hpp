#pragma once

#include "platform/config/law_files.hpp"
#include "requests/attachments/attachment_law.hpp"
#include "requests/domain/request.hpp"
#include "requests/letters/letter_template.hpp"

namespace requests {

// The law and the calendars by which requests are handled: one calendar for the nation, and one for each region with holidays
// of its own. Terms refer into it, so it stays where it is.
class DeskLaw {
public:
    // Reads requests.json, request-acts.json, letters.json, rules.json, form-2021.json, clock.json, screening.json, attachments.json,
    // holidays.csv and holidays/*.csv.
    [[nodiscard]] static Result<DeskLaw> read(config::LawFiles const& files);

    [[nodiscard]] RequestLaw const& requests() const { return law_; }
    [[nodiscard]] LetterTemplates const& letters() const { return letters_; }
    // By the overlay that an agency names; empty for the national calendar. `calendar.no-region` for one that is not there.
    [[nodiscard]] Result<Terms> terms(std::string_view holiday_region) const;
    // By which letters and files are looked through, and what files a case takes.
    [[nodiscard]] disclosure::Screening const& screening() const { return screening_; }
    [[nodiscard]] AttachmentLaw const& attachments() const { return attachments_; }
    // The rule on which an act rests ("correction_noticed"); empty where none speaks of it.
    [[nodiscard]] std::string rule_of(std::string_view act) const;

private:
    DeskLaw(RequestLaw law, LetterTemplates letters, RequestPeriods periods, disclosure::Screening screening, AttachmentLaw attachments)
        : law_{std::move(law)}, letters_{std::move(letters)}, periods_{periods}, screening_{std::move(screening)},
          attachments_{std::move(attachments)}
    {
    }

    RequestLaw law_;
    LetterTemplates letters_;
    RequestPeriods periods_;
    disclosure::Screening screening_;
    AttachmentLaw attachments_;
    std::map<std::string, WorkingDayCalendar, std::less<>> calendars_;  // by region
    std::map<std::string, std::string, std::less<>> rules_;             // by act
};

}  // namespace requests
