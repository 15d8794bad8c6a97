#pragma once

#include "document/page/pdf_reader.hpp"
#include "document/readers/read_document.hpp"
#include "report/domain/rules/testing.hpp"
#include "report/exchange/report_csv.hpp"
#include "report/exchange/report_json.hpp"
#include "report/reading/read_report.hpp"
#include "report/sample/sample_format.hpp"
#include "report/sample/sample_report.hpp"

#include <cstdlib>
#include <string>
#include <vector>

// For tests: made-up reports, their sources and what is read of them.
namespace report::testing {

struct SampleBench {
    Forms const& forms = shipped().forms;
    SampleSentences sentences = SampleSentences::parse(shipped().law.file("sample-text.json").content).value();
    ReportReader reader{forms};
};

inline SampleBench const& bench()
{
    static SampleBench const shared;
    return shared;
}

// The official documents that reports cite.
inline std::vector<KnownDocument> const& known_documents()
{
    static auto const documents = [] {
        std::vector<KnownDocument> known;
        auto const file = base::Json::parse(shipped().law.file("documents.json").content);
        for (auto const& document : file.at("documents"))
            known.push_back({document.at("no"), document.at("title")});
        return known;
    }();
    return documents;
}

// Thousands of seeds, minutes long: GONGKAI_LONG_TESTS=1.
inline bool tests_are_long()
{
    return std::getenv("GONGKAI_LONG_TESTS") != nullptr;
}

inline int sample_year(std::uint64_t seed)
{
    return seed % 4 == 0 ? 2020 : 2023;  // both forms
}

inline Report make_report(std::uint64_t seed)
{
    return make_sample_report(bench().forms, bench().sentences, sample_year(seed), seed);
}

inline SampleSource make_source(std::uint64_t seed)
{
    return sample_source(make_report(seed), bench().forms);
}

// Reads a file of any format that samples are written in.
inline Report read_back(SampleFormat const& format, std::string const& bytes)
{
    if (format.group == "json")
        return parse_report_json(bytes, bench().forms).value();
    if (format.group == "csv")
        return parse_report_csv(bytes, bench().forms).value();
    auto const document = format.group == "pdf" ? document::read_pdf(bytes, {})
                                                : document::read_document(bytes, "sample." + std::string{format.ending}, {});
    return bench().reader.read(document.value());
}

struct Score {
    int right = 0;
    int unread = 0;
    std::vector<std::string> wrong;  // a value that is not the one printed, or one where nothing is printed
};

inline Score score(Report const& report, SampleSource const& source, std::string const& where)
{
    Score score;
    for (std::size_t i = 0; i < report.cells.size(); ++i) {
        auto const& id = report.form->cells[i].id;
        auto const& cell = report.cells[i];
        auto const truth = source.truth.find(id);
        auto const value = truth == source.truth.end() ? std::nullopt : truth->second;
        if (!cell.known())
            score.unread += value ? 1 : 0;
        else if (value && *value == cell.value)
            ++score.right;
        else
            score.wrong.push_back(where + ": " + id + " read as " + to_string(cell.value) + ", printed " +
                                  (value ? to_string(*value) : "nothing"));
    }
    // A report without a form has no cells, so that all of them are unread.
    if (report.form == nullptr)
        for (auto const& [id, value] : source.truth)
            score.unread += value ? 1 : 0;
    return score;
}

}  // namespace report::testing
