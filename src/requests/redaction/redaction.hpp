#pragma once

#include "base/json_fwd.hpp"
#include "base/place.hpp"
#include "requests/domain/request_law.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

// Blacking out areas of a file before a copy of it goes out (条例第三十七条).
namespace requests {

// Why an area is blacked out: written on it, and on the list at the copy's end with its article.
struct RedactionReason {
    std::string id;
    Wording label;
    std::string basis;
};

// What data/redaction.json says.
struct RedactionLaw {
    // Throws as the JSON library does where the file is malformed.
    [[nodiscard]] static RedactionLaw parse(base::Json const& json);

    [[nodiscard]] RedactionReason const* reason(std::string_view id) const;

    std::vector<RedactionReason> reasons;
    std::map<std::string, std::string, std::less<>> proposals;  // by the check whose hit is proposed: the reason
    int dots_per_inch = 0;
    int dots_per_inch_of_many = 0;
    int many_pages = 0;
    std::string copy_name;  // of the copy by that of the original
    std::string list_title;
    std::string list_intro;
    std::string list_page;
    std::string list_count;
    std::string list_basis;
};

// proposed: by a rule, and nobody has looked at it; dismissed: somebody has, and it stays readable.
enum class AreaState { proposed, accepted, dismissed };
[[nodiscard]] std::string_view to_text(AreaState state);
[[nodiscard]] std::optional<AreaState> parse_area_state(std::string_view text);

// An area of a page, in whole points.
struct RedactionArea {
    int number = 0;  // within the file, from 1
    int page = 1;
    base::Box box;
    std::string reason;  // id
    std::string source;  // "hand", or the check that found it
    AreaState state = AreaState::accepted;
};
inline constexpr std::string_view by_hand = "hand";

// All that the box touches.
[[nodiscard]] base::Box to_whole_points(base::Box const& box);

// What the program does over all pages of a file, and how far it is.
enum class RedactionTask { propose, copy };
[[nodiscard]] std::string_view to_text(RedactionTask task);
[[nodiscard]] std::optional<RedactionTask> parse_redaction_task(std::string_view text);

struct RedactionWork {
    RedactionTask task = RedactionTask::propose;
    int pages = 0;
    int done = 0;  // pages
    bool finished = false;
    std::string fault = {};  // code of a text; empty where it went well
    std::int64_t asked_by = 0;  // person of the agency
    std::optional<int> copy = {};  // the number of the file that came of it
    int unplaced = 0;  // hits on pages where their place is not certain
};

}  // namespace requests
