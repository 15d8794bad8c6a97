#pragma once

#include "base/language.hpp"
#include "base/result.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace config {

// What --lang, LC_ALL and LANG ask for, the first that says something; Chinese when none does. Nothing when `option` is
// given and names no language there is.
[[nodiscard]] std::optional<base::Language> choose_language(std::string_view option, std::string_view lc_all,
                                                            std::string_view lang);

// The texts a person sees, by code, in one language: data/texts.json.
class Texts {
public:
    [[nodiscard]] static base::Result<Texts> parse(std::string_view json, base::Language language);
    // Lays the texts of another catalogue over these; what it does not have stays.
    [[nodiscard]] base::Result<void> lay_over(std::string_view json);

    // The text of that code with its words filled in; in the other language where there is none in this one, as errors have no
    // English text but their message. A code without any text is our own mistake.
    [[nodiscard]] std::string say(std::string_view code, base::Error::Words const& words = {}) const;
    // The error's text; its English message where the catalogue has none in this language. A word that the program itself
    // gives, as "a string or null" for {wanted}, is said in this language where the catalogue has "wanted.a string or null";
    // of "no such cell: t9.x" the part before the colon.
    [[nodiscard]] std::string say(base::Error const& error) const;
    [[nodiscard]] bool has(std::string_view code) const { return texts_.contains(code); }
    [[nodiscard]] base::Language language() const { return language_; }

private:
    [[nodiscard]] std::string translated(std::string const& name, std::string const& word) const;

    base::Language language_ = base::Language::zh;
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<std::string, std::string, std::less<>> others_;  // of codes that have no text in this language
};

}  // namespace config
