#include "document/office/word_numbering.hpp"

#include "base/ascii.hpp"
#include "base/chinese_number.hpp"
#include "base/utf8.hpp"

namespace document::office {
namespace {

constexpr std::size_t longest_pattern = 64;  // bytes of w:lvlText
constexpr int greatest_start = 100'000;

std::string digits_from(int number, char32_t zero)
{
    std::string text;
    for (auto const digit : std::to_string(number))
        base::append_utf8(text, zero + static_cast<char32_t>(digit - '0'));
    return text;
}

std::string letters(int number, char first)
{
    // A to Z, then AA, BB, …
    auto const times = static_cast<std::size_t>(number - 1) / 26 + 1;
    return std::string(std::min<std::size_t>(times, 16), static_cast<char>(first + (number - 1) % 26));
}

std::string roman(int number, bool upper)
{
    constexpr std::array<std::pair<int, std::string_view>, 13> signs{{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"},
        {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}};
    if (number >= 4000)
        return std::to_string(number);
    std::string text;
    for (auto const& [value, sign] : signs)
        for (; number >= value; number -= value)
            text += sign;
    if (upper)
        for (auto& c : text)
            c = static_cast<char>(c - 32);
    return text;
}

// One of a row of signs that stand one behind the other in Unicode, such as ① to ⑳.
std::string sign_in_row(int number, char32_t first, int count)
{
    if (number < 1 || number > count)
        return std::to_string(number);
    std::string text;
    base::append_utf8(text, first + static_cast<char32_t>(number - 1));
    return text;
}

std::string chinese(int number)
{
    if (number >= 1 && number <= 99)
        return base::to_chinese_ordinal(number);
    if (number >= 100 && number < 1000) {
        auto const rest = number % 100;
        auto text = base::to_chinese_ordinal(number / 100) + "百";
        if (rest > 0)
            text += (rest < 10 ? "零" : rest < 20 ? "一" : "") + base::to_chinese_ordinal(rest);
        return text;
    }
    return std::to_string(number);
}

std::string digit_by_digit(int number)
{
    constexpr std::array<std::string_view, 10> signs{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string text;
    for (auto const digit : std::to_string(number))
        text += signs[static_cast<std::size_t>(digit - '0')];
    return text;
}

std::string one_of(int number, std::string_view signs)
{
    constexpr std::size_t han_size = 3;
    auto const at = static_cast<std::size_t>(number - 1) * han_size;
    return at < signs.size() ? std::string{signs.substr(at, han_size)} : std::to_string(number);
}

bool needs_gap(std::string_view mark)
{
    auto const last = mark.empty() ? ' ' : mark.back();
    return base::is_digit(last) || base::is_letter(last) || last == '.';
}

}  // namespace

std::string format_counter(int number, std::string_view format)
{
    if (number < 1)
        return std::to_string(number);
    if (format.starts_with("chineseCounting") || format.starts_with("japaneseCounting") ||
        format.starts_with("taiwaneseCounting"))
        return chinese(number);
    if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital")
        return digit_by_digit(number);
    if (format == "ideographTraditional")
        return one_of(number, "甲乙丙丁戊己庚辛壬癸");
    if (format == "ideographZodiac")
        return one_of(number, "子丑寅卯辰巳午未申酉戌亥");
    if (format == "chineseLegalSimplified" || format == "ideographLegalTraditional")
        return one_of(number, "壹贰叁肆伍陆柒捌玖拾");
    if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")
        return sign_in_row(number, U'①', 20);
    if (format == "decimalEnclosedParen")
        return sign_in_row(number, U'⑴', 20);
    if (format == "decimalEnclosedFullstop")
        return sign_in_row(number, U'⒈', 20);
    if (format == "ideographEnclosedCircle")
        return sign_in_row(number, U'㈠', 10);
    if (format.starts_with("decimalFullWidth"))
        return digits_from(number, U'０');
    if (format == "decimalZero")
        return (number < 10 ? "0" : "") + std::to_string(number);
    if (format == "upperLetter" || format == "lowerLetter")
        return letters(number, format == "upperLetter" ? 'A' : 'a');
    if (format == "upperRoman" || format == "lowerRoman")
        return roman(number, format == "upperRoman");
    return format == "none" ? std::string{} : std::to_string(number);
}

WordNumbering::Level WordNumbering::to_level(pugi::xml_node node)
{
    Level level;
    level.start = to_number(attribute(child(node, "start"), "val"), 1, 0, greatest_start);
    level.restarts_after = to_number(attribute(child(node, "lvlRestart"), "val"), levels, 0, levels);
    level.no_gap = attribute(child(node, "suff"), "val") == "nothing";
    auto const arabic = child(node, "isLgl");
    level.arabic = !arabic.empty() && attribute(arabic, "val") != "0" && attribute(arabic, "val") != "false";
    auto format = child(node, "numFmt");
    if (auto const alternate = child(node, "AlternateContent"); format.empty() && !alternate.empty())
        format = child(child(alternate, "Choice"), "numFmt");
    if (auto const name = attribute(format, "val"); !name.empty())
        level.format = name;
    level.text = attribute(child(node, "lvlText"), "val").substr(0, longest_pattern);
    return level;
}

void WordNumbering::add(pugi::xml_node numbering)
{
    for (auto const node : numbering.children()) {
        if (local_name(node) == "abstractNum")
            add_definition(node);
        else if (local_name(node) == "num")
            add_list(node);
    }
}

void WordNumbering::add_definition(pugi::xml_node node)
{
    std::string const id{attribute(node, "abstractNumId")};
    Definition definition;
    for (auto const part : node.children()) {
        auto const name = local_name(part);
        if (name == "lvl")
            definition.levels[static_cast<std::size_t>(to_number(attribute(part, "ilvl"), 0, 0, levels - 1))] =
                to_level(part);
        else if (name == "styleLink")
            definition_of_style_.emplace(attribute(part, "val"), id);
        else if (name == "numStyleLink")
            style_of_definition_.emplace(id, attribute(part, "val"));
    }
    definitions_.insert_or_assign(id, std::move(definition));
}

void WordNumbering::add_list(pugi::xml_node node)
{
    List list;
    list.definition = attribute(child(node, "abstractNumId"), "val");
    for (auto const part : node.children()) {
        if (local_name(part) != "lvlOverride")
            continue;
        auto const level = static_cast<std::size_t>(to_number(attribute(part, "ilvl"), 0, 0, levels - 1));
        if (auto const start = child(part, "startOverride"))
            list.start_over[level] = to_number(attribute(start, "val"), 1, 0, greatest_start);
        if (auto const own = child(part, "lvl"))
            list.own[level] = to_level(own);
    }
    lists_.insert_or_assign(to_number(attribute(node, "numId"), 0, 0, 1'000'000'000), std::move(list));
}

WordNumbering::Level const& WordNumbering::level_of(List const& list, Definition const& definition, int level)
{
    auto const at = static_cast<std::size_t>(level);
    return list.own[at] ? *list.own[at] : definition.levels[at];
}

void WordNumbering::count(List& list, Definition& definition, int level)
{
    auto const at = static_cast<std::size_t>(level);
    if (list.start_over[at]) {
        definition.counters[at] = *list.start_over[at];
        list.start_over[at].reset();  // starts over once
    } else if (definition.begun[at])
        ++definition.counters[at];
    else
        definition.counters[at] = level_of(list, definition, level).start;
    definition.begun[at] = true;
    for (int deeper = level + 1; deeper < levels; ++deeper)
        if (level < level_of(list, definition, deeper).restarts_after)
            definition.begun[static_cast<std::size_t>(deeper)] = false;
}

std::string WordNumbering::next_mark(int list_id, int level)
{
    auto const list = lists_.find(list_id);
    if (list == lists_.end())
        return {};
    auto name = list->second.definition;
    if (auto const style = style_of_definition_.find(name); style != style_of_definition_.end())
        if (auto const linked = definition_of_style_.find(style->second); linked != definition_of_style_.end())
            name = linked->second;
    auto const found = definitions_.find(name);
    if (found == definitions_.end())
        return {};

    auto& definition = found->second;
    count(list->second, definition, level);
    auto const& shown = level_of(list->second, definition, level);
    if (shown.format == "bullet")
        return {};
    std::string mark;
    for (std::size_t i = 0; i < shown.text.size(); ++i) {
        auto const next = i + 1 < shown.text.size() ? shown.text[i + 1] : ' ';
        if (shown.text[i] != '%' || next < '1' || next > '9') {
            mark += shown.text[i];
            continue;
        }
        auto const part = next - '1';
        auto const& counted = level_of(list->second, definition, part);
        auto const at = static_cast<std::size_t>(part);
        mark += format_counter(definition.begun[at] ? definition.counters[at] : counted.start,
                               shown.arabic ? "decimal" : counted.format);
        ++i;
    }
    return mark + (!shown.no_gap && needs_gap(mark) ? " " : "");
}

}  // namespace document::office
