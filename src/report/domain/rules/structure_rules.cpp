#include "report/domain/rules/rule_function.hpp"

#include "base/ensure.hpp"
#include "base/fold.hpp"
#include "report/domain/rules/title_year.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

// R-STR: how the report is built, and whether its cells hold numbers.
namespace report {
namespace {

base::Error::Words cell_words(Form const& form, CellIndex cell)
{
    return {{"table", std::string{table_name(form.cells[cell].table)}},
            {"row", form.row_label(cell)},
            {"col", form.column_label(cell)}};
}

// The parts as printed that stand in order: the longest rising run of them. A part that is printed twice counts where
// it fits.
std::set<std::size_t> parts_in_order(std::vector<PrintedSection> const& printed)
{
    std::vector<std::vector<std::size_t>> runs;  // the longest that ends at each part
    std::vector<std::size_t> longest;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        std::vector<std::size_t> run;
        for (std::size_t before = 0; before < i; ++before)
            if (runs[before].back() < printed[i].section && runs[before].size() > run.size())
                run = runs[before];
        run.push_back(printed[i].section);
        if (run.size() > longest.size())
            longest = run;
        runs.push_back(std::move(run));
    }
    return {longest.begin(), longest.end()};
}

void sections_in_order(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const in_order = parts_in_order(report.printed.sections);
    auto const* form = report.form != nullptr ? report.form : &assessor.facts().forms->all().front();
    for (std::size_t i = 0; i < section_count; ++i) {
        if (in_order.contains(i)) {
            assessor.passed();
            continue;
        }
        auto const& section = form->sections[i];
        auto const& printed = report.printed.sections;
        auto const misplaced = std::find_if(printed.begin(), printed.end(), [i](auto const& p) { return p.section == i; });
        assessor.failed({.words = {{"section", section.number + "、" + section.title.official}},
                         .at = misplaced == printed.end() ? base::Place{} : misplaced->at});
    }
}

// A part that was not found at all is told by sections_in_order. What a picture holds may be text that nobody has read.
void texts_written(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const* form = report.form != nullptr ? report.form : &assessor.facts().forms->all().front();
    for (std::size_t i = 0; i < section_count; ++i) {
        auto const& section = form->sections[i];
        auto const& written = report.sections[i];
        if (section.is_table)
            continue;
        if (!written.paragraphs.empty())
            assessor.passed();
        else if (!written.present || report.printed.tables_in_pictures)
            assessor.not_assessable();
        else
            assessor.failed({.words = {{"section", section.number + "、" + section.title.official}}, .at = written.at});
    }
}

std::string_view text_of(LostPiece::Kind kind)
{
    switch (kind) {
    case LostPiece::Kind::row: return "row";
    case LostPiece::Kind::column: return "column";
    case LostPiece::Kind::tail: return "tail";
    case LostPiece::Kind::head: return "head";
    case LostPiece::Kind::table: return "table";
    }
    return {};
}

Finding lost_piece(Assessor const& assessor, LostPiece const& piece)
{
    constexpr std::array names{"lost", "lost_en", "repair", "repair_en"};
    auto const& texts = assessor.texts(text_of(piece.kind));
    base::ensure(texts.size() == names.size(), "each kind of lost piece is told in two languages, with its repair");
    Finding finding{.words = {{"table", std::string{table_name(piece.table)}},
                              {"label", piece.label},
                              {"count", std::to_string(piece.cells.size())}},
                    .at = piece.at};
    for (std::size_t i = 0; i < names.size(); ++i)
        finding.words.emplace_back(names[i], base::fill_words(texts[i], finding.words));
    for (auto const cell : piece.cells)
        finding.cells.push_back({assessor.report().form->cells[cell].id, std::nullopt});
    return finding;
}

// A table is complete when nothing of it was lost and no cell is absent for another reason.
void tables_complete(Assessor& assessor)
{
    auto const& report = assessor.report();
    for (auto const id : all_tables) {
        auto const& table = report.form->table(id);
        auto const begin = report.cells.begin() + table.first_cell;
        auto const absent = std::any_of(begin, begin + table.cell_count,
                                        [](Cell const& cell) { return cell.state == CellState::absent; });
        auto lost = false;
        for (auto const& piece : report.printed.lost) {
            if (piece.table != id)
                continue;
            lost = true;
            assessor.failed(lost_piece(assessor, piece));
        }
        if (!lost)
            absent ? assessor.not_assessable() : assessor.passed();
    }
}

void cells_filled(Assessor& assessor)
{
    auto const& report = assessor.report();
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const& cell = report.cells[i];
        switch (cell.state) {
        case CellState::read: assessor.passed(); break;
        case CellState::ambiguous:
        case CellState::unreadable:
        case CellState::absent: assessor.not_assessable(); break;
        case CellState::blank:
        case CellState::dash: {
            auto words = cell_words(*report.form, static_cast<CellIndex>(i));
            words.emplace_back("raw", cell.raw);
            assessor.failed({.cells = {{report.form->cells[i].id, std::nullopt}}, .words = std::move(words), .at = cell.at});
        }
        }
    }
}

// An unreadable cell holds a text that is no number, unless a picture was not clear enough to say so.
bool holds_other_text(Cell const& cell)
{
    auto const folded = base::fold(cell.raw);
    return cell.state == CellState::unreadable && !folded.empty() && !base::parse_decimal(folded);
}

void cells_are_numbers(Assessor& assessor)
{
    auto const& report = assessor.report();
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const& cell = report.cells[i];
        if (cell.state == CellState::read) {
            assessor.passed();
        } else if (holds_other_text(cell)) {
            auto words = cell_words(*report.form, static_cast<CellIndex>(i));
            words.emplace_back("raw", cell.raw);
            assessor.failed({.cells = {{report.form->cells[i].id, std::nullopt}}, .words = std::move(words), .at = cell.at});
        } else {
            assessor.not_assessable();
        }
    }
}

