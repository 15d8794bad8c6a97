#include "report/sample/damage.hpp"

#include <array>

namespace report {
namespace {

using document::Cell;

// Applies `change` (Cell&, FormCell const&, the true value) -> bool to every value; true when any was changed.
template <class Change>
bool change_values(SampleSource& source, Change const& change)
{
    bool any = false;
    for (auto const& [printed, cell] : printed_values(source))
        if (auto const truth = source.truth[cell->id])
            any = change(*printed, *cell, *truth) || any;
    return any;
}

// Puts `mark` where 0 stood in about every third place: nobody may read it as 0.
bool mark_for_zero(SampleSource& source, Random& random, std::string const& mark)
{
    return change_values(source, [&](Cell& printed, FormCell const& cell, Decimal truth) {
        if (truth != Decimal{0} || !random.one_in(3))
            return false;
        printed.text = mark;
        source.truth[cell.id] = std::nullopt;
        return true;
    });
}

std::string with_separators(std::string digits)
{
    auto const point = std::min(digits.find('.'), digits.size());
    for (auto at = static_cast<int>(point) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

bool full_width_digits(SampleSource& source, Random&)
{
    return change_values(source, [](Cell& printed, FormCell const&, Decimal) {
        std::string wide;
        for (auto const c : printed.text)
            wide += c >= '0' && c <= '9' ? std::string{"\xEF\xBC"} + static_cast<char>(0x90 + (c - '0')) : std::string{c};
        auto const changed = wide != printed.text;
        printed.text = wide;
        return changed;
    });
}

bool thousands_separators(SampleSource& source, Random&)
{
    return change_values(source, [](Cell& printed, FormCell const&, Decimal truth) {
        if (truth < Decimal{1000} || printed.text != to_string(truth))
            return false;
        printed.text = with_separators(printed.text);
        return true;
    });
}

bool slash_for_zero(SampleSource& source, Random& random) { return mark_for_zero(source, random, "/"); }
bool dash_for_zero(SampleSource& source, Random& random) { return mark_for_zero(source, random, "—"); }
bool hyphen_for_zero(SampleSource& source, Random& random) { return mark_for_zero(source, random, "-"); }
bool blank_for_zero(SampleSource& source, Random& random) { return mark_for_zero(source, random, ""); }
bool word_for_zero(SampleSource& source, Random& random) { return mark_for_zero(source, random, "无"); }

bool units_in_cells(SampleSource& source, Random& random)
{
    return change_values(source, [&](Cell& printed, FormCell const& cell, Decimal truth) {
        if (printed.text != to_string(truth) || !random.one_in(2))
            return false;
        if (cell.type == CellType::money_wan)
            printed.text = random.one_in(2) ? printed.text + "万元" : to_string(10'000 * truth) + "元";
        else
            printed.text += "件";
        return true;
    });
}

bool signed_changes(SampleSource& source, Random&)
{
    return change_values(source, [](Cell& printed, FormCell const& cell, Decimal truth) {
        if (cell.type != CellType::signed_count || truth <= Decimal{0} || printed.text != to_string(truth))
            return false;
        printed.text = "+" + printed.text;
        return true;
    });
}

bool spaces_around_digits(SampleSource& source, Random&)
{
    return change_values(source, [](Cell& printed, FormCell const&, Decimal) {
        printed.text = "\u3000" + printed.text + "\u00A0";
        return true;
    });
}

// Offices that fill in 自然人 and 总计 and leave the rest empty.
bool only_natural_person_and_total(SampleSource& source, Random&)
{
    bool any = false;
    auto const& columns = source.form->table(TableId::t3).columns;
    for (auto const& [printed, cell] : printed_values(source, TableId::t3)) {
        auto const inner = cell->column > 0 && cell->column + 1U < columns.size();
        if (!inner || source.truth[cell->id] != Decimal{0})
            continue;
        printed->text.clear();
        source.truth[cell->id] = std::nullopt;
        any = true;
    }
    return any;
}

bool broken_number(SampleSource& source, Random& random)
{
    auto values = printed_values(source);
    if (values.empty())
        return false;
    auto const& [printed, cell] = random.pick(values);
    printed->text = printed->text + "o";
    source.truth[cell->id] = std::nullopt;
    return true;
}

constexpr std::array damages{
    Damage{"full-width-digits", "０１２ for 012", full_width_digits},
    Damage{"thousands-separators", "1,234", thousands_separators},
    Damage{"slash-for-zero", "/ in place of 0", slash_for_zero},
    Damage{"dash-for-zero", "— in place of 0", dash_for_zero},
    Damage{"hyphen-for-zero", "- in place of 0", hyphen_for_zero},
    Damage{"blank-for-zero", "nothing in place of 0", blank_for_zero},
    Damage{"word-for-zero", "无 in place of 0", word_for_zero},
    Damage{"units-in-cells", "3件, 240万元, 251000元", units_in_cells},
    Damage{"signed-changes", "+8 in 本年增/减", signed_changes},
    Damage{"spaces-around-digits", "ideographic and no-break spaces around figures", spaces_around_digits},
    Damage{"only-natural-person-and-total", "blank cells everywhere except 自然人 and 总计", only_natural_person_and_total},
    Damage{"broken-number", "a letter among the digits", broken_number},
};

}  // namespace

std::span<Damage const> cell_damages()
{
    return damages;
}

}  // namespace report
