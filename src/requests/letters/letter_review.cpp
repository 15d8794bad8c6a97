#include "requests/letters/letter_review.hpp"

#include <algorithm>

namespace requests {
namespace {

using disclosure::Gravity;
using disclosure::ScreenedText;
using disclosure::TextPlace;

void add_row(std::vector<ScreenedText>& texts, document::Table const& table, int row)
{
    std::string line;
    for (auto const& cell : table.cells)
        if (cell.row == row)
            line += (line.empty() ? "" : " ， ") + cell.text;
    auto const first = std::find_if(table.cells.begin(), table.cells.end(), [row](auto const& cell) { return cell.row == row; });
    if (first != table.cells.end())
        texts.push_back({std::move(line), first->at, TextPlace::cell});
}

}  // namespace

std::vector<ScreenedText> screened_texts(document::Document const& document)
{
    std::vector<ScreenedText> texts{{document.title, {}, TextPlace::paragraph}};
    for (auto const& block : document.blocks) {
        if (auto const* heading = std::get_if<document::Heading>(&block))
            texts.push_back({heading->text, heading->at});
        else if (auto const* paragraph = std::get_if<document::Paragraph>(&block))
            texts.push_back({paragraph->text, paragraph->at});
        else if (auto const* table = std::get_if<document::Table>(&block))
            for (int row = 0; row < table->rows; ++row)
                add_row(texts, *table, row);
    }
    return texts;
}

bool needs_eyes(document::Document const& document)
{
    auto const is_picture = [](auto const& block) { return std::holds_alternative<document::Picture>(block); };
    return document.blocks.empty() || std::any_of(document.blocks.begin(), document.blocks.end(), is_picture);
}

LetterReview review_letter(document::Document const& letter, std::span<ReviewedEnclosure const> enclosures, disclosure::Screening const& screening)
{
    LetterReview review;
    auto const look = [&](std::string const& name, document::Document const& paper) {
        for (auto& finding : screening.screen(screened_texts(paper)))
            review.findings.push_back({name, std::move(finding)});
    };
    look({}, letter);
    for (auto const& enclosure : enclosures) {
        look(enclosure.name, enclosure.document);
        if (needs_eyes(enclosure.document))
            review.unread.push_back(enclosure.name);
    }
    return review;
}

bool forbids(LetterReview const& review)
{
    return std::any_of(review.findings.begin(), review.findings.end(),
                       [](auto const& finding) { return finding.what.gravity == Gravity::refused || finding.what.gravity == Gravity::error; });
}

std::optional<disclosure::ScreeningFinding> state_secret_in(document::Document const& paper, disclosure::Screening const& screening)
{
    return screening.find_state_secret(screened_texts(paper));
}

}  // namespace requests
