#pragma once

#include "disclosure/domain/screening/screening.hpp"
#include "platform/files/case_files.hpp"
#include "requests/domain/request_event.hpp"

namespace requests {

// What a file of a case is for. Its name on screen stands in data/attachments.json.
enum class AttachmentKind { request_paper, identity, power_of_attorney, material, scan, redacted };
[[nodiscard]] std::string_view to_text(AttachmentKind kind);
[[nodiscard]] std::optional<AttachmentKind> parse_attachment_kind(std::string_view text);

// What is known of the words in a file. warned: only things worth a second look; barred: something that must not go out;
// unseen: pictures, or no text at all, so that a person has to look at it; unreadable: no reader takes it.
enum class ReadingState { waiting, sound, warned, barred, unseen, unreadable };
[[nodiscard]] std::string_view to_text(ReadingState state);
[[nodiscard]] std::optional<ReadingState> parse_reading_state(std::string_view text);

struct Reading {
    ReadingState state = ReadingState::waiting;
    std::vector<disclosure::ScreeningFinding> findings = {};
};

// As it is sealed. The second reads what the first wrote.
[[nodiscard]] std::string to_sealed_text(std::vector<disclosure::ScreeningFinding> const& findings);
[[nodiscard]] std::vector<disclosure::ScreeningFinding> findings_of(std::string_view text);

// A file of a case. Its name may be personal and is not part of it.
struct Attachment {
    int number = 0;  // within the case, from 1
    std::string address = {};
    AttachmentKind kind = AttachmentKind::material;
    Actor added_by = {};
    Date added_on;
    std::optional<int> original = {};  // the one of which it was made by blacking out
    ReadingState reading = ReadingState::waiting;
    std::optional<Actor> cleared_by = {};  // who said that it may go out all the same
    std::optional<Date> gone_on = {};      // its content is destroyed
};

// Whether its content may leave as it came: what holds macros or other files only once a scanner found nothing in it.
[[nodiscard]] bool may_be_handed_out(files::Examination const& examination);

// Whether what is in it keeps it from going out with a letter: nobody has read it, something in it is forbidden, or only a
// person can judge it, and nobody has.
[[nodiscard]] bool is_held_back(Attachment const& attachment);

// An enclosure that keeps its letter from being passed and signed, and why: "gone", "waiting", "not-redacted", or its reading.
struct HeldEnclosure {
    int number = 0;
    std::string reason;
};

}  // namespace requests
