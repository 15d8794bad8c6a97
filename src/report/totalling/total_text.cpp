#include "base/utf8.hpp"
#include "platform/console/console.hpp"
#include "report/totalling/total_outputs.hpp"
#include "report/totalling/total_words.hpp"

#include <algorithm>

namespace report {
namespace {

class TotalText {
public:
    TotalText(Total const& total, config::Texts const& texts) : total_{total}, words_{total, texts} {}

    std::string write()
    {
        line("", words_.summary());
        line("  ", words_.counts());
        optional_line("  ! ", words_.missing());
        optional_line("  ! ", words_.joint_documents());
        members();
        cells();
        return std::move(out_);
    }

private:
    void line(std::string_view indent, std::string const& text) { (out_ += indent) += text + '\n'; }
    void optional_line(std::string_view indent, std::string const& text)
    {
        if (!text.empty())
            line(indent, text);
    }

    void members()
    {
        line("\n", words_.say("total.members"));
        std::size_t office_width = 0;
        std::size_t state_width = 0;
        for (auto const& member : total_.members) {
            office_width = std::max(office_width, base::display_width(words_.office(member)));
            state_width = std::max(state_width, base::display_width(words_.state(member)));
        }
        for (auto const& member : total_.members) {
            auto const office = console::padded(words_.office(member), office_width + 2);
            line("  ", office + (member.file.empty() ? words_.state(member)
                                                     : console::padded(words_.state(member), state_width + 2) + member.file));
            if (auto not_read = words_.not_read(member); !not_read.empty()) {
                std::replace(not_read.begin(), not_read.end(), '\n', ' ');
                line("      ", words_.say("total.not-read-of", {{"cells", not_read}}));
            }
        }
    }

    void cells()
    {
        line("\n", words_.say("total.cells"));
        auto const& form = *total_.report.form;
        std::size_t zero = 0;
        std::size_t width = 0;
        for (std::size_t i = 0; i < total_.cells.size(); ++i)
            if (total_.cells[i].sum == Decimal{})
                ++zero;
            else
                width = std::max(width, base::display_width(form.cell_label(static_cast<CellIndex>(i))));
        for (std::size_t i = 0; i < total_.cells.size(); ++i)
            if (total_.cells[i].sum != Decimal{})
                line("  ", console::padded(form.cell_label(static_cast<CellIndex>(i)), width) + sum(total_.cells[i]));
        line("  ", words_.say("total.zero", {{"count", std::to_string(zero)}}));
    }

    [[nodiscard]] std::string sum(CellTotal const& cell) const
    {
        if (cell.sum)
            return console::padded_left(base::to_string(*cell.sum), 12);
        if (cell.too_large)
            return "  " + words_.say("total.too-large");
        return "  " + words_.say("total.unknown", {{"known", base::to_string(cell.sum_of_known)},
                                                   {"count", std::to_string(cell.not_read_by.size())}});
    }

    Total const& total_;
    TotalWords words_;
    std::string out_;
};

}  // namespace

std::string total_text(Total const& total, config::Texts const& texts)
{
    return TotalText{total, texts}.write();
}

}  // namespace report
