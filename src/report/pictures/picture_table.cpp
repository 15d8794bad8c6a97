#include "report/pictures/picture_table.hpp"

#include "report/sample/testing.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace report::testing {
namespace {

void count_unread(PictureScore& sum, Report const& report, SampleSource const& source)
{
    for (auto const& [id, value] : source.truth) {
        if (!value)
            continue;
        auto const* cell = report.form == nullptr ? nullptr : report.find(id);
        switch (cell == nullptr ? CellState::absent : cell->state) {
        case CellState::read: break;
        case CellState::ambiguous:
        case CellState::unreadable: ++sum.flagged; break;
        case CellState::blank:
        case CellState::dash: ++sum.blank; break;
        case CellState::absent:
            ++sum.absent;
            sum.places.notes.push_back("absent " + id);
            break;
        }
    }
}

std::string share(int count, int all)
{
    return all == 0 ? std::string{"–"} : fmt::format("{:.1f} %", 100.0 * count / all);
}

}  // namespace

int PictureScore::printed() const
{
    return right + flagged + blank + absent + static_cast<int>(wrong.size());
}

PictureScore& PictureScore::operator+=(PictureScore const& other)
{
    reports += other.reports;
    right += other.right;
    flagged += other.flagged;
    blank += other.blank;
    absent += other.absent;
    wrong.insert(wrong.end(), other.wrong.begin(), other.wrong.end());
    places.figures += other.places.figures;
    places.labels += other.places.labels;
    places.notes.insert(places.notes.end(), other.places.notes.begin(), other.places.notes.end());
    longest_page = std::max(longest_page, other.longest_page);
    return *this;
}

PictureScore score_picture(PrintedReport const& printed, PageDamages const& damages, unsigned seed, std::string const& where)
{
    auto const recognised = recognise(printed, damages, seed);
    auto const report = bench().reader.read(recognised.document);
    auto const cells = score(report, printed.source, where);
    PictureScore sum;
    sum.reports = 1;
    sum.right = cells.right;
    sum.wrong = cells.wrong;
    sum.places = score_places(printed.document, recognised.document);
    count_unread(sum, report, printed.source);
    sum.longest_page = recognised.longest_page;
    return sum;
}

std::string row_of(std::string const& name, std::string const& what, PictureScore const& score)
{
    auto const all = score.printed();
    auto const& labels = score.places.labels;
    auto const& figures = score.places.figures;
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.1f} s |\n", name, what, all, share(score.right, all),
                       share(score.flagged, all), share(score.blank, all), share(score.absent, all), score.wrong.size(),
                       share(figures.right, figures.printed), share(labels.right, labels.printed), score.longest_page);
}

}  // namespace report::testing
