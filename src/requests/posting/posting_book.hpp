#pragma once

#include "requests/request_tools.hpp"

namespace requests {

// A letter that was given to the post on a day.
struct PostedLetter {
    RequestKey key;
    LetterId letter;
    std::string request_number;
    std::string number;  // of the letter
    std::string carrier;
    Date posted_on;
    std::optional<Date> received_on = {};  // none while that is not known
};

// What an agency gave to the post, for its book (邮件交寄登记簿).
class PostingBook {
public:
    explicit PostingBook(RequestTools const& tools) : tools_{tools} {}

    // In the order of days. Holds no personal values: to whom is for the particulars to say.
    [[nodiscard]] Result<std::vector<PostedLetter>> posted(AgencyId agency, Date from, Date to) const;
    // That everything for posting a letter was printed, for the journal.
    Result<void> note_printed(RequestKey key, LetterId letter, PersonKey by);

private:
    RequestTools tools_;
};

inline constexpr std::string_view service_by_post = "post";

}  // namespace requests
