#include "agencies/list_file.hpp"
#include "report/drafting/drafting_parts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace report {
namespace {

using base::Json;
using Reach = YearsService::Reach;

constexpr int chart_width = 720;
constexpr int chart_height = 220;
constexpr int left_room = 56;    // of the numbers beside the axis
constexpr int bottom_room = 24;  // of the years below it
constexpr int top_room = 12;

double number(Decimal value)
{
    return static_cast<double>(value.micros()) / static_cast<double>(Decimal::scale);
}

// 1, 2 or 5 times a power of ten, so that at most five lines are drawn.
double step_of(double most)
{
    auto const rough = std::max(most, 1.0) / 4;
    auto const power = std::pow(10.0, std::floor(std::log10(rough)));
    for (auto const times : {1.0, 2.0, 5.0, 10.0})
        if (times * power >= rough)
            return std::max(times * power, 1.0);
    return power * 10;
}

std::string short_number(double value)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.10g", value);
    return text.data();
}

std::string percent(double share)
{
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.1f%%", share * 100);
    return text.data();
}

// Bars beside each other for each year. What is not known has no bar, and a dash in the table.
Json bars_json(ChartPattern const& pattern, ChartValues const& values, Language language)
{
    double most = 0;
    for (auto const& [year, points] : values)
        for (auto const& point : points)
            most = std::max(most, point.value ? number(*point.value) : 0);
    auto const step = step_of(most);
    auto const top = std::max(step * std::ceil(most / step), step);
    auto const plot_height = static_cast<double>(chart_height - bottom_room - top_room);
    auto const y_of = [&](double value) { return top_room + plot_height * (1 - value / top); };
    auto lines = Json::array();
    for (int i = 0; i <= std::lround(top / step); ++i) {
        auto const value = i * step;
        lines.push_back({{"y", short_number(y_of(value))}, {"text_y", short_number(y_of(value) + 4)}, {"label", short_number(value)}});
    }
    auto bars = Json::array();
    auto years = Json::array();
    auto const group = static_cast<double>(chart_width - left_room) / static_cast<double>(std::max<std::size_t>(values.size(), 1));
    auto const bar = std::min(group * 0.8 / static_cast<double>(std::max<std::size_t>(pattern.series.size(), 1)), 40.0);
    double x = left_room;
    for (auto const& [year, points] : values) {
        auto at = x + (group - bar * static_cast<double>(points.size())) / 2;
        for (std::size_t i = 0; i < points.size(); ++i, at += bar)
            if (points[i].value) {
                auto const y = y_of(number(*points[i].value));
                bars.push_back({{"x", short_number(at)}, {"y", short_number(y)}, {"width", short_number(bar * 0.9)},
                                {"height", short_number(std::max(top_room + plot_height - y, 0.0))}, {"class", "s" + std::to_string(i % 5)},
                                {"title", std::to_string(year) + " " + pattern.series[i].name.in(language) + " " + to_string(*points[i].value)}});
            }
        years.push_back({{"x", short_number(x + group / 2)}, {"y", chart_height - 6}, {"year", year}});
        x += group;
    }
    auto legend = Json::array();
    for (std::size_t i = 0; i < pattern.series.size(); ++i)
        legend.push_back({{"class", "s" + std::to_string(i % 5)}, {"name", pattern.series[i].name.in(language)}});
    return {{"width", chart_width}, {"height", chart_height}, {"left", left_room}, {"lines", std::move(lines)}, {"bars", std::move(bars)},
            {"years", std::move(years)}, {"legend", std::move(legend)}};
}

class YearsPage {
public:
    YearsPage(Visit const& visit, DraftingTools const& tools)
        : visit_{visit}, tools_{tools}, texts_{tools.pages.site.texts_for(visit.request.headers())},
          reach_{visit.request.query().get("reach") == "subtree" ? Reach::subtree : Reach::own}
    {
    }

    [[nodiscard]] http::Response show() const
    {
        auto const reports = tools_.years.years(visit_.agency, reach_);
        if (auto const asked = visit_.request.query().get("chart"); !asked.empty())
            return file(reports, asked);
        auto const others = reach_ == Reach::own ? tools_.years.comparable(visit_.agency) : std::vector<YearFigures>{};
        auto charts = Json::array();
        for (auto const& pattern : tools_.years.law().charts)
            charts.push_back(chart_json(pattern, reports, others));
        auto const has_units = !tools_.pages.agencies.units_of(visit_.agency.id).empty();
        return office_page(tools_.pages.site, visit_, "report-years",
                           {{"title", texts_.say("years.title")},
                            {"path", office_path(visit_.agency, "years")},
                            {"is_subtree", reach_ == Reach::subtree},
                            {"has_units", has_units},
                            {"none", reports.empty()},
                            {"charts", std::move(charts)},
                            {"days", days_json(reports)}});
    }

private:
    [[nodiscard]] std::string value_text(ChartPoint const& point) const
    {
        return point.value ? to_string(*point.value) : texts_.say("years.unknown");
    }

    // How many of the reports of a year know a figure, where not all do.
    [[nodiscard]] Json partly(ChartPoint const& point) const
    {
        if (point.known == point.reports || point.reports == 1)
            return false;
        return texts_.say("years.partly", {{"known", std::to_string(point.known)}, {"all", std::to_string(point.reports)}});
    }

