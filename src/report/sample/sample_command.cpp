#include "report/sample/sample_command.hpp"

#include "report/sample/sample_files.hpp"

namespace report {
namespace {

base::Result<SampleOptions> to_options(SampleArguments const& arguments)
{
    for (auto const percent : {arguments.damaged_percent, arguments.mistaken_percent})
        if (percent < 0 || percent > 100)
            return base::fail(base::ErrorKind::wrong_call, "sample.no-percentage", "{number} is no percentage",
                              {{"number", std::to_string(percent)}});
    SampleOptions options{.count = arguments.count, .seed = arguments.seed, .year = arguments.year};
    options.damaged_percent = arguments.damaged_percent;
    options.mistaken_percent = arguments.mistaken_percent;
    options.previous = arguments.previous;
    if (arguments.formats.empty())
        return options;
    return parse_formats(arguments.formats).map([&options](std::vector<FormatShare> formats) {
        options.formats = std::move(formats);
        return options;
    });
}

}  // namespace

base::Result<console::Outcome> run_sample(SampleArguments const& arguments, config::LawFiles const& law,
                                          console::Console const& console)
{
    auto const options = to_options(arguments);
    if (!options)
        return tl::unexpected{options.error()};
    auto const forms = Forms::parse({law.file("form-2021.json").content, law.file("form-2019.json").content});
    if (!forms)
        return tl::unexpected{forms.error()};
    auto const sentences = SampleSentences::parse(law.file("sample-text.json").content);
    if (!sentences)
        return tl::unexpected{sentences.error()};
    return make_sample_files(arguments.folder, *forms, *sentences, *options).map([&] {
        console.out << console.texts.say("sample.made", {{"count", std::to_string(arguments.count)}, {"folder", arguments.folder}}) << '\n';
        return console::Outcome::good;
    });
}

}  // namespace report
