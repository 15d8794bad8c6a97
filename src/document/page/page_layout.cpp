#include "document/page/page_layout.hpp"

#include "base/utf8.hpp"
#include "document/page/furniture.hpp"
#include "document/page/loose_table.hpp"
#include "document/page/table_pieces.hpp"
#include "document/page/text_lines.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace document::page {
namespace {

constexpr std::size_t longest_heading = 45;  // characters
constexpr float title_size = 1.15F;          // times the body's

// Where the body's lines begin and end, over all pages.
struct Measure {
    float left = 0;
    float right = 0;
    float size = 0;
};

float most_frequent(std::map<int, float> const& weights)
{
    auto const best = std::ranges::max_element(weights, {}, [](auto const& entry) { return entry.second; });
    return best == weights.end() ? 0 : static_cast<float>(best->first) / 2;
}

Measure measure(std::vector<PageParts> const& pages)
{
    std::map<int, float> sizes;
    std::map<int, float> lefts;
    std::vector<float> rights;
    auto const key = [](float value) { return static_cast<int>(std::lround(value * 2)); };
    for (auto const& page : pages)
        for (auto const& line : page.lines) {
            sizes[key(line.size)] += width_of(line.box);
            rights.push_back(line.box.right);
        }
    Measure body;
    body.size = most_frequent(sizes);
    std::ranges::sort(rights);
    body.right = rights.empty() ? 0 : rights[rights.size() * 9 / 10];
    for (auto const& page : pages)
        for (auto const& line : page.lines)
            if (line.box.right > body.right - 2 * body.size)
                lefts[key(line.box.left)] += 1;
    // Indented first lines are full too: the leftmost edge that is frequent.
    auto const top = most_frequent(lefts);
    body.left = top;
    for (auto const& [left, count] : lefts)
        if (static_cast<float>(left) / 2 < top && count * 4 >= lefts[key(top)]) {
            body.left = static_cast<float>(left) / 2;
            break;
        }
    return body;
}

bool starts_with_ordinal(std::string_view text, std::string_view open, std::string_view close)
{
    if (!text.starts_with(open))
        return false;
    text.remove_prefix(open.size());
    constexpr std::string_view ordinals = "一二三四五六七八九十";
    std::size_t digits = 0;
    while (text.size() >= 3 && ordinals.find(text.substr(0, 3)) != std::string_view::npos &&
           ordinals.find(text.substr(0, 3)) % 3 == 0) {
        text.remove_prefix(3);
        ++digits;
    }
    return digits > 0 && digits < 4 && text.starts_with(close);
}

// 1 for "一、", 2 for "（一）", 0 for none.
int numbering(std::string_view text)
{
    if (starts_with_ordinal(text, "", "、") || starts_with_ordinal(text, "", "．") || starts_with_ordinal(text, "", "."))
        return 1;
    if (starts_with_ordinal(text, "（", "）") || starts_with_ordinal(text, "(", ")"))
        return 2;
    return 0;
}

bool is_centred(Line const& line, PageParts const& page)
{
    auto const middle = (line.box.left + line.box.right) / 2;
    return std::abs(middle - page.width / 2) < 0.03F * page.width;
}

// Builds the blocks line by line, holding the paragraph that may still grow.
class Builder {
public:
    explicit Builder(Measure body) : body_{body} {}

    void add_page(PageParts page)
    {
        std::ranges::sort(page.lines, {}, [](Line const& line) { return std::pair{line.box.top, line.box.left}; });
        std::ranges::sort(page.tables, {}, [](Table const& table) { return std::pair{table.at.box.top, table.at.box.left}; });
        first_on_page_ = true;
        std::size_t table = 0;
        std::size_t picture = 0;
        for (std::size_t at = 0; at <= page.lines.size();) {
            auto const top = at < page.lines.size() ? page.lines[at].box.top : 1e9F;
            if (table < page.tables.size() && page.tables[table].at.box.top < top) {
                add_table(std::move(page.tables[table++]));
            } else if (picture < page.pictures.size() && page.pictures[picture].at.box.top < top) {
                add(std::move(page.pictures[picture++]));
            } else if (at == page.lines.size()) {
                break;
            } else if (auto const count = count_tabular(std::span{page.lines}.subspan(at)); count > 0) {
                add_table(make_loose_table(std::span{page.lines}.subspan(at, count), page.number));
                at += count;
            } else {
                add_line(page.lines[at++], page);
            }
        }
    }