    [[nodiscard]] Json chart_json(ChartPattern const& pattern, std::vector<YearFigures> const& reports, std::vector<YearFigures> const& others) const
    {
        auto const language = texts_.language();
        auto const values = values_of(pattern, reports);
        auto heads = Json::array();
        for (auto const& series : pattern.series)
            heads.push_back(series.name.in(language));
        auto rows = Json::array();
        for (auto const& [year, points] : values) {
            auto cells = Json::array();
            for (std::size_t i = 0; i < points.size(); ++i)
                cells.push_back({{"value", value_text(points[i])}, {"partly", partly(points[i])}, {"label", pattern.series[i].name.in(language)}});
            rows.push_back({{"year", year}, {"reports", points.empty() ? 0 : points.front().reports}, {"cells", std::move(cells)},
                            {"rate", rate_json(pattern, year, reports, others)}});
        }
        auto const reach = std::string{reach_ == Reach::subtree ? "&reach=subtree" : ""};
        return {{"id", pattern.id},
                {"name", pattern.name.in(language)},
                {"definition", pattern.definition.in(language)},
                {"heads", std::move(heads)},
                {"rows", std::move(rows)},
                {"has_rate", pattern.rate && reach_ == Reach::own},
                {"rate_name", pattern.rate ? Json(pattern.rate->name.in(language)) : Json(false)},
                {"chart", bars_json(pattern, values, language)},
                {"csv", office_path(visit_.agency, "years?chart=" + pattern.id + reach)}};
    }

    // A share, or why there is none: not known is not few.
    [[nodiscard]] std::string rate_text(ChartRate const& rate, JudgedRate const& judged) const
    {
        if (judged.rate)
            return percent(*judged.rate);
        return judged.is_unknown ? texts_.say("years.unknown-rate") : texts_.say("years.few", {{"n", std::to_string(rate.least)}});
    }

    // The rate of a year beside that of comparable units; of few cases nothing is said.
    [[nodiscard]] Json rate_json(ChartPattern const& pattern, int year, std::vector<YearFigures> const& reports, std::vector<YearFigures> const& others) const
    {
        if (!pattern.rate || reach_ == Reach::subtree)
            return false;
        auto const own = std::ranges::find(reports, year, &YearFigures::year);
        std::vector<YearFigures> of_year;
        std::ranges::copy_if(others, std::back_inserter(of_year), [&](YearFigures const& one) { return one.year == year; });
        auto const judged = judge(pattern, *own, of_year);
        auto text = rate_text(*pattern.rate, judged);
        if (judged.rate && judged.median)
            text += texts_.say("years.median", {{"median", percent(*judged.median)}});
        return {{"text", text}, {"off", judged.is_outlier}};
    }

    [[nodiscard]] Json days_json(std::vector<YearFigures> const& reports) const
    {
        auto const& pattern = tools_.years.law().days;
        auto const this_year = tools_.pages.clock.today().year();
        auto const first = reports.empty() ? this_year - 4 : std::min(reports.front().year, this_year - 4);
        auto rows = Json::array();
        for (auto year = std::max(first, this_year - 9); year <= this_year; ++year)
            if (auto const days = tools_.years.days(visit_.agency, reach_, year))
                rows.push_back({{"year", year}, {"requests", days->requests}, {"median", days->median}, {"ninety", days->nine_in_ten}, {"longest", days->longest}});
        return {{"name", pattern.name.in(texts_.language())}, {"definition", pattern.definition.in(texts_.language())}, {"none", rows.empty()}, {"rows", std::move(rows)}};
    }

    // The table of a chart as a file; what is not known is empty.
    [[nodiscard]] http::Response file(std::vector<YearFigures> const& reports, std::string_view id) const
    {
        auto const& charts = tools_.years.law().charts;
        auto const pattern = std::ranges::find(charts, id, &ChartPattern::id);
        if (pattern == charts.end())
            return tools_.pages.site.problem(visit_.request, {base::ErrorKind::not_found, "years.no-such-chart", "There is no such chart.", {}});
        auto const language = texts_.language();
        agencies::ListFile list{.name = visit_.agency.code + "-" + pattern->id, .title = pattern->name.in(language), .head = {texts_.say("report.year"), texts_.say("years.reports")}};
        for (auto const& series : pattern->series) {
            list.head.push_back(series.name.in(language));
            list.head.push_back(texts_.say("years.known", {{"what", series.name.in(language)}}));
        }
        for (auto const& [year, points] : values_of(*pattern, reports)) {
            auto& row = list.rows.emplace_back(std::vector<std::string>{std::to_string(year), std::to_string(points.empty() ? 0 : points.front().reports)});
            for (auto const& point : points) {
                row.push_back(point.value ? to_string(*point.value) : "");
                row.push_back(std::to_string(point.known));
            }
        }
        auto response = agencies::list_download(list, agencies::parse_list_format(visit_.request.query().get("format")).value_or(agencies::ListFormat::csv));
        return response ? std::move(*response) : tools_.pages.site.problem(visit_.request, response.error());
    }

    Visit const& visit_;
    DraftingTools const& tools_;
    config::Texts const& texts_;
    Reach reach_;
};

}  // namespace

void add_years_pages(agencies::StaffRoutes& routes, DraftingTools const& tools)
{
    routes.get("/office/{agency}/years", Permission::see_agency, [tools](Visit const& visit) { return YearsPage{visit, tools}.show(); });
}

}  // namespace report
