#include "app/command_line.hpp"

#include "app/desk_options.hpp"
#include "app/wrong_call.hpp"

#include <limits>

// This unit and desk_options.cpp alone see CLI11: it is costly to compile, and no other file should know how options are parsed.
namespace app {
namespace {

using base::Error;

// Aligns descriptions by columns of the terminal: CLI11 counts bytes, and Chinese labels are wider than they look.
class AlignedFormatter : public CLI::Formatter {
public:
    std::string make_option(CLI::Option const* option, bool is_positional) const override
    {
        auto const name = make_option_name(option, is_positional) + make_option_opts(option);
        return "  " + console::padded(name, column_width_ - 4) + "  " + make_option_desc(option) + "\n";
    }
    // Without CLI11's English remark on what is required.
    std::string make_description(CLI::App const* app) const override { return app->get_description() + "\n"; }
};

constexpr auto most_seed = std::numeric_limits<std::int64_t>::max();

// Builds the options, which write into `line` when they are parsed.
class Options {
public:
    Options(config::Texts const& texts, std::string const& versions) : texts_{texts}
    {
        app_.name("gongkai");
        app_.description(texts.say("cli.about"));
        translate_formatter();
        app_.set_help_flag("-h,--help", texts.say("cli.help"));
        app_.fallthrough();
        app_.require_subcommand(1);
        app_.set_version_flag("--version", versions, texts.say("cli.version"));
        app_.add_option("--lang", language_, texts.say("cli.lang"))->type_name("zh|en");
        app_.add_option("--law", line_.law_folder, texts.say("cli.law"))->type_name("DIR");
        add_report();
        add_sample();
        add_deadline();
        add_fee();
        desk_.add(app_, commands_);
        add_descriptions();
    }

    [[nodiscard]] CLI::App& app() { return app_; }
    [[nodiscard]] CommandLine take_line() { return std::move(line_); }

private:
    void translate_formatter()
    {
        auto const formatter = std::make_shared<AlignedFormatter>();  // CLI11 keeps it so
        for (auto const* label : {"Usage", "Positionals", "OPTIONS", "SUBCOMMAND", "REQUIRED"})
            formatter->label(label, texts_.say(std::string{"cli.label."} + label));
        formatter->column_width(34);
        app_.formatter(formatter);
        app_.option_defaults()->group(texts_.say("cli.label.Options"));
    }

    void add_report()
    {
        auto& report = commands_.add_group(app_, "report", "cli.report");
        read_.purpose = report::Purpose::read;
        add_batch_options(commands_.add(report, "read", "cli.read", read_), read_, "jsonl|csv|text");
        auto& check = commands_.add(report, "check", "cli.check", check_);
        add_batch_options(check, check_.batch, "text|jsonl");
        add_check_options(check);
        add_output(report, "write", "cli.write", write_, write_.file, "FILE", "cli.write.output");
        add_output(report, "blank", "cli.blank", blank_, blank_.form, "FORM", "cli.blank.output");
        add_compare(report);
        add_total(report);
        commands_.add(report, "rules", "cli.rules", rules_)
            .add_option("--format", rules_.format, texts_.say("cli.rules.format"))
            ->type_name("text|json|md");
    }

    void add_batch_options(CLI::App& command, report::BatchArguments& given, char const* formats)
    {
        command.add_option("FILE|DIR", given.files, texts_.say("cli.batch.files"))->type_name("")->required();
        command.add_option("--format", given.format, texts_.say("cli.batch.format"))->type_name(formats);
        command.add_option("-o,--output", given.output, texts_.say("cli.batch.output"))->type_name("OUT");
        command.add_option("--manifest", given.manifest, texts_.say("cli.batch.manifest"))->type_name("FILE.csv");
        command.add_option("--jobs", given.jobs, texts_.say("cli.batch.jobs"))->type_name("N")->check(whole_number(1, 256));
        command.add_flag("--resume", given.resume, texts_.say("cli.batch.resume"));
    }