bool fits(CellType type, Decimal value)
{
    switch (type) {
    case CellType::count: return value >= Decimal{} && value.is_whole();
    case CellType::signed_count: return value.is_whole();
    case CellType::money_wan: return value >= Decimal{};
    }
    return false;
}

void counts_are_whole(Assessor& assessor)
{
    auto const& report = assessor.report();
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const& cell = report.cells[i];
        auto const& of_form = report.form->cells[i];
        if (cell.state != CellState::read) {
            assessor.not_assessable();
        } else if (fits(of_form.type, cell.value)) {
            assessor.passed();
        } else {
            auto words = cell_words(*report.form, static_cast<CellIndex>(i));
            words.emplace_back("value", base::to_string(cell.value));
            assessor.failed({.cells = {{of_form.id, cell.value}}, .words = std::move(words), .at = cell.at});
        }
    }
}

void form_of_the_year(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const* expected = assessor.facts().forms->for_year(*report.year);
    if (expected == nullptr)  // 2018 and before: free text
        return assessor.not_assessable();
    auto const& other = report.printed.other_form;
    if (expected == report.form && other.empty())
        return assessor.passed();
    auto const actual = other.empty() ? report.form->id
                                      : base::fill_words(assessor.text("mixed"), {{"a", report.form->id}, {"b", other}});
    assessor.failed({.words = {{"year", std::to_string(*report.year)}, {"expected", expected->id}, {"actual", actual}},
                     .at = report.title_at});
}

void no_foreign_labels(Assessor& assessor)
{
    auto const& foreign = assessor.report().printed.foreign;
    if (foreign.empty())
        assessor.passed();
    for (auto const& label : foreign)
        assessor.failed({.words = {{"table", std::string{table_name(label.table)}}, {"label", label.label}},
                         .at = label.at});
}

// One finding a wording, however often it is printed.
void labels_as_in_the_form(Assessor& assessor)
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (auto const& label : assessor.report().printed.labels)
        if (seen.emplace(label.printed, label.official).second)
            assessor.failed({.words = {{"label", label.printed}, {"official", label.official}}, .at = label.at});
    if (seen.empty())
        assessor.passed();
}

// The title without white space and full-width forms ends like one of the patterns, with some name and a year in place
// of {organisation} and {year}.
bool is_like(std::string const& title, std::string const& pattern)
{
    auto const year = year_in_title(title);
    if (!year)
        return false;
    auto const ending = base::fold(base::fill_words(pattern, {{"organisation", ""}, {"year", std::to_string(*year)}}));
    return title.size() > ending.size() && title.ends_with(ending);
}

void title_pattern(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const& patterns = assessor.texts("pattern");
    auto const title = base::fold(report.title);
    if (std::any_of(patterns.begin(), patterns.end(), [&title](auto const& pattern) { return is_like(title, pattern); }))
        return assessor.passed();
    auto const organisation = report.organisation.empty() ? assessor.text("unknown_organisation") : report.organisation;
    auto const year = report.year ? std::to_string(*report.year) : assessor.text("unknown_year");
    assessor.failed({.words = {{"title", report.title},
                               {"suggest", base::fill_words(patterns.front(), {{"organisation", organisation}, {"year", year}})}},
                     .at = report.title_at});
}

void compare_years(Assessor& assessor, std::optional<int> stated, std::optional<int> other, std::string_view what)
{
    if (!stated || !other)
        return assessor.not_assessable();
    if (*stated == *other)
        return assessor.passed();
    auto const& names = assessor.texts(what);
    assessor.failed({.words = {{"y1", std::to_string(*stated)},
                               {"y2", std::to_string(*other)},
                               {"what", names.front()},
                               {"what_en", names.back()}},
                     .at = assessor.report().title_at});
}

// A period over two years belongs to none.
std::optional<int> year_of(std::optional<Period> const& period)
{
    if (!period || period->from.year() != period->to.year())
        return std::nullopt;
    return period->to.year();
}

void one_year(Assessor& assessor)
{
    auto const& report = assessor.report();
    auto const in_title = year_in_title(base::fold(report.title));
    auto const stated = in_title ? in_title : report.year;
    compare_years(assessor, stated, year_of(report.period), "period");
    compare_years(assessor, stated, assessor.facts().manifest_year, "manifest");
}

void reconciliation_note(Assessor& assessor)
{
    auto const& report = assessor.report();
    if (report.printed.has_caption)
        return assessor.passed();
    auto const& lost = report.printed.lost;
    if (std::any_of(lost.begin(), lost.end(), [](auto const& piece) {
            return piece.table == TableId::t3 && piece.kind == LostPiece::Kind::table;
        }))
        return assessor.not_assessable();  // lost with its table
    assessor.failed({.at = report.sections[2].at});
}

constexpr RuleFunction functions[]{
    {"structure.sections_in_order", sections_in_order},
    {"structure.tables_complete", tables_complete},
    {"structure.cells_filled", cells_filled},
    {"structure.cells_are_numbers", cells_are_numbers},
    {"structure.counts_are_whole", counts_are_whole},
    {"structure.form_of_the_year", form_of_the_year},
    {"structure.no_foreign_labels", no_foreign_labels},
    {"structure.labels_as_in_the_form", labels_as_in_the_form},
    {"structure.title_pattern", title_pattern},
    {"structure.one_year", one_year},
    {"structure.reconciliation_note", reconciliation_note},
    {"structure.texts_written", texts_written},
};

}  // namespace

std::span<RuleFunction const> structure_rules()
{
    return functions;
}

}  // namespace report
