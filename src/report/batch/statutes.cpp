#include "report/batch/statutes.hpp"

#include "base/json.hpp"

namespace report {
namespace {

base::Result<std::vector<KnownDocument>> parse_documents(std::string_view text)
{
    auto const json = base::Json::parse(text, nullptr, false);
    auto const list = json.is_object() ? json.find("documents") : json.end();
    auto const is_text = [](base::Json const& entry, char const* name) {
        return entry.is_object() && entry.contains(name) && entry.at(name).is_string();
    };
    std::vector<KnownDocument> documents;
    if (list != json.end() && list->is_array())
        for (auto const& entry : *list)
            if (is_text(entry, "no") && is_text(entry, "title"))
                documents.push_back({entry.at("no").get<std::string>(), entry.at("title").get<std::string>()});
    if (documents.empty())
        return base::fail(base::ErrorKind::invalid_input, "documents.malformed", "documents.json is malformed");
    return documents;
}

base::Result<RuleBook> load_rules(config::LawFile const& file, std::string_view rule_changes)
{
    auto book = RuleBook::parse(file.content, rule_changes);
    if (!book || !file.replaced)
        return book;
    return RuleBook::parse(config::LawFiles::shipped(file.name)).and_then([&](RuleBook const& shipped) {
        return book->compare_with(shipped).map([&] { return std::move(*book); });
    });
}

}  // namespace

base::Result<std::unique_ptr<Forms const>> load_forms(config::LawFiles const& law)
{
    std::vector<std::string_view> files;
    for (auto const& file : law.files())
        if (file.name.starts_with("form-") && file.name.ends_with(".json"))
            files.push_back(file.content);
    return Forms::parse(files).map([](Forms forms) { return std::make_unique<Forms const>(std::move(forms)); });
}

base::Result<document::Limits> load_limits(config::LawFiles const& law)
{
    return document::parse_limits(base::Json::parse(law.file("limits.json").content));
}

base::Result<Statutes> load_statutes(config::LawFiles const& law, std::string_view rule_changes)
{
    auto forms = load_forms(law);
    if (!forms)
        return tl::unexpected{forms.error()};
    auto const limits = load_limits(law);
    if (!limits)
        return tl::unexpected{limits.error()};
    auto documents = parse_documents(law.file("documents.json").content);
    if (!documents)
        return tl::unexpected{documents.error()};
    auto checker = load_rules(law.file("rules.json"), rule_changes).and_then([&](RuleBook book) {
        return Checker::prepare(std::move(book), **forms, std::move(*documents));
    });
    if (!checker)
        return tl::unexpected{checker.error()};
    ReportReader reader{**forms};
    return Statutes{std::move(*forms), *limits, std::move(reader), std::move(*checker)};
}

}  // namespace report
