#include "report/sample/sample_text.hpp"

#include "base/chinese_number.hpp"
#include "base/ensure.hpp"

#include <algorithm>

namespace report {
namespace {

using base::Error;
using base::Json;

// One of the choices of each [a|b|c], then the words.
std::string expand(std::string_view sentence, Error::Words const& words, Random& random)
{
    std::string text;
    while (!sentence.empty()) {
        auto const open = sentence.find('[');
        text += sentence.substr(0, open);
        if (open == std::string_view::npos)
            break;
        auto const close = sentence.find(']', open);
        base::ensure(close != std::string_view::npos, "every choice of a sample sentence is closed");
        std::vector<std::string_view> choices;
        for (auto rest = sentence.substr(open + 1, close - open - 1);;) {
            auto const bar = rest.find('|');
            choices.push_back(rest.substr(0, bar));
            if (bar == std::string_view::npos)
                break;
            rest.remove_prefix(bar + 1);
        }
        text += random.pick(choices);
        sentence.remove_prefix(close + 1);
    }
    return base::fill_words(text, words);
}

class TextMaker {
public:
    TextMaker(Report& report, SampleSentences const& sentences, Random& random)
        : report_{report}, sentences_{sentences}, random_{random}
    {
        words_ = {{"organisation", report.organisation},
                  {"year", std::to_string(*report.year)},
                  {"received", figure("t3.new.total")},
                  {"carry_in", figure("t3.carry_in.total")},
                  {"handled", figure("t3.total.total")},
                  {"carry_out", figure("t3.carry_out.total")}};
    }

    void write()
    {
        if (random_.one_in(2)) {
            report_.preamble.push_back({one_of("preamble"), {}});
            if (report_.preamble.back().text.find("统计期限") != std::string::npos)
                report_.period = Period{Date{std::chrono::year{*report_.year} / 1 / 1}, Date{std::chrono::year{*report_.year} / 12 / 31}};
        }
        for (std::size_t s = 0; s < section_count; ++s) {
            report_.sections[s].present = true;
            report_.sections[s].title = report_.form->sections[s].title.official;
        }
        write_part_one();
        add(4, "（一）存在的主要问题。" + several("problems", 3, 3));
        add(4, "（二）改进情况。" + several("improvements", 2, 4));
        add(5, one_of("fee"));
        add(5, one_of("other"));
    }

private:
    [[nodiscard]] std::string figure(char const* cell) const { return to_string(report_.find(cell)->value); }

    void add(std::size_t section, std::string text)
    {
        report_.sections[section].paragraphs.push_back({std::move(text), {}});
    }

    std::string one_of(std::string_view topic)
    {
        return expand(random_.pick(sentences_.of(topic)), words_, random_);
    }

    // From `least` to `most` different sentences of a topic, in their order.
    std::string several(std::string_view topic, std::size_t least, std::size_t most)
    {
        auto const& all = sentences_.of(topic);
        auto const count = std::min(all.size(), least + random_.below(most - least + 1));
        std::vector<std::size_t> chosen(all.size());
        for (std::size_t i = 0; i < chosen.size(); ++i)
            chosen[i] = i;
        while (chosen.size() > count)
            chosen.erase(chosen.begin() + static_cast<std::ptrdiff_t>(random_.below(chosen.size())));
        std::string text;
        for (auto const i : chosen)
            text += expand(all[i], words_, random_);
        return text;
    }

    void write_part_one()
    {
        auto const& topics = report_.form->sections[0].topics;
        auto const heading = [&](std::size_t i) {
            return "（" + base::to_chinese_ordinal(static_cast<int>(i) + 1) + "）" + topics[i].label.official + "。";
        };
        add(0, heading(0) + several("proactive", 2, 4) + published());
        auto const none = report_.find("t3.new.total")->value == Decimal{0} && report_.find("t3.carry_in.total")->value == Decimal{0};
        add(0, heading(1) + one_of(none ? "on_request_none" : "on_request_some") + several("on_request", 1, 3));
        add(0, heading(2) + several("info_mgmt", 2, 4));
        add(0, heading(3) + several("platform", 2, 3));
        add(0, heading(4) + several("supervision", 2, 3) + one_of("supervision_results"));
    }

    // A total and its parts, which add up.
    std::string published()
    {
        auto categories = sentences_.of("categories");
        auto const count = static_cast<std::size_t>(random_.between(2, 6));
        int total = 0;
        std::string breakdown;
        for (std::size_t i = 0; i < count; ++i) {
            auto const chosen = random_.below(categories.size());
            auto const items = random_.between(1, 90);
            total += items;
            breakdown += (i == 0 ? "" : "，") + categories[chosen] + "类" + std::to_string(items) + "条";
            categories.erase(categories.begin() + static_cast<std::ptrdiff_t>(chosen));
        }
        words_.emplace_back("published", std::to_string(total));
        words_.emplace_back("breakdown", breakdown);
        return one_of("proactive_counts");
    }

    Report& report_;
    SampleSentences const& sentences_;
    Random& random_;
    Error::Words words_;
};

}  // namespace

base::Result<SampleSentences> SampleSentences::parse(std::string_view text)
{
    auto const json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return base::fail(base::ErrorKind::invalid_input, "sample.malformed", "the sample sentences are malformed");
    SampleSentences sentences;
    for (auto const& [topic, value] : json.items()) {
        if (value.is_array())
            sentences.topics_[topic] = value.get<std::vector<std::string>>();
        else if (topic == "names")
            for (auto const& [list, names] : value.items())
                sentences.names_[list] = names.get<std::vector<std::string>>();
    }
    return sentences;
}

std::vector<std::string> const& SampleSentences::of(std::string_view topic) const
{
    auto const found = topics_.find(topic);
    base::ensure(found != topics_.end(), "the sample sentences have every topic");
    return found->second;
}

std::vector<std::string> const& SampleSentences::names(std::string_view list) const
{
    auto const found = names_.find(list);
    base::ensure(found != names_.end(), "the sample names have every list");
    return found->second;
}

std::string sample_organisation(SampleSentences const& sentences, Random& random)
{
    auto const name = [&] { return random.pick(sentences.names("first")) + random.pick(sentences.names("second")); };
    return name() + random.pick(sentences.names("county_end")) + name() + random.pick(sentences.names("township_end")) +
           "人民政府";
}

void fill_sample_text(Report& report, SampleSentences const& sentences, Random& random)
{
    report.title = report.organisation + std::to_string(*report.year) + "年政府信息公开工作年度报告";
    TextMaker{report, sentences, random}.write();
}

}  // namespace report
