// testdata/corpus: sentences as offices write them, of made-up places, each with the rules that must find something.
#include "report/domain/rules/narrative_rules_fixture.hpp"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <rapidcheck.h>
#include <set>
#include <sstream>

namespace report {
namespace {

// One line of the corpus: facts, part, rules, text, parted by tabs.
struct Sentence {
    std::string place;  // "traps.txt:12"
    std::string facts;
    std::string part;
    std::string rules;
    std::string text;
};

std::vector<std::string> split(std::string const& text, char mark)
{
    std::vector<std::string> parts;
    std::istringstream stream{text};
    for (std::string part; std::getline(stream, part, mark);)
        parts.push_back(part);
    return parts;
}

std::vector<Sentence> read_corpus()
{
    std::set<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator{GONGKAI_SOURCE_DIR "/src/report/domain/rules/testdata/corpus"})
        files.insert(entry.path());
    std::vector<Sentence> corpus;
    for (auto const& path : files) {
        std::ifstream file{path};
        int number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            if (line.empty() || line.starts_with("#"))
                continue;
            auto place = path.filename().string() + ":" + std::to_string(number);
            auto const fields = split(line, '\t');
            if (fields.size() == 4)
                corpus.push_back({std::move(place), fields[0], fields[1], fields[2], fields[3]});
            else
                ADD_FAILURE() << place << " has " << fields.size() << " fields, not 4";
        }
    }
    return corpus;
}

// "t3.new.total=6", "org=青禾县应急管理局", "year=2024", "form=2019": what differs from a report of zeros.
void set_fact(Report& report, std::string const& fact)
{
    auto const name = fact.substr(0, fact.find('='));
    auto const value = fact.substr(fact.find('=') + 1);
    if (name == "org")
        report.organisation = value;
    else if (name == "year")
        report.year = std::stoi(value);
    else
        test::set_cell(report, name, std::stoi(value));
}

Report report_of(Sentence const& sentence)
{
    auto report = test::report_of_zeros();
    for (auto const& fact : split(sentence.facts, ' '))
        if (fact != "-")
            set_fact(report, fact);
    auto text = sentence.text;
    for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n"))
        text.replace(at, 2, "\n");
    auto const section = sentence.part == "p" ? std::size_t{0} : static_cast<std::size_t>(sentence.part.at(1) - '1');
    test::set_section(report, section, text);
    if (sentence.part == "p") {
        report.preamble = std::move(report.sections[0].paragraphs);
        report.sections[0] = {};
    }
    return report;
}

// Rules about a whole part are asked for by a "!" behind the part: a single sentence cannot keep them.
bool is_judged(Sentence const& sentence, Rule const& rule)
{
    static std::map<std::string_view, std::string_view> const of_parts{
        {"R-NV-15", "s1!"}, {"R-NV-16", "s1!"}, {"R-NV-17", "s5!"}, {"R-NV-18", "s6!"}, {"R-NV-20", "s1!"}};
    if (auto const part = of_parts.find(rule.id); part != of_parts.end())
        return sentence.part == part->second;
    return rule.category == "narrative" || rule.category == "pii";
}

std::multiset<std::string> expected_rules(Sentence const& sentence)
{
    if (sentence.rules == "-")
        return {};
    auto const rules = split(sentence.rules, ',');
    return {rules.begin(), rules.end()};
}

std::string difference(std::multiset<std::string> const& a, std::multiset<std::string> const& b)
{
    std::vector<std::string> only;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only));
    std::string text;
    for (auto const& rule : only)
        text += (text.empty() ? "" : ", ") + rule;
    return text.empty() ? "-" : text;
}

// What the checker found otherwise than the line says; empty when it is as expected.
std::string judge(Sentence const& sentence)
{
    auto const report = report_of(sentence);
    auto const result = test::checker().check({report});
    std::multiset<std::string> found;
    std::string messages;
    for (auto const& finding : result.findings) {
        auto const& rule = *test::find_rule(finding.rule);
        if (!is_judged(sentence, rule))
            continue;
        found.insert(rule.id);
        messages += "    found    " + rule.id + " " + message_of(rule, finding, Language::zh) + "\n";
    }
    auto const expected = expected_rules(sentence);
    if (found == expected)
        return {};
    return sentence.place + " " + sentence.text + "\n    missing  " + difference(expected, found) + "\n    too much " +
           difference(found, expected) + "\n" + messages;
}

