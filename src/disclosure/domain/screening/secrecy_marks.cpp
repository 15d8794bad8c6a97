#include "disclosure/domain/screening/secrecy_marks.hpp"

#include "base/fold.hpp"
#include "base/json.hpp"
#include "disclosure/domain/screening/scanned_text.hpp"

#include <algorithm>

namespace disclosure {
namespace {

std::vector<std::string> words_in(base::Json const& json, char const* name)
{
    std::vector<std::string> words;
    for (auto const& word : json.at(name))
        words.push_back(base::fold(word.get<std::string>()));
    return words;
}

// "[内部资料]" and "(内部)" as "内部资料" and "内部".
std::string_view without_brackets(std::string_view line)
{
    constexpr std::string_view opening = "([\"";
    constexpr std::string_view closing = ")]\"";
    while (line.size() > 1 && opening.find(line.front()) != std::string_view::npos && closing.find(line.back()) != std::string_view::npos)
        line = line.substr(1, line.size() - 2);
    return line;
}

bool is_one_of(std::string_view line, std::vector<std::string> const& words)
{
    return std::find(words.begin(), words.end(), line) != words.end();
}

bool ends_with_any(std::string_view text, std::vector<std::string> const& words)
{
    return std::any_of(words.begin(), words.end(), [text](auto const& word) { return text.ends_with(word); });
}

}  // namespace

SecrecyMarks SecrecyMarks::parse(base::Json const& screening)
{
    SecrecyMarks marks;
    auto const& state = screening.at("state_secret");
    marks.levels_ = words_in(state, "levels");
    marks.stars_ = words_in(state, "stars");
    marks.not_behind_ = words_in(state, "not_behind");
    marks.labels_ = words_in(state, "labels");
    marks.period_ends_ = words_in(state, "periods");
    auto const& work = screening.at("work_secret");
    marks.alone_ = words_in(work, "alone");
    marks.anywhere_ = words_in(work, "anywhere");
    return marks;
}

std::optional<SecrecyMark> SecrecyMarks::find(std::string_view text, TextPlace place) const
{
    std::optional<SecrecyMark> found;
    for (std::size_t begin = 0; begin <= text.size();) {
        auto const end = std::min(text.find('\n', begin), text.size());
        auto const line = base::fold(text.substr(begin, end - begin));
        if (auto const state = state_secret_in(line, place))
            return SecrecyMark{SecrecyKind::state_secret, *state};
        if (!found)
            if (auto const work = work_secret_in(line, place))
                found = SecrecyMark{SecrecyKind::work_secret, *work};
        begin = end + 1;
    }
    return found;
}

// "1年", "长期": how long the secret is kept; empty for none.
std::string_view SecrecyMarks::period_at(std::string_view text) const
{
    auto const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    auto const* unit = word_at(text.substr(digits), period_ends_);
    return unit == nullptr ? std::string_view{} : text.substr(0, digits + unit->size());
}

// 机密★1年 wherever it stands; a line that holds nothing but 机密, 机密1年 or 密级:机密.
std::optional<std::string> SecrecyMarks::state_secret_in(std::string_view line, TextPlace place) const
{
    for (auto const& level : levels_)
        for (auto at = line.find(level); at != std::string_view::npos; at = line.find(level, at + level.size())) {
            auto const behind = line.substr(at + level.size());
            auto const* star = word_at(behind, stars_);
            if (star != nullptr && !ends_with_any(line.substr(0, at), not_behind_))
                return level + *star + std::string{period_at(behind.substr(star->size()))};
        }
    if (place == TextPlace::cell)
        return std::nullopt;
    auto alone = without_brackets(line);
    if (auto const* label = word_at(alone, labels_))
        alone.remove_prefix(label->size());
    auto const* level = word_at(alone, levels_);
    if (level == nullptr || period_at(alone.substr(level->size())).size() + level->size() != alone.size())
        return std::nullopt;
    return std::string{alone};
}

// 内部资料 alone on its line, in brackets or with a star; 内部资料 注意保管 wherever it stands.
std::optional<std::string> SecrecyMarks::work_secret_in(std::string_view line, TextPlace place) const
{
    for (auto const& phrase : anywhere_)
        if (line.find(phrase) != std::string_view::npos)
            return phrase;
    for (auto const& word : alone_) {
        for (auto const& star : stars_)
            if (line.find(word + star) != std::string_view::npos)
                return word + star;
        for (auto const& bracketed : {"[" + word + "]", "(" + word + ")"})
            if (line.starts_with(bracketed) || line.ends_with(bracketed))
                return word;
    }
    auto const alone = without_brackets(line);
    if (place == TextPlace::paragraph && is_one_of(alone, alone_))
        return std::string{alone};
    return std::nullopt;
}

}  // namespace disclosure
