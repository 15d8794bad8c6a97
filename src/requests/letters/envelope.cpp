#include "requests/letters/envelope.hpp"

#include <algorithm>

namespace requests {
namespace {

using document::Alignment;
using document::PlacedSheet;

// Millimetres.
constexpr double box_width = 7;
constexpr double box_height = 8;
constexpr double box_pitch = 9;
constexpr double margin = 12;
constexpr double stamp = 20;
constexpr std::size_t postcode_digits = 6;

void add_postcode(PlacedSheet& sheet, std::string const& postcode)
{
    for (std::size_t i = 0; i < postcode_digits; ++i) {
        auto const left = margin + static_cast<double>(i) * box_pitch;
        sheet.frames.push_back({left, margin, box_width, box_height});
        if (postcode.size() == postcode_digits)
            sheet.texts.push_back({postcode.substr(i, 1), left, margin + 1.2, box_width, 16, Alignment::centre});
    }
}

}  // namespace

document::PlacedSheet envelope(EnvelopeSize size, PostalAddress const& to, PostalAddress const& from, LetterTemplates const& templates)
{
    auto const say = [&](char const* phrase, PostalAddress const& party) {
        auto const& words = templates.phrases().find(phrase)->second.front().text;
        return base::fill_words(words, {{"receiver", party.name}, {"postcode", party.postcode}});
    };
    auto const is_dl = size == EnvelopeSize::dl;
    PlacedSheet sheet{.title = say("envelope_receiver", to), .width = is_dl ? 220.0 : 229.0, .height = is_dl ? 110.0 : 162.0};
    add_postcode(sheet, to.postcode);
    sheet.frames.push_back({sheet.width - margin - stamp, margin, stamp, stamp});
    auto const middle = sheet.height * 0.36;
    auto const width = sheet.width - 4 * margin;
    sheet.texts.push_back({to.address, 2 * margin, middle, width, 16, Alignment::left});
    sheet.texts.push_back({say("envelope_receiver", to), 4 * margin, middle + 18, width - 2 * margin, 22, Alignment::left});
    auto const half = sheet.width / 2 - margin;
    auto const foot = sheet.height - margin - 18;
    sheet.texts.push_back({from.address, sheet.width / 2, foot, half, 12, Alignment::right});
    sheet.texts.push_back({from.name, sheet.width / 2, foot + 6, half, 12, Alignment::right});
    if (!from.postcode.empty())
        sheet.texts.push_back({say("envelope_sender_postcode", from), sheet.width / 2, foot + 12, half, 12, Alignment::right});
    return sheet;
}

}  // namespace requests
