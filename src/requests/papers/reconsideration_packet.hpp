#pragma once

#include "requests/domain/remedy.hpp"
#include "requests/papers/letter_document.hpp"

#include <span>

// What an applicant hands in when he applies for reconsideration (行政复议), all in one archive: the application filled in as far as
// the case knows it, to be changed and signed, and the proofs.
namespace requests {

// A run of days of the answer period and what it counts for, in words.
struct ClockLine {
    std::string days;
    std::string text;
};

// All outlive the call.
struct PacketCase {
    CaseView const& view;
    Particulars const& particulars;
    agencies::Agency const& agency;
    Remedies const& remedies;
    Letter const* answer = nullptr;  // that is contested; none: that nobody answered in time
    std::vector<ClockLine> clock = {};
    std::span<LetterOfCase const> letters = {};  // that were served on the applicant, in their order
};

// "行政复议材料-17号.zip". Its papers are in Chinese, whatever language the page is read in: they go to an agency.
[[nodiscard]] Result<LetterFile> reconsideration_packet(PacketCase const& of, Date today, Terms const& terms, LetterTemplates const& templates);

}  // namespace requests
