#include "report/domain/narrative/item_list.hpp"

#include <algorithm>
#include <utility>

namespace report::narrative {
namespace {

// Documents made and repealed are parts in brackets (含新制定5件，废止4件) and another matter in a sentence.
bool ends_list(Word word, ListEnd end)
{
    bool const of_documents = word == Word::issue || word == Word::repeal || word == Word::in_force;
    return word == Word::besides || word == Word::receive || word == Word::answer || word == Word::carry_in ||
           word == Word::carry_out || word == Word::compared || word == Word::total || (of_documents && end == ListEnd::sentence);
}

class ListReader {
public:
    ListReader(std::vector<Token> const& tokens, std::uint32_t at, ListEnd end) : tokens_{tokens}, at_{at}, end_{end} {}

    ItemList read()
    {
        auto const end = std::min<std::size_t>(tokens_.size(), at_ + std::size_t{longest_list});
        for (; at_ < end && !done_; ++at_)
            take(tokens_[at_]);
        return std::move(list_);
    }

private:
    void take(Token const& token)
    {
        switch (token.kind) {
        case Kind::number: take_number(token); return;
        case Kind::word: take_word(token); return;
        case Kind::stop: done_ = depth_ == 0; return;
        case Kind::open: ++depth_; return;
        case Kind::close: done_ = --depth_ < 0 && end_ == ListEnd::bracket; depth_ = std::max(depth_, 0); return;
        case Kind::comma: separated_ = true; return;
        case Kind::semicolon: separated_ = semicolon_ = depth_ == 0; return;
        case Kind::list_comma:
        case Kind::colon:
        case Kind::title: return;
        }
    }

    void take_word(Token const& token)
    {
        if (depth_ > 0)
            return;
        if (token.word == Word::rest) {
            rest_ = true;
        } else if (token.word == Word::and_so_on) {
            list_.examples = list_.examples || !list_.items.empty();
        } else if (token.word == Word::among || token.word == Word::includes) {
            marker();
        } else if (token.word == Word::axis) {
            group_ = !list_.items.empty();
        } else if (separated_ && !list_.items.empty() && ends_list(token.word, end_)) {
            done_ = true;
            list_.examples = list_.examples || token.word == Word::compared;
        }
    }

    void marker()
    {
        if (!list_.items.empty())
            list_.items.back().opens_list = true;
    }

    void take_number(Token const& token)
    {
        if (depth_ > 0 || !token.is_count())
            return;
        if (!list_.items.empty() && token.unit.text != tokens_[list_.items.front().token].unit.text) {
            list_.examples = true;
            list_.other_units += token.value;
            return;
        }
        list_.items.push_back({at_, rest_, false, separated_, semicolon_, group_});
        rest_ = separated_ = semicolon_ = group_ = false;
    }

    std::vector<Token> const& tokens_;
    std::uint32_t at_;
    ListEnd end_;
    ItemList list_;
    int depth_ = 0;
    bool done_ = false;
    bool rest_ = false;
    bool separated_ = false;
    bool semicolon_ = false;
    bool group_ = false;
};

}  // namespace

ItemList read_item_list(std::vector<Token> const& tokens, std::uint32_t at, Breakdown::Kind kind, ListEnd end)
{
    auto list = ListReader{tokens, at, end}.read();
    list.kind = kind;
    return list;
}

}  // namespace report::narrative
