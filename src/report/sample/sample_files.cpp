#include "report/sample/sample_files.hpp"

#include "report/sample/damage.hpp"
#include "report/sample/mistake.hpp"
#include "report/sample/sample_format.hpp"
#include "report/sample/sample_report.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <thread>

namespace report {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t files_at_once = 512;  // so that their truth stays small in memory

// One sample on its way to disk.
struct Sample {
    Report report;
    SampleSource source;
    SampleFormat const* format = nullptr;
    std::string_view damage = {};
    Mistake const* mistake = nullptr;
};

std::string file_name(std::size_t number, SampleFormat const& format)
{
    auto digits = std::to_string(number);
    digits.insert(0, digits.size() < 6 ? 6 - digits.size() : 0, '0');
    return digits + "." + std::string{format.ending};
}

void append_member(std::string& line, std::string_view name, std::string_view text)
{
    line += '"';
    line.append(name).append("\":").append(base::Json(text).dump()).append(",");
}

void append_cells(std::string& line, Sample const& sample)
{
    line += "\"cells\":{";
    auto const& form = *sample.report.form;
    for (std::size_t i = 0; i < form.cells.size(); ++i) {
        auto const& cell = sample.report.cells[i];
        auto const truth = sample.source.truth.find(form.cells[i].id);
        line.append(i == 0 ? "\"" : ",\"").append(form.cells[i].id).append("\":");
        if (!cell.known())
            line.append("\"").append(to_string(cell.state)).append("\"");
        else if (truth == sample.source.truth.end() || !truth->second)
            line += "null";
        else
            line += to_string(*truth->second);
    }
    line += "},";
}

std::string truth_line(Sample const& sample, std::string const& file)
{
    std::string line{"{"};
    append_member(line, "file", file);
    append_member(line, "format", sample.format->name);
    append_member(line, "title", sample.report.title);
    append_member(line, "organisation", sample.report.organisation);
    line += "\"year\":" + std::to_string(*sample.report.year) + ",";
    append_member(line, "form", sample.report.form->id);
    append_cells(line, sample);
    line += "\"damages\":[";
    if (!sample.damage.empty())
        line.append("\"").append(sample.damage).append("\"");
    line += "],\"mistakes\":[";
    if (sample.mistake != nullptr)
        line.append("{\"name\":\"").append(sample.mistake->name).append("\",\"rule\":\"").append(sample.mistake->rule).append("\"}");
    return line + "]}\n";
}

class FileMaker {
public:
    FileMaker(std::filesystem::path const& folder, Forms const& forms, SampleSentences const& sentences, SampleOptions const& options)
        : folder_{folder}, forms_{forms}, sentences_{sentences}, options_{options}
    {
        for (auto const& [name, share] : options.formats) {
            formats_.push_back(find_sample_formats(name));
            shares_ += share;
        }
    }

    // Makes file `number`, counted from 1, and returns its line of truth.
    [[nodiscard]] Result<std::string> make(std::size_t number) const
    {
        Random random{options_.seed * 1'000'003 + number};
        if (options_.previous.empty())
            return write(folder_, number, make_sample(number, random));
        auto years = correct_years(number);
        auto const& format = pick_format(random);
        Sample previous{std::move(years.previous), {}, &format};
        Sample sample{std::move(years.report), {}, &format};
        if (happens(options_.mistaken_percent, random))
            sample.mistake = plant(year_mistakes(), sample.report, previous.report, random);
        previous.source = sample_source(previous.report, forms_);
        sample.source = sample_source(sample.report, forms_);
        if (auto const written = write(options_.previous, number, previous); !written)
            return written;
        return write(folder_, number, sample);
    }

private:
    // Last year's and this year's report of the same agency.
    [[nodiscard]] SampleYears correct_years(std::size_t number) const
    {
        return make_sample_years(forms_, sentences_, options_.year, options_.seed * 10'000'019 + number);
    }

    // Report `number` is a pure function of the options, so that its neighbour can be copied from.
    [[nodiscard]] Report correct_report(std::size_t number) const
    {
        return make_sample_report(forms_, sentences_, options_.year, options_.seed * 10'000'019 + number);
    }

