#include "report/domain/narrative/narrative.hpp"

#include <algorithm>

namespace report::narrative {
namespace {

// A heading such as "（二）依申请公开情况。" or a whole paragraph of that kind says what the text below is about.
Topic heading_topic(Passage const& passage, Topic before)
{
    if (passage.section != 0)
        return Topic::none;
    auto const head = passage.text().substr(0, 60);
    bool const numbered = head.starts_with("(") && head.find(')') < 12;
    bool const listed = head.starts_with("一是") || head.starts_with("二是") || head.starts_with("三是") || head.starts_with("四是");
    bool const counted = !numbered && !listed && head.size() > 4 && (head.substr(3, 1) == "," || head.substr(1, 1) == ",");
    if (!numbered && !counted && head.size() > 45)
        return before;
    auto const body = numbered ? head.substr(head.find(')') + 1) : counted ? head.substr(head.find(',') + 1) : head;
    if (body.find("依申请公开") < 12)
        return Topic::on_request;
    return numbered || counted || passage.text().size() <= 45 ? Topic::other : before;
}

void add_passage(Narrative& narrative, std::size_t section, Paragraph const& paragraph, Topic& topic)
{
    auto& passage = narrative.passages.emplace_back();
    passage.section = section;
    passage.paragraph = &paragraph;
    passage.folded = base::fold_with_source(paragraph.text);
    passage.tokens = tokenise(passage.folded, paragraph.text);
    topic = heading_topic(passage, topic);
    passage.topic = topic;
}

}  // namespace

std::string_view Passage::source(std::size_t begin, std::size_t end) const
{
    auto const from = folded.source[std::min(begin, folded.text.size())];
    auto const to = folded.source[std::min(end, folded.text.size())];
    auto source = std::string_view{paragraph->text}.substr(from, to - from);
    while (!source.empty() && (source.back() == ' ' || source.back() == '\n' || source.back() == '\t'))
        source.remove_suffix(1);
    return source;
}

std::span<Passage const> Narrative::section(std::size_t section) const
{
    auto const in = [section](Passage const& passage) { return passage.section == section; };
    auto const first = std::find_if(passages.begin(), passages.end(), in);
    return {first, std::find_if_not(first, passages.end(), in)};
}

Narrative parse_narrative(Report const& report)
{
    Narrative narrative;
    std::size_t paragraphs = report.preamble.size();
    for (auto const& section : report.sections)
        paragraphs += section.paragraphs.size();
    narrative.passages.reserve(paragraphs);

    auto topic = Topic::none;
    for (auto const& paragraph : report.preamble)
        add_passage(narrative, preamble, paragraph, topic);
    for (std::size_t i = 0; i < section_count; ++i) {
        topic = Topic::none;
        for (auto const& paragraph : report.sections[i].paragraphs)
            add_passage(narrative, i, paragraph, topic);
    }
    find_counts(narrative);
    find_breakdowns(narrative);
    find_shares(narrative);
    find_rates(narrative);
    find_share_lists(narrative);
    return narrative;
}

}  // namespace report::narrative
