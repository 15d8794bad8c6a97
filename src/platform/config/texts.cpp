#include "platform/config/texts.hpp"

#include "base/ensure.hpp"
#include "base/json.hpp"

namespace config {
namespace {

std::optional<std::string> text_in(base::Json const& entry, char const* language)
{
    auto const text = entry.find(language);
    return text != entry.end() && text->is_string() ? std::optional{text->get<std::string>()} : std::nullopt;
}

}  // namespace

std::optional<base::Language> choose_language(std::string_view option, std::string_view lc_all, std::string_view lang)
{
    if (!option.empty()) {
        if (option == "zh" || option == "zh-CN" || option == "zh_CN")
            return base::Language::zh;
        return option == "en" ? std::optional{base::Language::en} : std::nullopt;
    }
    auto const asked = lc_all.empty() ? lang : lc_all;
    return asked.starts_with("en") ? base::Language::en : base::Language::zh;
}

base::Result<Texts> Texts::parse(std::string_view json, base::Language language)
{
    Texts texts;
    texts.language_ = language;
    if (auto read = texts.lay_over(json); !read)
        return tl::unexpected{read.error()};
    return texts;
}

base::Result<void> Texts::lay_over(std::string_view json)
{
    auto const catalogue = base::Json::parse(json, nullptr, false);
    if (!catalogue.is_object())
        return base::fail(base::ErrorKind::invalid_input, "texts.malformed", "texts.json is malformed");
    for (auto const& [code, entry] : catalogue.items()) {
        if (!entry.is_object())
            continue;
        auto const is_chinese = language_ == base::Language::zh;
        if (auto text = text_in(entry, is_chinese ? "zh" : "en"))
            texts_.insert_or_assign(code, *std::move(text));
        else if (auto other = text_in(entry, is_chinese ? "en" : "zh"))
            others_.insert_or_assign(code, *std::move(other));
    }
    return {};
}

std::string Texts::say(std::string_view code, base::Error::Words const& words) const
{
    auto const& catalogue = texts_.contains(code) ? texts_ : others_;
    auto const found = catalogue.find(code);
    base::ensure(found != catalogue.end(), "every text that the program shows stands in texts.json");
    return base::fill_words(found->second, words);
}

std::string Texts::say(base::Error const& error) const
{
    auto const found = texts_.find(error.code);
    if (found == texts_.end())
        return to_string(error);
    auto words = error.words;
    for (auto& [name, word] : words)
        word = translated(name, word);
    return base::fill_words(found->second, words);
}

std::string Texts::translated(std::string const& name, std::string const& word) const
{
    auto const colon = word.find(": ");
    auto const found = texts_.find(name + "." + word.substr(0, colon));
    if (found == texts_.end())
        return word;
    return colon == std::string::npos ? found->second : found->second + "：" + word.substr(colon + 2);
}

}  // namespace config
