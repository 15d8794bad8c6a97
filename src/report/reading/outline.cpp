#include "report/reading/outline.hpp"

#include "base/utf8.hpp"
#include "report/reading/cell_text.hpp"
#include "report/reading/label_key.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t longest_heading = 180;  // bytes, about sixty ideographs
constexpr std::size_t longest_title = 300;
constexpr std::size_t elements_before_title = 60;

struct Candidate {
    int element = -1;
    std::size_t section = 0;
    int strength = 0;
    std::string_view title;
    std::string_view rest;
};

// How surely a line with this key and number is the heading of that part; 0 for not.
int heading_strength(std::string const& key, Numbering const& numbering, std::size_t section, HeadingKeys::Part const& keys)
{
    auto const is_part = numbering.style == Numbering::Style::part;
    auto const is_sub = numbering.style == Numbering::Style::bracketed || numbering.style == Numbering::Style::digit;
    auto const number_fits = is_part && numbering.number == static_cast<int>(section) + 1;
    if (key == keys.official)
        return is_sub ? 1 : 4 + (is_part ? 1 : 0) + (number_fits ? 1 : 0);
    if (!is_part)
        return 0;
    if (std::find(keys.variants.begin(), keys.variants.end(), key) != keys.variants.end())
        return 3 + (number_fits ? 1 : 0);
    return differs_by_a_slip(key, keys.official) ? 3 : 0;
}

// The place in `line` behind the characters that make up `key`, or npos when the line does not begin with them.
std::size_t end_of_key(std::string_view line, std::size_t at, std::string_view key)
{
    while (!key.empty() && at < line.size()) {
        auto const begin = at;
        auto const c = base::next_code_point(line, at);
        auto const bytes = line.substr(begin, at - begin);
        if (key.starts_with(bytes))
            key.remove_prefix(bytes.size());
        else if (base::is_han(c) || (c < 0x80 && c > 0x20))
            return std::string_view::npos;
    }
    return key.empty() ? at : std::string_view::npos;
}

// A heading and its text in one line: 六、其他需要报告的事项。2023年…
std::optional<Candidate> heading_with_text(std::string_view line, Numbering const& numbering, HeadingKeys const& keys)
{
    if (numbering.style != Numbering::Style::part)
        return std::nullopt;
    for (std::size_t s = 0; s < section_count; ++s) {
        auto const end = end_of_key(line, numbering.length, keys.parts[s].official);
        if (end == std::string_view::npos || end >= line.size())
            continue;
        auto behind = end;
        auto const mark = base::next_code_point(line, behind);
        if (mark == U'。' || mark == U'：' || mark == ':' || mark == ' ' || mark == U'　' || mark == '.')
            return Candidate{-1, s, 5, line.substr(numbering.length, end - numbering.length), trim(line.substr(behind))};
    }
    return std::nullopt;
}

// A row whose one filled cell holds no label.
bool is_figure(Element const& element)
{
    return element.kind == Element::Kind::row &&
           std::any_of(element.slots.begin(), element.slots.end(), [](Slot const& slot) { return slot.is_value && !slot.text.empty(); });
}

std::vector<Candidate> find_candidates(std::vector<Element> const& elements, HeadingKeys const& keys)
{
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        auto const text = elements[i].text;
        if (text.empty() || is_figure(elements[i]))
            continue;
        auto const numbering = numbering_of(text);
        if (text.size() > longest_heading) {
            if (auto found = heading_with_text(text, numbering, keys)) {
                found->element = static_cast<int>(i);
                candidates.push_back(*found);
            }
            continue;
        }
        auto const key = label_key(text);
        bool whole = false;
        for (std::size_t s = 0; s < section_count; ++s) {
            if (auto const strength = heading_strength(key, numbering, s, keys.parts[s]); strength > 0) {
                candidates.push_back({static_cast<int>(i), s, strength, text.substr(numbering.length), {}});
                whole = true;
            }
        }
        if (!whole)
            if (auto found = heading_with_text(text, numbering, keys)) {
                found->element = static_cast<int>(i);
                candidates.push_back(*found);
            }
    }
    return candidates;
}

// Headings that follow each other without a line between them are a table of contents.
void drop_table_of_contents(std::vector<Candidate>& candidates)
{
    std::size_t run = 1;
    for (std::size_t i = 1; i <= candidates.size(); ++i) {
        auto const follows = i < candidates.size() && candidates[i].element == candidates[i - 1].element + 1 &&
                             candidates[i].section == candidates[i - 1].section + 1;
        if (follows) {
            ++run;
            continue;
        }
        if (run >= 4 && run < candidates.size())
            for (auto j = i - run; j < i; ++j)
                candidates[j].strength = 0;
        run = 1;
    }
}

