#include "requests/letters/letter_filling.hpp"

#include <algorithm>

namespace requests {

std::string Filling::fill(std::string_view text)
{
    std::string filled;
    for (std::size_t at = 0; at < text.size();) {
        auto const open = std::min(text.find('{', at), text.size());
        filled += text.substr(at, open - at);
        if (open == text.size())
            break;
        auto const close = text.find('}', open);
        filled += value_of(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return filled;
}

bool Filling::hold(std::vector<Condition> const& conditions) const
{
    return std::all_of(conditions.begin(), conditions.end(), [this](auto const& condition) { return holds(condition); });
}

void Filling::note_element(std::string const& id, std::string const& text)
{
    auto& element = elements_[id];
    if (element.find(text) == std::string::npos)
        element += text;
}

std::string const* Filling::fact(std::string_view name) const
{
    if (row_ != nullptr)
        if (auto const* found = row_->find(name))
            return found;
    return facts_.find(name);
}

bool Filling::holds(Condition const& condition) const
{
    auto const* value = fact(condition.fact);
    auto const& values = condition.values;
    auto const met = values.empty() ? value != nullptr || facts_.rows(condition.fact) != nullptr
                                    : value != nullptr && std::find(values.begin(), values.end(), *value) != values.end();
    return met == condition.holds_when_met;
}

Phrase const* Filling::phrase(std::string_view name) const
{
    for (auto const* phrases : {&letter_.phrases, &templates_.phrases()})
        if (auto const found = phrases->find(name); found != phrases->end())
            return &found->second;
    return nullptr;
}

std::string Filling::value_of(std::string_view name)
{
    auto value = find_value(name);
    if (!value)
        return mark_of_missing(name);
    if (std::any_of(law_.elements.begin(), law_.elements.end(), [&](auto const& element) { return element.id == name; }))
        note_element(std::string{name}, *value);
    return *value;
}

std::string Filling::mark_of_missing(std::string_view name)
{
    auto const* wording = templates_.fact_name(name);
    auto const label = wording == nullptr ? std::string{name} : wording->zh;
    if (missed_.emplace(name).second)
        missing_.push_back(law_.finding("wording.fact", {{"letter", letter_.title}, {"fact", label}}, name));
    return templates_.mark_of_missing(name);
}

// The letter's own phrase, then the fact, then the phrase of all letters. Within a phrase its own name means the fact.
std::optional<std::string> Filling::find_value(std::string_view name)
{
    auto const is_open = open_.contains(name);
    auto const* known = fact(name);
    if (known != nullptr && (is_open || !letter_.phrases.contains(name)))
        return *known;
    auto const* words = is_open ? nullptr : phrase(name);
    if (words == nullptr)
        return std::nullopt;
    auto const choice = std::find_if(words->begin(), words->end(), [this](auto const& each) { return hold(each.when); });
    if (choice == words->end())
        return known == nullptr ? std::nullopt : std::optional{*known};
    open_.emplace(name);
    auto filled = fill(choice->text);
    open_.erase(std::string{name});
    return filled;
}

}  // namespace requests
