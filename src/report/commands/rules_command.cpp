#include "report/commands/rules_command.hpp"

#include "report/domain/rules/rule_book.hpp"

namespace report {
namespace {

struct Words {
    std::string const& title;
    std::string const& message;
    std::string const& advice;
};

Words words_of(Rule const& rule, base::Language language)
{
    if (language == base::Language::zh)
        return {rule.title_zh, rule.message_zh, rule.advice_zh};
    return {rule.title_en, rule.message_en, rule.advice_en};
}

void print_text(RuleBook const& book, console::Console const& console)
{
    auto const style = [](Severity severity) {
        return severity == Severity::error     ? console::Style::error
               : severity == Severity::warning ? console::Style::warning
                                               : console::Style::info;
    };
    for (auto const& rule : book.rules()) {
        auto const words = words_of(rule, console.texts.language());
        console.out << console::padded(rule.id, 12)
                    << console.styled(style(rule.severity),
                                      console::padded(console.texts.say("rules." + std::string{to_string(rule.severity)}), 9))
                    << words.title << '\n';
    }
}

void print_markdown(RuleBook const& book, console::Console const& console)
{
    auto const cell = [](std::string text) {
        for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2)
            text.insert(at, 1, '\\');
        return text;
    };
    console.out << console.texts.say("rules.markdown-head") << "\n|---|---|---|---|---|\n";
    for (auto const& rule : book.rules()) {
        auto const words = words_of(rule, console.texts.language());
        console.out << "| " << rule.id << " | " << console.texts.say("rules." + std::string{to_string(rule.severity)}) << " | "
                    << cell(words.title) << " | " << cell(words.message) << " | " << cell(rule.source) << " |\n";
    }
}

void print_json(RuleBook const& book, console::Console const& console)
{
    auto list = base::Json::array();
    for (auto const& rule : book.rules())
        list.push_back({{"id", rule.id},
                        {"category", rule.category},
                        {"severity", to_string(rule.severity)},
                        {"title", {{"zh", rule.title_zh}, {"en", rule.title_en}}},
                        {"message", {{"zh", rule.message_zh}, {"en", rule.message_en}}},
                        {"advice", {{"zh", rule.advice_zh}, {"en", rule.advice_en}}},
                        {"basis", rule.basis},
                        {"source", rule.source},
                        {"forms", rule.forms},
                        {"facts", rule.facts},
                        {"limits", rule.limits},
                        {"on", rule.on}});
    console.out << base::Json{{"version", book.version()}, {"rules", std::move(list)}}.dump(1) << '\n';
}

}  // namespace

base::Result<console::Outcome> run_rules(RulesArguments const& arguments, config::LawFiles const& law,
                                         console::Console const& console)
{
    auto const book = RuleBook::parse(law.file("rules.json").content);
    if (!book)
        return tl::unexpected{book.error()};
    if (arguments.format == "json")
        print_json(*book, console);
    else if (arguments.format == "md")
        print_markdown(*book, console);
    else if (arguments.format.empty() || arguments.format == "text")
        print_text(*book, console);
    else
        return base::fail(base::ErrorKind::wrong_call, "cli.unknown-format", "there is no format {format} here",
                          {{"format", arguments.format}});
    return console::Outcome::good;
}

}  // namespace report