    static Result<std::string> write(std::filesystem::path const& folder, std::size_t number, Sample const& sample)
    {
        auto const bytes = sample.format->write(sample.source, sample.report);
        if (!bytes)
            return tl::unexpected{bytes.error()};
        auto const name = file_name(number, *sample.format);
        std::ofstream file{folder / name, std::ios::binary};
        file.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
        if (!file.flush())
            return base::fail(ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written", {{"file", name}});
        return truth_line(sample, name);
    }

    [[nodiscard]] Sample make_sample(std::size_t number, Random& random) const
    {
        Sample sample{correct_report(number), {}, &pick_format(random)};
        if (happens(options_.mistaken_percent, random))
            sample.mistake = plant(all_mistakes(), sample.report, correct_report(number == 1 ? options_.count : number - 1), random);
        sample.source = sample_source(sample.report, forms_);
        if (sample.format->from_document && happens(options_.damaged_percent, random))
            sample.damage = damage(sample.source, random);
        return sample;
    }

    static bool happens(int percent, Random& random) { return static_cast<int>(random.below(100)) < percent; }

    [[nodiscard]] SampleFormat const& pick_format(Random& random) const
    {
        auto left = static_cast<int>(random.below(static_cast<std::size_t>(shares_)));
        std::size_t chosen = 0;
        for (; left >= options_.formats[chosen].share; ++chosen)
            left -= options_.formats[chosen].share;
        return *random.pick(formats_[chosen]);
    }

    // The first mistake from a chance place on that the report gives occasion for.
    static Mistake const* plant(std::span<Mistake const> all, Report& report, Report const& other, Random& random)
    {
        auto const first = random.below(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            if (auto const& mistake = all[(first + i) % all.size()]; mistake.plant(report, other, random))
                return &mistake;
        return nullptr;
    }

    static std::string_view damage(SampleSource& source, Random& random)
    {
        auto const all = all_damages();
        auto const first = random.below(all.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            if (auto const& damage = all[(first + i) % all.size()]; damage.apply(source, random))
                return damage.name;
        return {};
    }

    std::filesystem::path const& folder_;
    Forms const& forms_;
    SampleSentences const& sentences_;
    SampleOptions const& options_;
    std::vector<std::vector<SampleFormat const*>> formats_;
    int shares_ = 0;
};

// Runs `make` (index) -> Result<std::string> for [0, count) on several threads; the results in order.
template <class Make>
std::vector<Result<std::string>> make_all(std::size_t count, unsigned threads, Make const& make)
{
    std::vector<Result<std::string>> made(count);
    std::atomic<std::size_t> next = 0;
    std::vector<std::jthread> workers;
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back([&] {
            for (auto index = next++; index < count; index = next++)
                made[index] = make(index);
        });
    workers.clear();
    return made;
}

Result<void> check_options(Forms const& forms, SampleOptions const& options)
{
    if (forms.for_year(options.year) == nullptr)
        return base::fail(ErrorKind::wrong_call, "sample.no-form", "there is no form for the year {year}",
                          {{"year", std::to_string(options.year)}});
    if (!options.previous.empty() && forms.for_year(options.year - 1) == nullptr)
        return base::fail(ErrorKind::wrong_call, "sample.no-form", "there is no form for the year {year}",
                          {{"year", std::to_string(options.year - 1)}});
    auto shares = 0;
    for (auto const& [format, share] : options.formats) {
        if (find_sample_formats(format).empty())
            return base::fail(ErrorKind::wrong_call, "sample.unknown-format", "there is no sample format {format}", {{"format", format}});
        shares += std::max(share, 0);
    }
    if (shares == 0)
        return base::fail(ErrorKind::wrong_call, "sample.no-format", "no format is asked for");
    return {};
}

}  // namespace

Result<std::vector<FormatShare>> parse_formats(std::string_view list)
{
    std::vector<FormatShare> formats;
    for (;;) {
        auto const comma = std::min(list.find(','), list.size());
        auto const name = list.substr(0, comma);
        if (find_sample_formats(name).empty())
            return base::fail(ErrorKind::wrong_call, "sample.unknown-format", "there is no sample format {format}",
                              {{"format", std::string{name}}});
        formats.push_back({std::string{name}, 1});
        if (comma == list.size())
            return formats;
        list.remove_prefix(comma + 1);
    }
}

Result<void> make_sample_files(std::filesystem::path const& folder, Forms const& forms, SampleSentences const& sentences,
                               SampleOptions const& options)
{
    if (auto checked = check_options(forms, options); !checked)
        return checked;
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!options.previous.empty())
        std::filesystem::create_directories(options.previous, failed);
    std::ofstream truth{folder / "truth.jsonl", std::ios::binary};
    FileMaker const maker{folder, forms, sentences, options};
    auto const threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t first = 1; first <= options.count; first += files_at_once) {
        auto const count = std::min(files_at_once, options.count - first + 1);
        for (auto const& line : make_all(count, threads, [&](std::size_t i) { return maker.make(first + i); })) {
            if (!line)
                return tl::unexpected{line.error()};
            truth << *line;
        }
    }
    if (!truth.flush())
        return base::fail(ErrorKind::unavailable, "output.cannot-open", "{file} cannot be written", {{"file", "truth.jsonl"}});
    return {};
}

}  // namespace report