    void add_compare(CLI::App& report)
    {
        auto& command = commands_.add(report, "compare", "cli.compare", compare_);
        command.add_option("OLD", compare_.older, texts_.say("cli.compare.older"))->type_name("")->required();
        command.add_option("NEW", compare_.newer, texts_.say("cli.compare.newer"))->type_name("")->required();
        command.add_option("-o,--output", compare_.output, texts_.say("cli.compare.output"))->type_name("OUT");
    }

    void add_total(CLI::App& report)
    {
        auto& command = commands_.add(report, "total", "cli.total", total_);
        command.add_option("FILE|DIR", total_.files, texts_.say("cli.batch.files"))->type_name("")->required();
        command.add_option("--name", total_.name, texts_.say("cli.total.name"))->type_name("NAME")->required();
        command.add_option("--profile", total_.profile, texts_.say("cli.total.profile"))->type_name("FILE");
        command.add_option("-o,--output", total_.output, texts_.say("cli.total.output"))->type_name("OUT");
    }

    void add_check_options(CLI::App& command)
    {
        auto& given = check_.batch;
        command.add_option("--annotate", check_.annotate, texts_.say("cli.check.annotate"))->type_name("OUT");
        command.add_option("--previous", given.previous, texts_.say("cli.check.previous"))->type_name("FILE|DIR");
        command.add_option("--members", given.members, texts_.say("cli.check.members"))->type_name("FILE|DIR");
        command.add_option("--rules", given.rules, texts_.say("cli.check.rules"))->type_name("FILE");
        command.add_option("--profile", given.profile, texts_.say("cli.check.profile"))->type_name("FILE");
        command.add_option("--level", given.level, texts_.say("cli.check.level"))->type_name(reporting_levels());
    }

    // A command that takes one thing and writes one file.
    template <class Arguments>
    void add_output(CLI::App& parent, std::string const& name, std::string const& text, Arguments& given, std::string& input,
                    char const* input_name, char const* output_text)
    {
        auto& command = commands_.add(parent, name, text, given);
        command.add_option(input_name, input, texts_.say(text + ".input"))->type_name("")->required();
        command.add_option("-o,--output", given.output, texts_.say(output_text))->type_name("OUT")->required();
    }

    void add_sample()
    {
        auto& given = sample_;
        auto& command = commands_.add(app_, "sample", "cli.sample", given);
        command.add_option("DIR", given.folder, texts_.say("cli.sample.folder"))->type_name("")->required();
        command.add_option("--count", given.count, texts_.say("cli.sample.count"))->type_name("N")->check(whole_number(1, 10'000'000));
        command.add_option("--seed", given.seed, texts_.say("cli.sample.seed"))->type_name("N")->check(whole_number(0, most_seed));
        command.add_option("--year", given.year, texts_.say("cli.sample.year"))->type_name("YYYY");
        command.add_option("--formats", given.formats, texts_.say("cli.sample.formats"))->type_name("text,site,word,docx,…");
        command.add_option("--damaged", given.damaged_percent, texts_.say("cli.sample.damaged"))->type_name("%")->check(whole_number(0, 100));
        command.add_option("--mistakes", given.mistaken_percent, texts_.say("cli.sample.mistakes"))->type_name("%")->check(whole_number(0, 100));
        command.add_option("--previous", given.previous, texts_.say("cli.sample.previous"))->type_name("DIR");
    }

    void add_deadline()
    {
        auto& given = deadline_;
        auto& command = commands_.add(app_, "deadline", "cli.deadline", given);
        command.add_option("DATE", given.start, texts_.say("cli.deadline.date"))->type_name("")->required();
        command.add_option("--days", given.days, texts_.say("cli.deadline.days"))->type_name("N")->required();
        command.add_option("--suspend", given.suspensions, texts_.say("cli.deadline.suspend"))
            ->type_name("FROM..TO")
            ->expected(1)
            ->take_all();
        command.add_option("--extend", given.extension, texts_.say("cli.deadline.extend"))->type_name("N");
        command.add_option("--restart", given.restart, texts_.say("cli.deadline.restart"))->type_name("DATE");
        command.add_option("--region", given.region, texts_.say("cli.deadline.region"))->type_name("NAME");
    }

