#include "report/comparing/sequence_alignment.hpp"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t most_cells = 4'000'000;
constexpr std::size_t most_candidates = 10'000;

// A table over two sequences; row and column 0 lie before their first elements.
template <class Value>
class Grid {
public:
    Grid(std::size_t rows, std::size_t columns) : columns_{columns + 1}, values_((rows + 1) * columns_) {}

    Value& at(std::size_t row, std::size_t column) { return values_[row * columns_ + column]; }

private:
    std::size_t columns_;
    std::vector<Value> values_;
};

// The classic table of lengths, filled from the end so that pairs come out in order.
Pairs longest_between(Symbols older, Symbols newer)
{
    Grid<std::uint16_t> lengths{older.size(), newer.size()};
    for (auto i = older.size(); i-- > 0;)
        for (auto j = newer.size(); j-- > 0;)
            lengths.at(i, j) = older[i] == newer[j] ? static_cast<std::uint16_t>(lengths.at(i + 1, j + 1) + 1)
                                                    : std::max(lengths.at(i + 1, j), lengths.at(i, j + 1));
    Pairs pairs;
    for (std::size_t i = 0, j = 0; i < older.size() && j < newer.size();) {
        if (older[i] == newer[j])
            pairs.emplace_back(i++, j++);
        else
            ++(lengths.at(i + 1, j) >= lengths.at(i, j + 1) ? i : j);
    }
    return pairs;
}

}  // namespace

Pairs common_subsequence(Symbols older, Symbols newer)
{
    auto const shorter = std::min(older.size(), newer.size());
    std::size_t head = 0;
    while (head < shorter && older[head] == newer[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && older[older.size() - 1 - tail] == newer[newer.size() - 1 - tail])
        ++tail;

    Pairs pairs;
    for (std::size_t i = 0; i < head; ++i)
        pairs.emplace_back(i, i);
    auto const older_middle = older.subspan(head, older.size() - head - tail);
    auto const newer_middle = newer.subspan(head, newer.size() - head - tail);
    if (!older_middle.empty() && newer_middle.size() <= most_cells / older_middle.size())
        for (auto const& [i, j] : longest_between(older_middle, newer_middle))
            pairs.emplace_back(head + i, head + j);
    for (auto left = tail; left > 0; --left)
        pairs.emplace_back(older.size() - left, newer.size() - left);
    return pairs;
}

Pairs pair_alike(std::size_t older, std::size_t newer, double least,
                 std::function<double(std::size_t, std::size_t)> const& likeness)
{
    if (older == 0 || newer > most_candidates / older)
        return {};
    Grid<double> sums{older, newer};
    Grid<double> alike{older, newer};
    for (auto i = older; i-- > 0;)
        for (auto j = newer; j-- > 0;) {
            auto const likeness_here = likeness(i, j);
            alike.at(i, j) = likeness_here >= least ? likeness_here : 0.0;
            sums.at(i, j) = std::max({sums.at(i + 1, j), sums.at(i, j + 1), sums.at(i + 1, j + 1) + alike.at(i, j)});
        }
    Pairs pairs;
    for (std::size_t i = 0, j = 0; i < older && j < newer;) {
        auto const taken = sums.at(i + 1, j + 1) + alike.at(i, j);
        if (alike.at(i, j) > 0 && taken >= sums.at(i + 1, j) && taken >= sums.at(i, j + 1))
            pairs.emplace_back(i++, j++);
        else
            ++(sums.at(i + 1, j) >= sums.at(i, j + 1) ? i : j);
    }
    return pairs;
}

}  // namespace report
