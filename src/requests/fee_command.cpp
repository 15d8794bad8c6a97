#include "requests/fee_command.hpp"

#include "base/json.hpp"
#include "requests/domain/processing_fee.hpp"

namespace requests {

base::Result<console::Outcome> run_fee(FeeArguments const& arguments, config::LawFiles const& law,
                                       console::Console const& console)
{
    auto const schedule = parse_fee_schedule(base::Json::parse(law.file("fees.json").content));
    if (!schedule)
        return tl::unexpected{schedule.error()};
    auto const by_pages = arguments.measure == FeeMeasure::pages;
    auto const fee = processing_fee(by_pages ? schedule->by_volume : schedule->by_piece, arguments.count);
    if (!fee)
        return tl::unexpected{fee.error()};

    auto const number = [](std::int64_t value) { return std::to_string(value); };
    console.out << console.styled(console::Style::heading, console.texts.say(by_pages ? "fee.by-pages" : "fee.by-pieces",
                                                                             {{"basis", schedule->basis}}))
                << '\n';
    for (auto const& line : fee->lines)
        console.out << "  " << console::padded(number(line.from) + "–" + number(line.to), 14)
                    << console::padded_left(number(line.to - line.from + 1), 6) << " × "
                    << console::padded_left(number(line.price), 5) << " = "
                    << console::padded_left(number(line.amount()), 9) << '\n';
    console.out << console.styled(console::Style::good, console.texts.say("fee.total", {{"total", number(fee->total)}}))
                << '\n';
    return console::Outcome::good;
}

}  // namespace requests