    void add_fee()
    {
        auto& command = commands_.add(app_, "fee", "cli.fee", fee_);
        auto const add_measure = [&](char const* name, FeeMeasure value, char const* text) {
            command
                .add_option_function<std::int64_t>(
                    name, [this, value](std::int64_t count) { fee_ = {value, count}; }, texts_.say(text))
                ->type_name("N");
        };
        add_measure("--pieces", FeeMeasure::pieces, "cli.fee.pieces");
        add_measure("--pages", FeeMeasure::pages, "cli.fee.pages");
        command.require_option(1);
    }

    void add_descriptions()
    {
        commands_.add(app_, "man", "cli.man", man_page_).group("");
        commands_.add(app_, "completion", "cli.completion", completion_).group("");
    }

    using FeeMeasure = requests::FeeMeasure;

    config::Texts const& texts_;
    CLI::App app_;
    CommandLine line_;
    CommandAdder commands_{texts_, line_.command};
    DeskOptions desk_;
    std::string language_;  // taken before the texts were chosen; listed here for help
    report::BatchArguments read_;
    report::CheckArguments check_;
    report::CompareArguments compare_;
    report::TotalArguments total_;
    report::WriteArguments write_;
    report::BlankArguments blank_;
    report::RulesArguments rules_;
    report::SampleArguments sample_;
    requests::DeadlineArguments deadline_;
    requests::FeeArguments fee_;
    Describe man_page_ = Describe::man_page;
    Describe completion_ = Describe::bash_completion;
};

// CLI11's refusal as one of ours.
Error to_error(CLI::ParseError const& refused, std::vector<std::string> const& remaining)
{
    auto const is = [&](CLI::ExitCodes code) { return refused.get_exit_code() == static_cast<int>(code); };
    auto const kind = is(CLI::ExitCodes::ExtrasError)        ? WrongCall::unexpected
                      : is(CLI::ExitCodes::RequiredError)    ? WrongCall::missing
                      : is(CLI::ExitCodes::ConversionError)  ? WrongCall::not_a_number
                      : is(CLI::ExitCodes::ValidationError)  ? WrongCall::out_of_range
                      : is(CLI::ExitCodes::ArgumentMismatch) ? WrongCall::mismatch
                                                             : WrongCall::other;
    return explain(kind, refused.what(), remaining);
}

OptionDescription describe(CLI::Option const& option)
{
    OptionDescription description;
    for (auto const& name : option.get_snames())
        description.names.push_back("-" + name);
    for (auto const& name : option.get_lnames())
        description.names.push_back("--" + name);
    description.value = option.get_positional() ? option.get_name() : option.get_type_size() == 0 ? "" : option.get_type_name();
    description.summary = option.get_description();
    description.required = option.get_required();
    for (std::string_view rest = description.value; rest.find('|') != rest.npos || !description.choices.empty();) {
        auto const end = std::min(rest.find('|'), rest.size());
        description.choices.emplace_back(rest.substr(0, end));
        if (end == rest.size())
            break;
        rest.remove_prefix(end + 1);
    }
    return description;
}

CommandDescription describe(CLI::App const& app)
{
    CommandDescription description{app.get_name(), app.get_description(), {}, {}};
    for (auto const* option : app.get_options())
        description.options.push_back(describe(*option));
    for (auto const* below : app.get_subcommands([](CLI::App const*) { return true; }))
        if (!below->get_group().empty())
            description.commands.push_back(describe(*below));
    return description;
}

}  // namespace

base::Result<std::variant<CommandLine, Answer>> parse_command_line(std::span<char const* const> arguments,
                                                                   config::Texts const& texts,
                                                                   std::string const& versions)
{
    Options options{texts, versions};
    std::vector<std::string> reversed{arguments.rbegin(), arguments.rend()};  // as CLI11 wants them
    try {
        options.app().parse(reversed);
    } catch (CLI::CallForHelp const&) {
        return Answer{options.app().help()};
    } catch (CLI::CallForVersion const&) {
        return Answer{versions};
    } catch (CLI::ParseError const& refused) {
        return tl::unexpected{to_error(refused, options.app().remaining(true))};
    }
    return options.take_line();
}

CommandDescription describe_commands(config::Texts const& texts)
{
    Options options{texts, {}};
    return describe(options.app());
}

}  // namespace app
