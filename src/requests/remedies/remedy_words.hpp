#pragma once

#include "requests/remedies/remedy_pages.hpp"

// A reconsideration or a suit in words.
namespace requests {

[[nodiscard]] std::string say_remedy_kind(RemedyFiled const& filing, config::Texts const& texts);
[[nodiscard]] std::string say_remedy_stage(RemedyCase const& remedy, config::Texts const& texts);
[[nodiscard]] std::string say_awaited(RemedyAwaited awaited, RemedyCase const& remedy, config::Texts const& texts);
[[nodiscard]] std::string say_outcome(std::string const& id, RequestLaw const& law, config::Texts const& texts);
// "行政复议 · 结果纠正": where the case is counted in table four of that year; empty where it is not.
[[nodiscard]] std::string say_table_four(RemedyCase const& remedy, int year, RequestLaw const& law, config::Texts const& texts);

// The periods that run in the case, each with its day, its article and how the day was found.
[[nodiscard]] base::Json running_json(RemedyCase const& remedy, Terms const& terms, Date today, config::Texts const& texts);
// What happened, the last first.
[[nodiscard]] base::Json remedy_timeline(std::vector<RemedyEvent> const& events, PageTools const& tools, config::Texts const& texts);

}  // namespace requests
