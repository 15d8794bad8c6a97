#include "requests/posting/posting_book.hpp"

#include "base/json.hpp"
#include "requests/case_record.hpp"

namespace requests {
namespace {

constexpr auto select_served =
    "SELECT request_id, letter_id FROM request_letter WHERE agency_id = $1 AND served_on >= $2 AND served_on <= $3 "
    "ORDER BY served_on, request_id, letter_id";

}  // namespace

Result<std::vector<PostedLetter>> PostingBook::posted(AgencyId agency, Date from, Date to) const
{
    return look(tools_, [&](Desk& desk) -> Result<std::vector<PostedLetter>> {
        std::vector<PostedLetter> found;
        auto const rows = desk.connection.query(select_served, {agency.value, from, to});
        for (auto const row : rows.all()) {
            RequestKey const key{agency, RequestId{row.integer("request_id")}};
            auto const loaded = load(desk, key);
            if (!loaded)
                return tl::unexpected{loaded.error()};
            LetterId const id{row.integer("letter_id")};
            auto const& letter = loaded->request.letters.at(id);
            if (letter.service && letter.service->mode == service_by_post)
                found.push_back({key, id, loaded->request.intake.number, letter.number, letter.service->carrier, *letter.served_on, letter.received_on});
        }
        return found;
    });
}

Result<void> PostingBook::note_printed(RequestKey key, LetterId letter, PersonKey by)
{
    return write(tools_, [&](Desk& desk) -> Result<void> {
        note(desk, key, {.act = "posting_printed", .by = actor_of(by), .details = base::Json{{"letter", letter.value}}.dump()});
        return {};
    });
}

}  // namespace requests
