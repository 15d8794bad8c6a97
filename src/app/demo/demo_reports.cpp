#include "app/demo/demo_reports.hpp"

#include "base/ensure.hpp"
#include "report/commands/written_report.hpp"

namespace app {
namespace {

using namespace report;

constexpr std::size_t townships = 12;
constexpr auto mistaken = "t3.new.total";  // the cell that a hurried clerk gets wrong

template <class Result>
void must(Result const& done)
{
    base::ensure(done.has_value(), "the made-up reports keep the rules for reports");
}

// Everything is as it was counted, and what nobody counted did not happen.
void fill_with_zeros(Draft& draft, int more)
{
    for (auto& cell : draft.cells)
        if (!cell.value())
            cell.typed = Decimal{0};
    if (more != 0)
        if (auto const at = draft.form->find_cell(mistaken))
            draft.cells.at(*at).typed = draft.cells.at(*at).value().value_or(Decimal{0}) + Decimal{more};
}

}  // namespace

DemoReports::Fate DemoReports::fate_of(std::size_t unit) const
{
    static constexpr std::array of_townships{Fate::published, Fate::published, Fate::published, Fate::wrong,  Fate::returned,  Fate::by_file,
                                             Fate::by_file,   Fate::late,      Fate::silent,    Fate::accepted, Fate::submitted, Fate::drafting};
    static constexpr std::array of_departments{Fate::published, Fate::published, Fate::accepted, Fate::submitted, Fate::late,
                                               Fate::published, Fate::wrong,     Fate::published, Fate::by_file,  Fate::silent};
    return unit < townships ? of_townships.at(unit % of_townships.size()) : of_departments.at((unit - townships) % of_departments.size());
}

agencies::Agency DemoReports::agency(Office const& office) const
{
    auto const found = desk_.agencies().find(office.agency);
    must(found);
    return *found;
}

std::array<std::string, section_count> DemoReports::texts(std::string const& name, Draft const& draft) const
{
    auto const at = draft.form->find_cell(mistaken);
    auto const received = at ? draft.cells.at(*at).value().value_or(Decimal{0}) : Decimal{0};
    base::Error::Words const words{{"name", name}, {"year", std::to_string(draft.year)}, {"received", to_string(received)},
                                   {"published", std::to_string(60 + (name.size() * 7 + static_cast<std::size_t>(draft.year)) % 90)}};
    std::array<std::string, section_count> all;
    for (auto const& [part, text] : names_.report_texts)
        all.at(part) = base::fill_words(text, words);
    return all;
}

void DemoReports::fill(Office const& office, int year, bool wrong)
{
    auto const unit = agency(office);
    auto draft = desk_.reports().draft(unit, year);
    must(draft);
    auto filled = *draft;
    fill_with_zeros(filled, wrong ? 2 : 0);
    auto version = draft->version;
    for (auto const table : all_tables) {
        ReportService::Figures figures{.table = table, .typed = {}, .also = ReportService::Also::confirm};
        for (CellIndex i = 0; i < filled.form->cell_count(); ++i)
            if (auto const value = filled.cells.at(i).value(); filled.form->cells[i].table == table && value)
                figures.typed[i] = {to_string(*value), "系统外另有2件"};
        auto const put = desk_.reports().put_figures(unit, year, figures, {office.officer, version});
        must(put);
        version = put->version;
    }
    auto const said = texts(filled.organisation, filled);
    std::map<std::size_t, std::string> parts;
    for (std::size_t i = 0; i < said.size(); ++i)
        if (!said.at(i).empty())
            parts[i] = said.at(i);
    must(desk_.reports().put_texts(unit, year, parts, {office.officer, version}));
}

void DemoReports::step(Office const& office, int year, ReportStep which, agencies::PersonKey by, std::string note, std::vector<ReturnedCell> returned)
{
    auto const unit = agency(office);
    auto const draft = desk_.reports().draft(unit, year);
    must(draft);
    must(desk_.reports().take_step(unit, year, {.step = which, .note = std::move(note), .returned = std::move(returned)}, {by, draft->version}));
}

void DemoReports::hand_in(Office const& office, int year, bool wrong)
{
    fill(office, year, wrong);
    step(office, year, ReportStep::to_review, office.officer);
    step(office, year, ReportStep::submit, office.head, "已核对");
}

void DemoReports::publish(Office const& office, int year)
{
    hand_in(office, year, false);
    step(office, year, ReportStep::accept, county_.supervisor);
    step(office, year, ReportStep::publish, office.head);
}

void DemoReports::correct(Office const& office, int year)
{
    step(office, year, ReportStep::correct, office.head, "行政许可漏计4件");
    auto const unit = agency(office);
    auto const draft = desk_.reports().draft(unit, year);
    must(draft);
    auto const cell = draft->form->find_cell("t2.licensing.decisions");
    base::ensure(cell.has_value(), "the form counts licences");
    if (cell)
        must(desk_.reports().put_figures(unit, year, {.table = TableId::t2, .typed = {{*cell, {"4", "漏计"}}}, .also = ReportService::Also::confirm},
                                         {office.officer, draft->version}));
    step(office, year, ReportStep::to_review, office.officer);
    step(office, year, ReportStep::submit, office.head, "已核对");
    step(office, year, ReportStep::accept, county_.supervisor);
    step(office, year, ReportStep::publish, office.head);
}

std::string DemoReports::document(Office const& office, int year, std::string const& name, int more) const
{
    auto draft = desk_.reports().draft(agency(office), year);
    must(draft);
    fill_with_zeros(*draft, more);
    if (!name.empty())
        draft->organisation = name;
    draft->texts = texts(draft->organisation, *draft);
    auto const report = report_of(*draft);
    CheckResult const unchecked;
    ResultMeta const meta;
    auto content = written_report({meta, report, {unchecked, desk_.reports().statutes().checker.book()}}, "report.docx");
    must(content);
    return *std::move(content);
}

void DemoReports::send_files(int year, Date today)
{
    std::vector<std::pair<std::string, std::string>> sent;
    for (std::size_t i = 0; i < county_.units.size(); ++i)
        if (fate_of(i) == Fate::by_file)
            sent.emplace_back("年报" + std::to_string(sent.size() + 1) + ".docx", document(county_.units[i], year, {}, i == 6 ? 2 : 0));
    base::ensure(sent.size() > 2, "some units have sent files");
    sent.emplace_back("年报1(1).docx", sent.front().second);
    sent.emplace_back("IMG_0231.docx", sent.front().second.substr(0, 900));
    sent.emplace_back("新建文档.docx", document(county_.units.front(), year, "临水县" + names_.townships.front().name + "人民政府", 0));
    sent.emplace_back("年报终稿.docx", document(county_.units.at(5), year, {}, 1));
    std::vector<DoorService::GivenFile> given;
    given.reserve(sent.size());
    for (auto const& [name, content] : sent)
        given.push_back({name, content});
    auto const collector = agency(county_.office);
    auto const key = desk_.report_door().drop(collector, given, {.year = year, .came_on = today, .by = actor_text(county_.supervisor)});
    must(key);
    must(desk_.report_door().work(collector.id, "report-drop/" + std::to_string(key->id), [] { return base::Result<void>{}; }));
}

void DemoReports::make_past(int year)
{
    for (auto const& unit : county_.units)
        publish(unit, year);
    correct(county_.units.at(1), year);
}

void DemoReports::make_last(int year, Date today)
{
    for (std::size_t i = 0; i < county_.units.size(); ++i) {
        auto const& unit = county_.units[i];
        switch (fate_of(i)) {
        case Fate::published: publish(unit, year); break;
        case Fate::accepted:
            hand_in(unit, year, false);
            step(unit, year, ReportStep::accept, county_.supervisor);
            break;
        case Fate::submitted: hand_in(unit, year, false); break;
        case Fate::wrong: hand_in(unit, year, true); break;
        case Fate::returned: {
            hand_in(unit, year, true);
            auto const draft = desk_.reports().draft(agency(unit), year);
            must(draft);
            std::vector<ReturnedCell> returned;
            if (auto const at = draft->form->find_cell(mistaken))
                returned.push_back({*at, "与分项之和不一致，请核对"});
            step(unit, year, ReportStep::give_back, county_.supervisor, "请核对表三", std::move(returned));
            break;
        }
        case Fate::drafting: fill(unit, year, false); break;
        case Fate::silent:
        case Fate::late:
        case Fate::by_file: break;
        }
    }
    send_files(year, today);
    must(desk_.consolidation().make(agency(county_.office), year, county_.supervisor));
}

void DemoReports::make_late(int year)
{
    for (std::size_t i = 0; i < county_.units.size(); ++i)
        if (fate_of(i) == Fate::late)
            hand_in(county_.units[i], year, false);
}

}  // namespace app
