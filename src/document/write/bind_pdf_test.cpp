#include "document/write/bind_pdf.hpp"

#include "document/write/write_pdf.hpp"
#include "document/write/write_sheet.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <memory>
#include <poppler-document.h>
#include <poppler-page.h>
#include <poppler-toc.h>

namespace document {
namespace {

using ::testing::HasSubstr;

std::string paper(std::string const& words)
{
    Document document{.format = "text", .title = words};
    document.blocks.emplace_back(Paragraph{words, {}});
    return write_pdf(document).value();
}

// As a viewer has it, with the words of each page.
class Bound {
public:
    explicit Bound(std::string bytes)
        : bytes_{std::move(bytes)}, pdf_{poppler::document::load_from_raw_data(bytes_.data(), static_cast<int>(bytes_.size()))}
    {
    }
    [[nodiscard]] int pages() const { return pdf_->pages(); }
    [[nodiscard]] std::string text(int page) const
    {
        std::unique_ptr<poppler::page> const of{pdf_->create_page(page - 1)};
        auto const bytes = of->text().to_utf8();
        return {bytes.begin(), bytes.end()};
    }
    [[nodiscard]] std::vector<std::string> outline() const
    {
        std::vector<std::string> titles;
        std::unique_ptr<poppler::toc> const toc{pdf_->create_toc()};
        if (toc)
            for (auto const* item : toc->root()->children()) {
                auto const bytes = item->title().to_utf8();
                titles.emplace_back(bytes.begin(), bytes.end());
            }
        return titles;
    }

private:
    std::string bytes_;
    std::unique_ptr<poppler::document> pdf_;
};

std::string page_of(int page, int pages)
{
    return "第" + std::to_string(page) + "页 共" + std::to_string(pages) + "页";
}

}  // namespace

TEST(BindPdf, PutsPapersOfAnySizeBehindOneAnother)
{
    PlacedSheet const envelope{.title = "信封", .width = 220, .height = 110, .texts = {{.text = "青石县人民路1号", .left = 50, .top = 50, .width = 100}}};

    Bound const bound{bind_pdf("案卷", {{"申请", paper("请求公开")}, {"信封", write_sheet(envelope).value()}}).value()};

    ASSERT_EQ(bound.pages(), 2);
    EXPECT_THAT(bound.text(1), HasSubstr("请求公开"));
    EXPECT_THAT(bound.text(2), HasSubstr("人民路"));
    EXPECT_THAT(bound.outline(), testing::ElementsAre("申请", "信封"));
}

TEST(BindPdf, LabelsEachPage)
{
    Bound const bound{bind_pdf("案卷", {{"申请", paper("请求公开")}, {"答复", paper("现予公开")}}, page_of).value()};

    EXPECT_THAT(bound.text(1), HasSubstr("第1页 共2页"));
    EXPECT_THAT(bound.text(2), HasSubstr("第2页 共2页"));
    EXPECT_THAT(bound.text(2), HasSubstr("现予公开"));
}

TEST(BindPdf, GivesTheSameBytesForTheSamePapers)
{
    std::vector<BoundPaper> const papers{{"申请", paper("请求公开")}};

    EXPECT_EQ(bind_pdf("案卷", papers, page_of).value(), bind_pdf("案卷", papers, page_of).value());
}

TEST(BindPdf, NamesThePaperThatIsDamaged)
{
    auto const bound = bind_pdf("案卷", {{"申请", paper("请求公开")}, {"材料", "no PDF"}});

    ASSERT_FALSE(bound.has_value());
    EXPECT_EQ(bound.error().code, "document.damaged");
    EXPECT_EQ(bound.error().words, (base::Error::Words{{"what", "材料"}}));
}

TEST(BindPdf, CountsPages)
{
    EXPECT_EQ(count_pages(paper("请求公开")).value(), 1);
    EXPECT_EQ(count_pages("no PDF").error().code, "document.damaged");
}

}  // namespace document
