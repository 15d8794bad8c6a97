#include "report/domain/figures_line.hpp"

namespace report {

std::string figures_line(Report const& report)
{
    std::string line;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        if (i > 0)
            line += '|';
        if (auto const value = report.cells[i].known())
            line += to_string(*value);
    }
    return line;
}

std::optional<std::vector<std::optional<Decimal>>> parse_figures_line(std::string_view line, Form const& form)
{
    std::vector<std::optional<Decimal>> figures;
    figures.reserve(form.cells.size());
    for (std::size_t begin = 0; begin <= line.size();) {
        auto const end = std::min(line.find('|', begin), line.size());
        auto const text = line.substr(begin, end - begin);
        figures.push_back(text.empty() ? std::nullopt : base::parse_decimal(text));
        if (!text.empty() && !figures.back())
            return std::nullopt;
        begin = end + 1;
    }
    return figures.size() == form.cells.size() ? std::optional{std::move(figures)} : std::nullopt;
}

}  // namespace report