    std::vector<Block> take()
    {
        finish();
        return std::move(blocks_);
    }

private:
    struct Open {
        std::string text;
        Place at;
        Line last;
        int page = 0;
        int lines = 0;
        bool title = false;
        bool full = false;  // the last line reaches the right edge
    };

    void add(Block block)
    {
        finish();
        first_on_page_ = false;
        blocks_.push_back(std::move(block));
    }

    void add_table(Table table)
    {
        auto* last = open_ || blocks_.empty() ? nullptr : std::get_if<Table>(&blocks_.back());
        if (first_on_page_ && last != nullptr && last->columns_are == Columns::exact &&
            table.columns_are == Columns::exact && continues(*last, table))
            append_piece(*last, std::move(table));
        else
            add(std::move(table));
        first_on_page_ = false;
    }

    [[nodiscard]] bool goes_on(Line const& line, std::string_view text, bool title) const
    {
        if (!open_ || open_->title != title || std::abs(open_->last.size - line.size) > 0.15F * line.size)
            return false;
        auto const same_page = open_->last.box.top < line.box.top && !first_on_page_;
        auto const gap = line.box.top - open_->last.box.bottom;
        if (same_page && gap > 1.6F * line.size)
            return false;
        if (title)
            return same_page && numbering(text) == 0;
        return open_->full && line.box.left < body_.left + 1.2F * line.size && numbering(text) != 1;
    }

    void add_line(Line const& line, PageParts const& page)
    {
        auto const text = text_of(line);
        auto const title = blocks_are_before_body() && line.size > title_size * body_.size && is_centred(line, page);
        if (goes_on(line, text, title)) {
            append_wrapped(open_->text, text);
            if (open_->page == page.number) {
                auto& box = open_->at.box;
                box = {std::min(box.left, line.box.left), std::min(box.top, line.box.top),
                       std::max(box.right, line.box.right), std::max(box.bottom, line.box.bottom)};
            }
        } else {
            finish();
            open_ = Open{.text = text, .at = base::page_place(page.number, line.box), .last = {}, .page = page.number};
            open_->title = title;
        }
        ++open_->lines;
        open_->last = line;
        open_->full = line.box.right > body_.right - 1.6F * line.size;
        first_on_page_ = false;
    }

    // The title stands before any paragraph.
    [[nodiscard]] bool blocks_are_before_body() const
    {
        auto const is_heading = [](Block const& block) { return std::holds_alternative<Heading>(block); };
        return std::ranges::all_of(blocks_, is_heading) && (!open_ || open_->title);
    }

    void finish()
    {
        if (!open_)
            return;
        auto open = std::move(*open_);
        open_.reset();
        if (open.title) {
            blocks_.emplace_back(Heading{0, std::move(open.text), open.at});
            return;
        }
        auto const level = numbering(open.text);
        auto const is_sentence = open.text.find("。") != std::string::npos || open.text.find("；") != std::string::npos ||
                                 open.text.ends_with("，");
        if (level > 0 && !is_sentence && open.lines <= 2 && base::count_code_points(open.text) <= longest_heading)
            blocks_.emplace_back(Heading{level, std::move(open.text), open.at});
        else
            blocks_.emplace_back(Paragraph{std::move(open.text), open.at});
    }

    Measure body_;
    std::vector<Block> blocks_;
    std::optional<Open> open_;
    bool first_on_page_ = true;
};

}  // namespace

std::vector<Block> lay_out(std::vector<PageParts> pages)
{
    drop_furniture(pages);
    Builder builder{measure(pages)};
    for (auto& page : pages)
        builder.add_page(std::move(page));
    return builder.take();
}

}  // namespace document::page