TEST(Corpus, IsJudgedAsEachLineSays)
{
    auto const corpus = read_corpus();

    for (auto const& sentence : corpus)
        if (auto const wrong = judge(sentence); !wrong.empty())
            ADD_FAILURE() << wrong;

    EXPECT_GE(corpus.size(), 850U);
}

TEST(Corpus, HasALineThatKeepsAndOneThatBreaksEachRule)
{
    std::map<std::string, int> broken;
    for (auto const& sentence : read_corpus())
        for (auto const& rule : expected_rules(sentence))
            ++broken[rule];

    for (auto const& rule : test::checker().book().rules()) {
        if (rule.category == "narrative" || rule.category == "pii") {
            EXPECT_GE(broken[rule.id], 2) << rule.id;
        }
    }
}

// Ways to state a total and its parts; {a}, {b}, {c} are the parts, {t} the total, {u} the unit.
std::vector<std::string> breakdown_sentences()
{
    return {"全年主动公开政府信息{t}{u}，其中政策类{a}{u}、财务类{b}{u}、其他{c}{u}。",
            "2025年共公开信息{t}{u}：组织机构{a}{u}，工作动态{b}{u}，通知公告{c}{u}。",
            "全年公开信息{t}{u}。其中，政策文件{a}{u}；工作动态{b}{u}；其他类信息{c}{u}。",
            "全年公开信息{t}{u}（政策文件{a}{u}、工作动态{b}{u}、通知公告{c}{u}），群众反映良好。",
            "政策类、动态类、公告类信息共{t}{u}，分别为{a}{u}、{b}{u}、{c}{u}。",
            "全年公开信息{t}{u}，分为政策类{a}{u}、动态类{b}{u}、公告类{c}{u}。",
            "我镇公开信息{t}{u}，比上年多{a}{u}，其中政策类{a}{u}、动态类{b}{u}、其他{c}{u}。",
            "全年公开信息共{t}{u}，政策类{a}{u}，动态类{b}{u}，其他{c}{u}，均已归档。"};
}

std::string with_numbers(std::string const& sentence, int a, int b, int c, int total)
{
    static std::vector<std::string> const units{"条", "件", "篇", "次", "份", "期"};
    auto const& unit = units[static_cast<std::size_t>(a + b + c) % units.size()];
    return base::fill_words(sentence, {{"a", std::to_string(a)}, {"b", std::to_string(b)}, {"c", std::to_string(c)}, {"t", std::to_string(total)}, {"u", unit}});
}

bool finds_wrong_sum(std::string const& text)
{
    auto report = test::report_of_zeros();
    test::set_section(report, 0, text);
    auto const result = test::checker().check({report});
    return std::any_of(result.findings.begin(), result.findings.end(), [](Finding const& finding) { return finding.rule == "R-NV-09"; });
}

TEST(Breakdowns, AreFoundWrongExactlyWhenTheirPartsDoNotAddUp)
{
    auto const part = rc::gen::inRange(1, 400);
    for (auto const& sentence : breakdown_sentences())
        EXPECT_TRUE(rc::check(sentence, [&] {
            auto const a = *part;
            auto const b = *part;
            auto const c = *part;
            auto const slip = *rc::gen::inRange(1, 9);

            RC_ASSERT(!finds_wrong_sum(with_numbers(sentence, a, b, c, a + b + c)));
            RC_ASSERT(finds_wrong_sum(with_numbers(sentence, a, b, c + slip, a + b + c)));
        }));
}

TEST(Corpus, IsJudgedWithoutHarmInAnyMixOfItsPieces)
{
    auto const corpus = read_corpus();
    EXPECT_TRUE(rc::check([&] {
        Sentence mixed{"", "-", *rc::gen::element<std::string>("s1", "s5!", "s6!", "p"), "-", ""};
        for (auto const index : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, corpus.size()))) {
            auto const& text = corpus[index].text;
            auto const from = *rc::gen::inRange<std::size_t>(0, text.size());
            mixed.text += text.substr(from, *rc::gen::inRange<std::size_t>(1, 60));
        }
        auto const report = report_of(mixed);

        for (auto const& finding : test::checker().check({report}).findings)
            RC_ASSERT(message_of(*test::find_rule(finding.rule), finding, Language::zh).find('{') == std::string::npos);
    }));
}

}  // namespace
}  // namespace report
