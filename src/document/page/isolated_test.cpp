#include "document/page/isolated.hpp"

#include "document/page/document_wire.hpp"
#include "document/page/pdf_reader.hpp"
#include "document/page/testing/draw_document.hpp"
#include "document/page/testing/official_report.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace document {
namespace {

using namespace page::testing;

std::string report_pdf() { return draw_pdf(official_report(mixed_figures(1)), DrawStyle{}); }

Document plain_read(std::string const& bytes) { return read_pdf(bytes, Limits{}).value(); }

TEST(ReadIsolated, GivesTheDocumentThatTheReaderGives)
{
    auto const bytes = report_pdf();

    auto const document = read_isolated(PageFormat::pdf, bytes, Limits{});

    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->blocks, plain_read(bytes).blocks);
}

TEST(ReadIsolated, StartsTheProgramAgainWhereThereAreThreads)
{
    auto const bytes = report_pdf();

    auto const document = page::start_and_read({PageFormat::pdf}, bytes, Limits{});

    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(document->blocks, plain_read(bytes).blocks);
}

TEST(ReadIsolated, HandsOnTheReadersRefusal)
{
    for (auto const& result : {read_isolated(PageFormat::pdf, "%PDF-1.4 nothing", Limits{}),
                               page::start_and_read({PageFormat::picture}, "no picture at all", Limits{})}) {
        ASSERT_FALSE(result.has_value());
        EXPECT_EQ(result.error().code, "document.damaged");
    }
}

TEST(ReadIsolated, TakesACrashForADamagedFile)
{
    auto const result = page::fork_and_read([]() -> base::Result<Document> { std::abort(); }, Limits{});

    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, "document.damaged");
}

TEST(ReadIsolated, EndsAReaderThatHangs)
{
    Limits limits;
    limits.file_time = std::chrono::seconds{1};
    auto const hang = []() -> base::Result<Document> {
        std::this_thread::sleep_for(std::chrono::minutes{5});
        return Document{};
    };
    auto const begin = std::chrono::steady_clock::now();

    auto const result = page::fork_and_read(hang, limits);

    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, "limits.file_seconds");
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{20});
}

TEST(DocumentWire, RefusesEveryTruncation)
{
    auto const bytes = page::to_wire(official_report(mixed_figures(1)));

    ASSERT_TRUE(page::from_wire(bytes).has_value());
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        EXPECT_FALSE(page::from_wire(std::string_view{bytes}.substr(0, size)).has_value());
}

}  // namespace
}  // namespace document

// The test program starts itself again as a reader's child.
int main(int argc, char** argv)
{
    if (auto const code = document::run_reader_child(argc, argv))
        return *code;
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
