#include "disclosure/register_list.hpp"

#include "base/fold.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>

namespace disclosure {
namespace {

using base::ErrorKind;
using base::Result;

struct ListColumn {
    std::string_view id;
    std::string_view label;  // code of its label
    bool required = false;
};

struct ListLine {
    std::map<std::string_view, std::string> values;  // by the ids of the columns that the list has
    base::Place at;

    [[nodiscard]] std::string value(std::string_view id) const
    {
        auto const found = values.find(id);
        return found == values.end() ? std::string{} : found->second;
    }
};

using Cells = std::map<int, document::Cell const*>;  // of one row, by column

tl::unexpected<base::Error> no_table()
{
    return base::fail(ErrorKind::invalid_input, "register-list.no-table", "There is no table in the file.");
}

// Which column of the list stands where.
Result<std::map<int, ListColumn const*>> read_head(Cells const& head, std::span<ListColumn const> columns, config::Texts const& texts)
{
    std::map<int, ListColumn const*> places;
    for (auto const& [place, cell] : head) {
        auto const text = base::fold(cell->text);
        auto const found = std::ranges::find_if(columns, [&](ListColumn const& column) { return text == column.id || text == base::fold(texts.say(column.label)); });
        if (found == columns.end())
            return base::fail(ErrorKind::invalid_input, "register-list.unknown-column", "There is no column \"{column}\".", {{"column", cell->text}});
        places[place] = &*found;
    }
    for (auto const& column : columns)
        if (column.required && std::ranges::none_of(places, [&](auto const& entry) { return entry.second == &column; }))
            return base::fail(ErrorKind::invalid_input, "register-list.missing-column", "The column \"{column}\" is missing.",
                              {{"column", texts.say(column.label)}});
    return places;
}

Result<std::vector<ListLine>> read_lines(document::Document const& document, std::span<ListColumn const> columns, config::Texts const& texts)
{
    auto const table = std::ranges::find_if(document.blocks, [](auto const& block) { return std::holds_alternative<document::Table>(block); });
    if (table == document.blocks.end())
        return no_table();
    std::map<int, Cells> rows;
    for (auto const& cell : std::get<document::Table>(*table).cells)
        if (!cell.text.empty())
            rows[cell.row][cell.column] = &cell;
    if (rows.empty())
        return no_table();
    auto const places = read_head(rows.begin()->second, columns, texts);
    if (!places)
        return tl::unexpected{places.error()};
    rows.erase(rows.begin());
    std::vector<ListLine> lines;
    for (auto const& [number, row] : rows) {
        ListLine line{.values = {}, .at = row.begin()->second->at};
        for (auto const& [place, column] : *places)
            line.values[column->id] = row.contains(place) ? row.at(place)->text : std::string{};
        lines.push_back(std::move(line));
    }
    if (lines.empty())
        return base::fail(ErrorKind::invalid_input, "register-list.no-lines", "There is no line below the names of the columns.");
    return lines;
}

constexpr std::array document_columns{
    ListColumn{"kind", "register.kind"},
    ListColumn{"title", "register.title", true},
    ListColumn{"file_number", "register.file_number", true},
    ListColumn{"issued_on", "register.issued_on", true},
    ListColumn{"repealed_on", "register.repealed_on"},
    ListColumn{"repealed_by", "register.repealed_by"},
    ListColumn{"standing", "register.standing"},  // of our own export: follows from the days
};

constexpr std::array month_columns{
    ListColumn{"month", "register.list.month", true},
    ListColumn{"licensing", "register.act.licensing"},
    ListColumn{"penalty", "register.act.penalty"},
    ListColumn{"coercion", "register.act.coercion"},
    ListColumn{"admin_fee", "register.act.admin_fee"},
};

constexpr std::array power_columns{
    ListColumn{"station", "power.station", true},
    ListColumn{"kind", "power.kind", true},
    ListColumn{"name", "power.name", true},
};

// One of the names, by its id or its label.
template <std::size_t n>
std::optional<std::size_t> named(std::array<std::string_view, n> const& names, std::string_view labels, std::string const& text, config::Texts const& texts)
{
    auto const folded = base::fold(text);
    for (std::size_t i = 0; i < n; ++i)
        if (folded == names[i] || folded == base::fold(texts.say(std::string{labels} + std::string{names[i]})))
            return i;
    return std::nullopt;
}

ListedDocument to_document(ListLine const& line, config::Texts const& texts, Date today)
{
    auto const issued = parse_written_date(line.value("issued_on"));
    auto const repealed_text = line.value("repealed_on");
    auto const repealed = parse_written_date(repealed_text);
    ListedDocument listed{.document = {.title = line.value("title"), .file_number = line.value("file_number"), .issued_on = issued.value_or(today),
                                       .repealed_on = repealed, .repealed_by = line.value("repealed_by")},
                          .at = line.at,
                          .told = {.repealed_on = line.values.contains("repealed_on"), .repealed_by = line.values.contains("repealed_by")}};
    if (auto const kind = line.value("kind"); !kind.empty()) {
        listed.told.kind = true;
        if (auto const known = named(document_kind_names, "register.kind.", kind, texts))
            listed.document.kind = static_cast<DocumentKind>(*known);
        else
            listed.faults.push_back({"kind", "register-list.bad-kind", {{"text", kind}}});
    }
    if (!issued)
        listed.faults.push_back({"issued_on", "register-list.bad-day", {{"text", line.value("issued_on")}}});
    if (!repealed && !repealed_text.empty())
        listed.faults.push_back({"repealed_on", "register-list.bad-day", {{"text", repealed_text}}});
    return listed;
}

std::optional<int> whole_number(std::string_view text)
{
    int number = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

struct WrittenMonth {
    std::optional<int> year;
    int month = 0;
};

// "3", "3月", "2025年3月".
std::optional<WrittenMonth> parse_written_month(std::string const& text)
{
    constexpr std::string_view year = "年";
    constexpr std::string_view month = "月";
    auto const folded = base::fold(text);
    std::string_view rest = folded;
    WrittenMonth written;
    if (auto const at = rest.find(year); at != std::string_view::npos) {
        written.year = whole_number(rest.substr(0, at));
        if (!written.year)
            return std::nullopt;
        rest.remove_prefix(at + year.size());
    }
    if (rest.ends_with(month))
        rest.remove_suffix(month.size());
    written.month = whole_number(rest).value_or(0);
    return written.month >= 1 && written.month <= months_of_year ? std::optional{written} : std::nullopt;
}

ListedMonth to_month(ListLine const& line, int year)
{
    ListedMonth listed{.at = line.at};
    auto const text_of_month = line.value("month");
    if (auto const written = parse_written_month(text_of_month); !written)
        listed.faults.push_back({"month", "register-list.bad-month", {{"text", text_of_month}}});
    else if (written->year.value_or(year) != year)
        listed.faults.push_back({"month", "register-list.other-year", {{"text", text_of_month}, {"year", std::to_string(year)}}});
    else
        listed.month = written->month;
    for (std::size_t i = 0; i < act_kind_names.size(); ++i) {
        auto const text = line.value(act_kind_names[i]);
        auto const figure = base::parse_decimal(base::fold(text));
        auto const kind = static_cast<ActKind>(i);
        if (figure && is_figure_of(kind, *figure))
            listed.figures[kind] = *figure;
        else if (!text.empty())
            listed.faults.push_back({std::string{act_kind_names[i]}, "register-list.bad-figure", {{"text", text}}});
    }
    return listed;
}

ListedPower to_power(ListLine const& line, config::Texts const& texts)
{
    ListedPower listed{.station = line.value("station"), .name = line.value("name"), .at = line.at};
    if (auto const kind = named(act_kind_names, "power.kind.", line.value("kind"), texts))
        listed.kind = static_cast<ActKind>(*kind);
    else
        listed.faults.push_back({"kind", "register-list.bad-kind", {{"text", line.value("kind")}}});
    if (listed.station.empty())
        listed.faults.push_back({"station", "power.no-station"});
    if (listed.name.empty())
        listed.faults.push_back({"name", "power.no-name"});
    return listed;
}

}  // namespace

std::optional<Date> parse_written_date(std::string_view text)
{
    // A sheet may show a day with its time: "2025-03-01 00:00:00".
    if (auto const colon = text.find(':'); colon != std::string_view::npos)
        text = text.substr(0, std::min(text.rfind(' ', colon), text.size()));
    auto const folded = base::fold(text);
    std::vector<int> numbers;
    auto in_number = false;
    for (char const c : folded) {
        auto const is_digit = c >= '0' && c <= '9';
        if (is_digit && !in_number)
            numbers.push_back(0);
        if (is_digit && numbers.back() < 100'000'000)
            numbers.back() = numbers.back() * 10 + (c - '0');
        in_number = is_digit;
    }
    if (numbers.size() == 1 && folded.size() == 8)
        numbers = {numbers[0] / 10'000, numbers[0] / 100 % 100, numbers[0] % 100};
    // Checked here: a month and a day of <chrono> keep eight bits.
    if (numbers.size() != 3 || numbers[1] < 1 || numbers[1] > 12 || numbers[2] < 1 || numbers[2] > 31)
        return std::nullopt;
    std::chrono::year_month_day const day{std::chrono::year{numbers[0]}, std::chrono::month{static_cast<unsigned>(numbers[1])},
                                          std::chrono::day{static_cast<unsigned>(numbers[2])}};
    return day.ok() && numbers[0] >= 1949 && numbers[0] < 3000 ? std::optional{Date{day}} : std::nullopt;
}

Result<std::vector<ListedDocument>> read_document_list(document::Document const& document, config::Texts const& texts, Date today)
{
    return read_lines(document, document_columns, texts).map([&](std::vector<ListLine> const& lines) {
        std::vector<ListedDocument> list;
        std::set<std::string> numbers;
        for (auto const& line : lines) {
            list.push_back(to_document(line, texts, today));
            auto const number = base::fold(list.back().document.file_number);
            if (!number.empty() && !numbers.insert(number).second)
                list.back().faults.push_back({"file_number", "register-list.number-twice"});
        }
        return list;
    });
}

Result<std::vector<ListedMonth>> read_month_list(document::Document const& document, config::Texts const& texts, int year)
{
    return read_lines(document, month_columns, texts).map([&](std::vector<ListLine> const& lines) {
        std::vector<ListedMonth> list;
        std::set<int> months;
        for (auto const& line : lines) {
            list.push_back(to_month(line, year));
            if (list.back().month != 0 && !months.insert(list.back().month).second)
                list.back().faults.push_back({"month", "register-list.month-twice"});
        }
        return list;
    });
}

Result<std::vector<ListedPower>> read_power_list(document::Document const& document, config::Texts const& texts)
{
    return read_lines(document, power_columns, texts).map([&](std::vector<ListLine> const& lines) {
        std::vector<ListedPower> list;
        for (auto const& line : lines)
            list.push_back(to_power(line, texts));
        return list;
    });
}

}  // namespace disclosure
