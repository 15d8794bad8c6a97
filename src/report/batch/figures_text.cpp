#include "base/utf8.hpp"
#include "report/batch/findings_text.hpp"

#include <algorithm>

namespace report {
namespace {

using console::Style;

class FiguresPrinter {
public:
    FiguresPrinter(Report const& report, console::Console const& console, std::ostream& out)
        : report_{report}, console_{console}, out_{out}
    {
    }

    void print_head(std::string const& file) const
    {
        auto const unknown = say("read.unknown");
        out_ << console_.styled(Style::heading, file) << '\n';
        line("read.title", report_.title.empty() ? unknown : report_.title);
        line("read.organisation", report_.organisation.empty() ? unknown : report_.organisation);
        line("read.year", report_.year ? std::to_string(*report_.year) : unknown);
        line("read.form", report_.form == nullptr ? unknown : report_.form->id);
        if (report_.period)
            line("read.period", to_string(report_.period->from) + ".." + to_string(report_.period->to));
    }

    // One line a row: its label and its cells by the order of the columns.
    void print_cells() const
    {
        for (auto const table : all_tables) {
            out_ << '\n' << "  " << console_.styled(Style::heading, report_.form->table(table).title) << '\n';
            std::string label;
            std::string values;
            for (std::size_t i = 0; i < report_.cells.size(); ++i) {
                if (report_.form->cells[i].table != table)
                    continue;
                auto const row = label_of(static_cast<CellIndex>(i), table);
                if (row != label)
                    print_row(label, values);
                label = row;
                values += console::padded_left(shown(report_.cells[i]), 7);
            }
            print_row(label, values);
        }
    }

    void print_states() const
    {
        auto const unread = std::count_if(report_.cells.begin(), report_.cells.end(),
                                          [](auto const& cell) { return cell.state != CellState::read; });
        out_ << '\n'
             << "  "
             << say("read.cells", {{"read", std::to_string(static_cast<long>(report_.cells.size()) - unread)},
                                   {"unread", std::to_string(unread)}})
             << "\n\n";
    }

private:
    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const
    {
        return console_.texts.say(code, words);
    }

    void line(std::string_view code, std::string const& value) const
    {
        out_ << "  " << console::padded(say(code), 10) << value << '\n';
    }

    // Table four is one row; its blocks stand in the columns.
    [[nodiscard]] std::string label_of(CellIndex cell, TableId table) const
    {
        return table == TableId::t4 ? report_.form->column_label(cell) : report_.form->row_label(cell);
    }

    [[nodiscard]] std::string shown(Cell const& cell) const
    {
        switch (cell.state) {
        case CellState::read: return to_string(cell.value);
        case CellState::blank: return say("read.state.blank");
        case CellState::dash: return say("read.state.dash");
        case CellState::ambiguous: return say("read.state.ambiguous");
        case CellState::unreadable: return say("read.state.unreadable");
        case CellState::absent: return say("read.state.absent");
        }
        return {};
    }

    void print_row(std::string const& label, std::string& values) const
    {
        constexpr std::size_t width = 46;
        if (values.empty())
            return;
        std::string_view cut = label;
        for (auto count = base::count_code_points(label); base::display_width(cut) > width; --count)
            cut = base::first_code_points(label, count - 1);
        out_ << "  " << console::padded(cut, width) << values << '\n';
        values.clear();
    }

    Report const& report_;
    console::Console const& console_;
    std::ostream& out_;
};

}  // namespace

void print_figures(FileResult const& result, console::Console const& console, std::ostream& out)
{
    FiguresPrinter const printer{result.report, console, out};
    printer.print_head(result.meta.file);
    if (result.report.form != nullptr) {
        printer.print_cells();
        printer.print_states();
    }
}

}  // namespace report