bool is_better(Candidate const& a, Candidate const& b)
{
    return a.strength > b.strength;  // of equals the first stays
}

void choose(Outline& outline, std::vector<Candidate> const& candidates)
{
    std::array<Candidate const*, section_count> chosen{};
    for (auto const& candidate : candidates) {
        auto& best = chosen[candidate.section];
        if (candidate.strength > 0 && (best == nullptr || is_better(candidate, *best)))
            best = &candidate;
    }
    for (std::size_t s = 0; s < section_count; ++s)
        if (chosen[s] != nullptr)
            outline.parts[s] = {chosen[s]->element, chosen[s]->title, chosen[s]->rest};
}

// How much a line looks like the report's title; 0 for not.
int title_strength(Element const& element)
{
    auto const text = element.text;
    if (text.empty() || text.size() > longest_title || text.find("本报告") != std::string_view::npos)
        return 0;
    auto const key = label_key(text);
    if (key.find("信息公开") == std::string::npos && key.find("政务公开") == std::string::npos)
        return 0;
    auto const report = key.find("年度报告") != std::string::npos;
    if (!report && key.find("年报") == std::string::npos && key.find("工作报告") == std::string::npos &&
        !key.ends_with("的报告"))
        return 0;
    int strength = report ? 4 : 2;
    strength += key.find_first_of("0123456789") != std::string::npos ? 1 : 0;
    strength += key.ends_with("报告") || key.ends_with("年报") ? 1 : 0;
    strength += key.starts_with("政府信息公开") ? 0 : 1;
    strength += element.is_heading ? 1 : 0;
    for (auto const* junk : {">", "|", "首页", "》", "。", "点击", "浏览"})
        strength -= text.find(junk) != std::string_view::npos ? 3 : 0;
    return std::max(strength, 0);
}

// A line that is only the agency or the year of a title that goes on in the next line.
bool begins_title(Element const& element)
{
    auto const text = element.text;
    if (element.kind != Element::Kind::line || text.empty() || text.size() > 120 || text.find_first_of(":>|/") != std::string_view::npos)
        return false;
    for (auto const* mark : {"。", "，", "：", "；", "、", "日期", "来源", "索引", "发布", "时间"})
        if (text.find(mark) != std::string_view::npos)
            return false;
    for (auto const* end : {"人民政府", "政府", "办事处", "局", "委员会", "镇", "乡", "县", "市", "区", "办公室", "街道", "年", "年度"})
        if (text.ends_with(end))
            return true;
    return false;
}

void find_title(Outline& outline, std::vector<Element> const& elements)
{
    auto first_part = elements.size();
    for (auto const& part : outline.parts)
        if (part.element >= 0)
            first_part = std::min(first_part, static_cast<std::size_t>(part.element));
    auto const end = first_part < elements.size() ? first_part : std::min(elements.size(), elements_before_title);
    int best = 0;
    for (std::size_t i = 0; i < end; ++i) {
        auto const strength = title_strength(elements[i]);
        if (strength > best) {
            best = strength;
            outline.title = static_cast<int>(i);
        }
    }
    if (outline.title <= 0)
        return;
    auto const key = label_key(elements[static_cast<std::size_t>(outline.title)].text);
    auto const needs_beginning = key.starts_with("政府信息公开") || (!key.empty() && key[0] >= '0' && key[0] <= '9');
    if (needs_beginning && begins_title(elements[static_cast<std::size_t>(outline.title) - 1])) {
        --outline.title;
        outline.title_lines = 2;
    }
}

}  // namespace

int Outline::part_of(int index) const
{
    int part = -1;
    int heading = -1;
    for (std::size_t s = 0; s < parts.size(); ++s)
        if (parts[s].element >= 0 && parts[s].element <= index && parts[s].element > heading) {
            part = static_cast<int>(s);
            heading = parts[s].element;
        }
    return part;
}

HeadingKeys::HeadingKeys(Form const& form)
{
    for (std::size_t s = 0; s < section_count; ++s) {
        parts[s].official = label_key(form.sections[s].title.official);
        for (auto const& variant : form.sections[s].title.variants)
            parts[s].variants.push_back(label_key(variant));
    }
}

Outline find_outline(std::vector<Element> const& elements, HeadingKeys const& keys)
{
    Outline outline;
    auto candidates = find_candidates(elements, keys);
    drop_table_of_contents(candidates);
    choose(outline, candidates);
    find_title(outline, elements);
    return outline;
}

}  // namespace report
