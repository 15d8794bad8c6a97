// How long reading a four-page report takes beside poppler's own way to words with boxes, which is what
// `pdftotext -bbox` does, in this process and as a whole one.
// Run: pdf_bench --benchmark_repetitions=30 --benchmark_enable_random_interleaving=true
#include "document/page/pdf_reader.hpp"
#include "document/page/testing/draw_document.hpp"
#include "document/page/testing/official_report.hpp"

#include <benchmark/benchmark.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>
#include <unistd.h>

namespace {

using namespace document;

std::string const& four_pages()
{
    static std::string const bytes = [] {
        page::testing::DrawStyle style;
        style.text_size = 16;
        style.table_size = 10.5;
        return page::testing::draw_pdf(page::testing::official_report(page::testing::mixed_figures(1)), style);
    }();
    return bytes;
}

void read_report(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(read_pdf(four_pages(), Limits{}));
}
BENCHMARK(read_report)->Unit(benchmark::kMillisecond);

void words_with_boxes(benchmark::State& state)
{
    auto const& bytes = four_pages();
    for (auto _ : state) {
        std::unique_ptr<poppler::document> const pdf{
            poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
        for (int i = 0; i < pdf->pages(); ++i) {
            std::unique_ptr<poppler::page> const page{pdf->create_page(i)};
            benchmark::DoNotOptimize(page->text_list());
        }
    }
}
BENCHMARK(words_with_boxes)->Unit(benchmark::kMillisecond);

// The whole process.
void pdftotext_bbox(benchmark::State& state)
{
    auto const file = std::filesystem::temp_directory_path() / ("pdf_bench." + std::to_string(getpid()) + ".pdf");
    std::ofstream{file} << four_pages();
    auto const command = "pdftotext -bbox " + file.string() + " /dev/null";
    for (auto _ : state)
        if (std::system(command.c_str()) != 0)
            state.SkipWithError("pdftotext failed");
    std::filesystem::remove(file);
}
BENCHMARK(pdftotext_bbox)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace

// With a file as only argument: reads it once, for comparing whole processes.
int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view{argv[1]} == "--write") {
        std::ofstream{argv[2]} << four_pages();
        return 0;
    }
    if (argc == 3 && std::string_view{argv[1]} == "--read") {
        std::ifstream file{argv[2], std::ios::binary};
        std::string const bytes{std::istreambuf_iterator<char>{file}, {}};
        return read_pdf(bytes, Limits{}) ? 0 : 1;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
