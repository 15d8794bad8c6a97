#pragma once

#include "base/json_fwd.hpp"
#include "requests/attachments/attachment.hpp"

#include <set>

namespace requests {

// Who sends a file in: the one who asks, or the office.
enum class Sender { applicant, staff };

// What data/attachments.json says.
struct AttachmentLaw {
    struct Room {
        std::size_t files_at_most = 0;  // of one form
        std::size_t bytes_at_most = 0;  // of one file
        std::chrono::seconds reading{0};
    };

    // Throws as the JSON library does where the file is malformed.
    [[nodiscard]] static AttachmentLaw parse(base::Json const& json);

    [[nodiscard]] Room const& room_of(Sender sender) const { return sender == Sender::applicant ? applicant : staff; }
    [[nodiscard]] Wording const& name_of(AttachmentKind kind) const { return names.at(static_cast<std::size_t>(kind)); }

    Room applicant;
    Room staff;
    std::size_t name_characters_at_most = 0;
    std::set<files::FileKind> file_kinds;
    std::vector<Wording> names;  // by kind
    std::string single_enclosure;
    std::string first_enclosure;
    std::string further_enclosure;
};

}  // namespace requests
