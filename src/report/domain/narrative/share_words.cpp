#include "report/domain/narrative/share_words.hpp"

#include <algorithm>
#include <array>

namespace report::narrative {

bool follows_share_word(Passage const& passage, std::uint32_t percent)
{
    static constexpr std::array<std::string_view, 17> words{"分别", "总数", "总量", "总件数", "全部", "申请", "办结", "受理", "收到",
                                                            "比例", "比", "的", "为", "达", "约", "量", "数"};
    auto const& tokens = passage.tokens;
    for (auto i = percent; i-- > 0 && i + 6 > percent && tokens[i].kind == Kind::word;)
        if (tokens[i].word == Word::share)
            return without_leading(passage.text().substr(tokens[i].end, tokens[percent].begin - tokens[i].end), words).empty();
    return false;
}

std::string_view without_leading(std::string_view text, std::span<std::string_view const> words)
{
    for (;;) {
        auto const word = std::find_if(words.begin(), words.end(), [text](auto w) { return text.starts_with(w); });
        if (word == words.end())
            return text;
        text.remove_prefix(word->size());
    }
}

std::uint32_t end_of_sentence(std::vector<Token> const& tokens, std::uint32_t from)
{
    while (from < tokens.size() && tokens[from].kind != Kind::stop)
        ++from;
    return from;
}

std::string_view text_of_sentence(Passage const& passage, std::uint32_t from, std::uint32_t to)
{
    auto const begin = from == 0 ? 0 : passage.tokens[from - 1].end;
    auto const end = to < passage.tokens.size() ? passage.tokens[to].begin : passage.text().size();
    return passage.text().substr(begin, end - begin);
}

}  // namespace report::narrative
