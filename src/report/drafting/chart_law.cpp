#include "report/drafting/chart_law.hpp"

#include "base/json.hpp"

namespace report {
namespace {

using base::Json;

InBothLanguages words(Json const& json, std::string const& before = {})
{
    return {json.at(before + "zh").get<std::string>(), json.at(before + "en").get<std::string>()};
}

ChartRate to_rate(Json const& json)
{
    return {.name = words(json), .of = json.at("of"), .by = json.at("by"), .least = json.at("least"), .units = json.at("units"), .off = json.at("off")};
}

ChartPattern to_chart(Json const& json)
{
    ChartPattern chart{.id = json.at("id"), .name = words(json), .definition = words(json, "definition_"), .series = {}};
    for (auto const& one : json.at("series"))
        chart.series.push_back({one.at("id"), words(one), one.at("cells")});
    if (auto const rate = json.find("rate"); rate != json.end())
        chart.rate = to_rate(*rate);
    return chart;
}

}  // namespace

base::Result<ChartLaw> ChartLaw::parse(base::Json const& json)
{
    try {
        ChartLaw law;
        for (auto const& one : json.at("charts"))
            law.charts.push_back(to_chart(one));
        auto const& days = json.at("days");
        law.days = {words(days), words(days, "definition_"), days.at("least")};
        return law;
    } catch (Json::exception const& failure) {
        return base::fail(base::ErrorKind::invalid_input, "report-charts.malformed", "report-charts.json is malformed: {what}", {{"what", failure.what()}});
    }
}

}  // namespace report
