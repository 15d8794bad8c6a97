#include "agencies/anchors/journal_pages.hpp"

#include "agencies/anchors/day_sheet.hpp"
#include "agencies/anchors/journal_words.hpp"
#include "agencies/list_file.hpp"
#include "base/json.hpp"
#include "document/write/write_pdf.hpp"
#include "journal/entry_search.hpp"
#include "platform/clock/local_time.hpp"
#include "platform/http/decoding.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace agencies {
namespace {

using base::Json;
using journal::EntryFilter;

constexpr std::int64_t page_size = 50;
constexpr std::int64_t most_exported = 100'000;
constexpr std::int64_t anchors_shown = 10;
constexpr std::array<std::string_view, 3> only_names{"all", "looks", "back-dated"};
constexpr std::array<std::string_view, 7> columns{"number", "recorded", "happened", "actor", "event", "subject", "rule"};

std::int64_t number_in(std::string_view text, std::int64_t otherwise)
{
    auto number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// "7" and "request/7" are the same case.
std::string subject_in(std::string_view text)
{
    auto const is_number = !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return (is_number ? "request/" : "") + std::string{text};
}

EntryFilter filter_of(Visit const& visit)
{
    auto const& query = visit.request.query();
    auto const* const only = std::ranges::find(only_names, query.get("only"));
    return {.event = std::string{query.get("event")},
            .actor = std::string{query.get("actor")},
            .subject = subject_in(query.get("subject")),
            .from = base::parse_date(query.get("from")),
            .until = base::parse_date(query.get("until")),
            .only = only == only_names.end() ? EntryFilter::Only::all : static_cast<EntryFilter::Only>(only - only_names.begin())};
}

// The address of the same list, at another page or as a file.
std::string address_of(Visit const& visit, std::string_view last)
{
    auto address = office_path(visit.agency, "journal?");
    for (auto const* name : {"event", "actor", "subject", "from", "until", "only"})
        if (auto const value = visit.request.query().get(name); !value.empty())
            address += std::string{name} + "=" + http::percent_encode(value) + "&";
    return address + std::string{last};
}

std::string day_text(std::optional<base::Date> const& day)
{
    return day ? to_string(*day) : "";
}

class JournalPages {
public:
    explicit JournalPages(JournalTools const& tools) : tools_{tools} {}

    [[nodiscard]] http::Response list(Visit const& visit) const
    {
        if (auto const format = parse_list_format(visit.request.query().get("format")))
            return exported(visit, *format);
        auto const filter = filter_of(visit);
        auto const page = std::clamp<std::int64_t>(number_in(visit.request.query().get("page"), 1), 1, 1'000'000);
        auto const connection = tools_.database.connection();
        auto const found = find_entries(*connection, visit.agency.id, filter, {.first = (page - 1) * page_size, .most = page_size});
        JournalWords words{tools_.door.accounts, texts(visit)};
        auto rows = Json::array();
        for (auto const& entry : found.entries)
            rows.push_back(row_json(entry, visit, words));
        auto const other_page = [&](std::int64_t number, bool there) { return there ? Json(address_of(visit, "page=" + std::to_string(number))) : Json(false); };
        return office_page(tools_.door.site, visit, "journal",
                           {{"title", texts(visit).say("page.job.journal")},
                            {"rows", std::move(rows)},
                            {"none", found.entries.empty()},
                            {"total", texts(visit).say("journal.page.total", {{"n", std::to_string(found.total)}})},
                            {"events", choices(journal::events_in(*connection, visit.agency.id), filter.event, visit,
                                               [&](std::string const& name) { return words.event(name); })},
                            {"actors", choices(journal::actors_in(*connection, visit.agency.id), filter.actor, visit,
                                               [&](std::string const& name) { return words.actor(name); })},
                            {"onlies", onlies(filter.only, visit)},
                            {"subject", std::string{visit.request.query().get("subject")}},
                            {"from", day_text(filter.from)},
                            {"until", day_text(filter.until)},
                            {"previous", other_page(page - 1, page > 1)},
                            {"following", other_page(page + 1, page * page_size < found.total)},
                            {"csv", address_of(visit, "format=csv")},
                            {"xlsx", address_of(visit, "format=xlsx")},
                            {"anchors", anchors_json(visit)}});
    }

    // Keeps the end of the chain, and leads to its sheet.
    [[nodiscard]] http::Response print_sheet(Visit const& visit) const
    {
        auto const head = AnchorService{tools_.database, tools_.clock}.hand_out(visit.agency, visit.actor());
        return http::see_other(office_path(visit.agency, head ? "journal/sheets/" + std::to_string(head->number) : "journal"));
    }

    // A sheet that was printed, again.
    [[nodiscard]] http::Response sheet(Visit const& visit) const
    {
        auto const number = number_in(visit.request.path_parameter("number"), 0);
        auto const head = AnchorService{tools_.database, tools_.clock}.printed(visit.agency, number);
        if (!head)
            return tools_.door.site.problem(visit.request, head.error());
        auto pdf = write_pdf(day_sheet(visit.agency, *head, texts(visit)));
        if (!pdf)
            return tools_.door.site.problem(visit.request, pdf.error());
        return http::download(std::move(*pdf), "application/pdf", visit.agency.code + "-" + std::to_string(number) + ".pdf");
    }

private:
    [[nodiscard]] config::Texts const& texts(Visit const& visit) const { return tools_.door.site.texts_for(visit.request.headers()); }

    [[nodiscard]] http::Response exported(Visit const& visit, ListFormat format) const
    {
        auto const connection = tools_.database.connection();
        auto const found = find_entries(*connection, visit.agency.id, filter_of(visit), {.first = 0, .most = most_exported});
        JournalWords words{tools_.door.accounts, texts(visit)};
        ListFile file{.name = visit.agency.code + "-journal-" + to_string(tools_.clock.today()), .title = texts(visit).say("page.job.journal")};
        for (auto const column : columns)
            file.head.push_back(texts(visit).say("journal.column." + std::string{column}));
        file.head.push_back(texts(visit).say("journal.column.hash"));
        for (auto const& entry : found.entries)
            file.rows.push_back({std::to_string(entry.number), clocks::local_text(entry.recorded_at), clocks::local_text(entry.act.happened_at),
                                 words.actor(entry.act.actor), words.event(entry.act.event), entry.act.subject, entry.act.rule, entry.hash});
        auto response = list_download(file, format);
        return response ? std::move(*response) : tools_.door.site.problem(visit.request, response.error());
    }

    [[nodiscard]] static Json row_json(journal::Entry const& entry, Visit const& visit, JournalWords& words)
    {
        constexpr std::string_view of_request = "request/";
        auto const& subject = entry.act.subject;
        auto const is_request = subject.starts_with(of_request) && subject.find('/', of_request.size()) == std::string::npos;
        auto const href = office_path(visit.agency, "requests/" + subject.substr(is_request ? of_request.size() : 0));
        return {{"number", entry.number},
                {"recorded", clocks::local_text(entry.recorded_at)},
                {"happened", is_back_dated(entry) ? clocks::local_text(entry.act.happened_at) : ""},
                {"actor", words.actor(entry.act.actor)},
                {"event", words.event(entry.act.event)},
                {"subject", subject},
                {"href", is_request ? Json(href) : Json(false)},
                {"rule", entry.act.rule},
                {"look", is_look(entry)}};
    }

    template <class Say>
    [[nodiscard]] Json choices(std::vector<std::string> const& names, std::string const& chosen, Visit const& visit, Say const& say) const
    {
        auto all = Json::array({{{"id", ""}, {"label", texts(visit).say("desk.all")}, {"chosen", chosen.empty()}}});
        for (auto const& name : names)
            if (!name.empty())
                all.push_back({{"id", name}, {"label", say(name)}, {"chosen", name == chosen}});
        return all;
    }

    [[nodiscard]] Json onlies(EntryFilter::Only chosen, Visit const& visit) const
    {
        auto all = Json::array();
        for (std::size_t i = 0; i < only_names.size(); ++i)
            all.push_back({{"id", only_names.at(i)}, {"label", texts(visit).say("journal.only." + std::string{only_names.at(i)})},
                           {"chosen", static_cast<std::size_t>(chosen) == i}});
        return all;
    }

    [[nodiscard]] Json anchors_json(Visit const& visit) const
    {
        auto rows = Json::array();
        for (auto const& [anchor, way] : AnchorService{tools_.database, tools_.clock}.kept(visit.agency.id, anchors_shown)) {
            auto const is_sheet = way == journal::Way::sheet;
            auto const href = office_path(visit.agency, "journal/sheets/" + std::to_string(anchor.number));
            rows.push_back({{"number", anchor.number},
                            {"taken", clocks::local_text(anchor.taken_at)},
                            {"way", texts(visit).say("journal.way." + std::string{to_string(way)})},
                            {"hash", anchor.hash},
                            {"href", is_sheet ? Json(href) : Json(false)}});
        }
        return {{"none", rows.empty()}, {"rows", std::move(rows)}};
    }

    JournalTools tools_;
};

}  // namespace

void add_journal_pages(StaffRoutes& routes, JournalTools const& tools)
{
    JournalPages const pages{tools};
    routes.get("/office/{agency}/journal", Permission::read_journal, [pages](Visit const& visit) { return pages.list(visit); });
    routes.post("/office/{agency}/journal/sheets", Permission::read_journal, [pages](Visit const& visit) { return pages.print_sheet(visit); });
    routes.get("/office/{agency}/journal/sheets/{number}", Permission::read_journal, [pages](Visit const& visit) { return pages.sheet(visit); });
}

}  // namespace agencies
