#include "report/domain/figures_line.hpp"

#include <algorithm>
#include <charconv>

namespace report {
namespace {

// Whole numbers, as nearly all are, without the detour by a decimal.
std::optional<Decimal> parse_figure(std::string_view text)
{
    constexpr std::int64_t most = 999'999'999'999;
    std::int64_t whole = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc{} && end == text.data() + text.size() && whole <= most && whole >= -most)
        return Decimal{whole};
    return base::parse_decimal(text);
}

}  // namespace

Figures figures_of(Report const& report)
{
    Figures figures;
    figures.reserve(report.cells.size());
    for (auto const& cell : report.cells)
        figures.push_back(cell.known());
    return figures;
}

std::string figures_line(Figures const& figures)
{
    std::string line;
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (i > 0)
            line += '|';
        if (figures[i])
            line += to_string(*figures[i]);
    }
    return line;
}

std::optional<Figures> parse_figures_line(std::string_view line, Form const& form)
{
    Figures figures;
    figures.reserve(form.cells.size());
    for (std::size_t at = 0; at <= line.size();) {
        auto const end = std::min(line.find('|', at), line.size());
        auto const one = line.substr(at, end - at);
        auto const value = one.empty() ? std::nullopt : parse_figure(one);
        if (!one.empty() && !value)
            return std::nullopt;
        figures.push_back(value);
        at = end + 1;
    }
    return figures.size() == form.cells.size() ? std::optional{std::move(figures)} : std::nullopt;
}

}  // namespace report
