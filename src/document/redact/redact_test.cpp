#include "document/redact/redact.hpp"

#include "document/page/isolated.hpp"
#include "document/page/pix.hpp"
#include "document/write/write_pdf.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <poppler-document.h>
#include <poppler-font.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <poppler-toc.h>

#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace document {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::string_view secret = "110101199003078890";
constexpr std::string_view other_secret = "220101198803079999";

std::string plain_pdf(std::string_view number)
{
    Document paper{.format = "text", .title = "名单" + std::string{number}};
    paper.blocks.emplace_back(Paragraph{"以下为本村名册。", {}});
    paper.blocks.emplace_back(Paragraph{"身份证号码" + std::string{number} + "，以上。", {}});
    return write_pdf(paper).value();
}

QPDFObjectHandle text(std::string_view words) { return QPDFObjectHandle::newUnicodeString(std::string{words}); }

std::string written(QPDF& pdf)
{
    QPDFWriter writer{pdf};
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStaticID(true);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize()};
}

// An update at the end, whose new object says what the words say; a reader that goes by the last table still finds all before.
std::string with_revision(std::string pdf, std::string_view words)
{
    auto const root = pdf.find("/Root ");
    auto const reference = pdf.substr(root, pdf.find(" R", root) + 2 - root);
    auto const table = pdf.find_last_of("0123456789");
    auto const begin = pdf.find_last_not_of("0123456789", table) + 1;
    auto const previous = pdf.substr(begin, table + 1 - begin);
    pdf += '\n';
    auto const object = pdf.size();
    pdf += fmt::format("9999 0 obj\n({})\nendobj\n", words);
    auto const xref = pdf.size();
    return pdf + fmt::format("xref\n9999 1\n{:010} 00000 n \ntrailer << /Size 10000 {} /Prev {} >>\nstartxref\n{}\n%%EOF\n", object, reference, previous, xref);
}

// A PDF in which the number stands everywhere where a PDF can hold words.
std::string loaded_pdf(std::string_view number)
{
    auto const plain = plain_pdf(number);
    QPDF pdf;
    pdf.processMemoryFile("plain", plain.data(), plain.size());
    auto root = pdf.getRoot();
    auto const words = std::string{number};
    auto const stream = [&](char const* entries, std::string const& content) {
        auto made = QPDFObjectHandle::newStream(&pdf, content);
        made.replaceDict(QPDFObjectHandle::parse(entries));
        return pdf.makeIndirectObject(made);
    };
    root.replaceKey("/Metadata", stream("<< /Type /Metadata /Subtype /XML >>", "<x:xmpmeta>" + words + "</x:xmpmeta>"));
    auto file = QPDFObjectHandle::parse("<< /Type /Filespec /F (list.txt) /EF << >> >>");
    file.getKey("/EF").replaceKey("/F", stream("<< /Type /EmbeddedFile >>", words));
    auto names = QPDFObjectHandle::parse("<< /EmbeddedFiles << /Names [(list.txt)] >> >>");
    names.getKey("/EmbeddedFiles").getKey("/Names").appendItem(pdf.makeIndirectObject(file));
    root.replaceKey("/Names", names);
    auto outline = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Count 1 >>"));
    auto item = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< >>"));
    item.replaceKey("/Title", text(words));
    item.replaceKey("/Parent", outline);
    outline.replaceKey("/First", item);
    outline.replaceKey("/Last", item);
    root.replaceKey("/Outlines", outline);
    auto page = QPDFPageDocumentHelper{pdf}.getAllPages().front().getObjectHandle();
    auto note = QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Text /Rect [0 0 0 0] /F 2 >>");
    note.replaceKey("/Contents", text(words));
    auto field = pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Annot /Subtype /Widget /FT /Tx /T (number) /Rect [0 0 0 0] /F 2 >>"));
    field.replaceKey("/V", text(words));
    auto annotations = QPDFObjectHandle::newArray();
    annotations.appendItem(pdf.makeIndirectObject(note));
    annotations.appendItem(field);
    page.replaceKey("/Annots", annotations);
    auto form = QPDFObjectHandle::parse("<< /Fields [] >>");
    form.getKey("/Fields").appendItem(field);
    root.replaceKey("/AcroForm", form);
    page.replaceKey("/Thumb", stream("<< /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 >>", words));
    return with_revision(written(pdf), number);
}

// What a person would do: find the line, and black out the number in it.
Blackout blackout_of(std::string_view pdf, std::string_view number, std::string reason)
{
    auto const lines = page_lines(PageFormat::pdf, pdf, 1, Limits{}).value();
    for (auto const& line : lines)
        if (auto const at = line.text.find(number); at != std::string::npos)
            return {box_of(line, at, at + number.size()), std::move(reason)};
    return {};
}

base::Result<void> go_on(int) { return {}; }

std::string redacted(std::string_view pdf, Blackout const& blackout)
{
    Redaction redaction{.blackouts = {{1, {blackout}}}, .list = {}};
    return redact(PageFormat::pdf, pdf, redaction, Limits{}, go_on).value();
}

// The number as the encodings of a PDF may write it.
std::vector<std::string> spellings(std::string_view number)
{
    std::string wide;
    std::string hex;
    std::string spaced;
    for (auto const c : number) {
        wide += std::string{'\0'} + c;
        hex += fmt::format("{:02x}", static_cast<unsigned>(c));
        spaced += fmt::format("00{:02X}", static_cast<unsigned>(c));
    }
    return {std::string{number}, wide, hex, spaced};
}

// Every object with every stream unpacked, and the file as it is.
std::string all_that_is_in(std::string const& bytes)
{
    QPDF pdf;
    pdf.processMemoryFile("copy", bytes.data(), bytes.size());
    auto all = bytes;
    for (auto& object : pdf.getAllObjects()) {
        all += object.unparseResolved();
        if (!object.isStream())
            continue;
        auto const data = object.getStreamData(qpdf_dl_all);
        all.append(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
    }
    return all;
}

std::vector<poppler::text_box> words_on(poppler::document const& pdf, int page)
{
    std::unique_ptr<poppler::page> const of{pdf.create_page(page - 1)};
    return of->text_list();
}

poppler::image drawn(std::string const& bytes, int page)
{
    std::unique_ptr<poppler::document> const pdf{poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()))};
    std::unique_ptr<poppler::page> const of{pdf->create_page(page - 1)};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    return renderer.render_page(of.get(), 200, 200);
}

unsigned grey_at(poppler::image const& image, int x, int y)
{
    return static_cast<unsigned char>(image.const_data()[y * image.bytes_per_row() + 3 * x]);
}

// There, or a pixel beside it: a picture is laid on the page's own grid.
unsigned darkest_around(poppler::image const& image, int x, int y)
{
    unsigned darkest = 255;
    for (int down = std::max(y - 1, 0); down <= std::min(y + 1, image.height() - 1); ++down)
        for (int across = std::max(x - 1, 0); across <= std::min(x + 1, image.width() - 1); ++across)
            darkest = std::min(darkest, grey_at(image, across, down));
    return darkest;
}

std::string jpeg_with_exif(std::string_view place, int orientation)
{
    page::PixPtr const pix{pixCreate(600, 400, 32)};
    for (int y = 0; y < 400; ++y)
        for (int x = 0; x < 600; ++x)
            pixSetRGBPixel(pix.get(), x, y, x * 255 / 600, y * 255 / 400, (x * y) % 251);
    l_uint8* data = nullptr;
    std::size_t size = 0;
    pixWriteMemJpeg(&data, &size, pix.get(), 90, 0);
    std::string jpeg{reinterpret_cast<char const*>(data), size};
    lept_free(data);
    std::string segment{"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 24};
    segment += static_cast<char>(orientation);
    segment += std::string{"\0\0\0\0\0\0\0", 7} + std::string{place};
    auto const length = segment.size() + 2;
    return jpeg.substr(0, 2) + "\xFF\xE1" + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xFFU) + segment + jpeg.substr(2);
}

}  // namespace

TEST(Redact, LeavesNothingOfWhatWasRemoved)
{
    auto const original = loaded_pdf(secret);
    ASSERT_THAT(all_that_is_in(original), HasSubstr(secret));

    auto const copy = redacted(original, blackout_of(original, secret, "个人隐私"));

    auto const all = all_that_is_in(copy);
    for (auto const& spelling : spellings(secret))
        EXPECT_THAT(all, Not(HasSubstr(spelling)));
}

TEST(Redact, KeepsPicturesAlone)
{
    auto const original = loaded_pdf(secret);

    auto const copy = redacted(original, blackout_of(original, secret, "个人隐私"));

    std::unique_ptr<poppler::document> const pdf{poppler::document::load_from_raw_data(copy.data(), static_cast<int>(copy.size()))};
    EXPECT_THAT(words_on(*pdf, 1), IsEmpty());
    EXPECT_THAT(pdf->fonts(), IsEmpty());
    EXPECT_THAT(pdf->info_keys(), IsEmpty());
    EXPECT_TRUE(pdf->metadata().empty());
    EXPECT_FALSE(pdf->has_embedded_files());
    std::unique_ptr<poppler::toc> const outline{pdf->create_toc()};
    EXPECT_EQ(outline, nullptr);
    auto const all = all_that_is_in(copy);
    for (auto const* key : {"/Annots", "/AcroForm", "/Metadata", "/Outlines", "/Names", "/EmbeddedFile", "/Thumb", "/Font", "/Info", "/StructTreeRoot",
                            "/Prev", "/JS", "/PieceInfo"})
        EXPECT_THAT(all, Not(HasSubstr(key)));
    EXPECT_EQ(all.find("%%EOF"), all.rfind("%%EOF")) << "one revision";
}

// What cannot be told from the copy is gone from it, wherever it may have stood.
TEST(Redact, GivesTheSameBytesWhateverWasRemoved)
{
    auto const one = loaded_pdf(secret);
    auto const other = loaded_pdf(other_secret);
    auto const blackout = blackout_of(one, secret, "个人隐私");
    ASSERT_GT(blackout.box.right, blackout.box.left);

    EXPECT_EQ(redacted(one, blackout), redacted(other, blackout));
    EXPECT_NE(redacted(one, {{0, 0, 10, 10}, ""}), redacted(other, {{0, 0, 10, 10}, ""}));
}

// A page that is shown turned, or cut, has its areas where they are seen.
TEST(Redact, CoversWhatIsSeenOnPagesThatAreTurnedOrCut)
{
    for (auto const* entries : {"<< /Rotate 90 >>", "<< /Rotate 180 >>", "<< /Rotate 270 >>", "<< /CropBox [40 60 560 800] >>", "<< /CropBox [40 60 560 800] /Rotate 90 >>"}) {
        auto const changed = [&](std::string_view number) {
            auto const plain = plain_pdf(number);
            QPDF pdf;
            pdf.processMemoryFile("plain", plain.data(), plain.size());
            auto page = QPDFPageDocumentHelper{pdf}.getAllPages().front().getObjectHandle();
            for (auto const& [key, value] : QPDFObjectHandle::parse(entries).getDictAsMap())
                page.replaceKey(key, value);
            return written(pdf);
        };
        auto const one = changed(secret);
        auto const blackout = blackout_of(one, secret, "");
        ASSERT_GT(blackout.box.bottom, blackout.box.top) << entries;

        EXPECT_EQ(redacted(one, blackout), redacted(changed(other_secret), blackout)) << entries;
    }
}

TEST(Redact, PaintsTheAreaAndLeavesTheRest)
{
    auto const original = plain_pdf(secret);
    auto const [box, reason] = blackout_of(original, secret, "");

    auto const copy = redacted(original, {box, ""});

    auto const before = drawn(original, 1);
    auto const after = drawn(copy, 1);
    ASSERT_EQ(before.width(), after.width());
    int ink = 0;
    for (int y = 0; y < after.height(); ++y)
        for (int x = 0; x < after.width(); ++x) {
            auto const left = static_cast<float>(x) * 72 / 200;
            auto const top = static_cast<float>(y) * 72 / 200;
            auto const inside = left >= box.left + 0.5F && left + 0.86F <= box.right && top >= box.top + 0.5F && top + 0.86F <= box.bottom;
            auto const near = left >= box.left - 1 && left <= box.right + 1 && top >= box.top - 1 && top <= box.bottom + 1;
            if (inside) {
                ASSERT_LT(grey_at(after, x, y), 40U) << x << ", " << y;  // black, but for what JPEG lets in from outside
            } else if (!near && grey_at(before, x, y) < 60) {
                ++ink;
                ASSERT_LT(darkest_around(after, x, y), 150U) << x << ", " << y;
            }
        }
    EXPECT_GT(ink, 1000) << "other words are still there";
}

TEST(Redact, WritesTheReasonOnTheArea)
{
    auto const original = plain_pdf(secret);
    auto const [box, reason] = blackout_of(original, secret, "");

    auto const copy = redacted(original, {box, "个人隐私"});

    auto const after = drawn(copy, 1);
    int white = 0;
    for (auto y = static_cast<int>(box.top * 200 / 72) + 2; y < static_cast<int>(box.bottom * 200 / 72) - 2; ++y)
        for (auto x = static_cast<int>(box.left * 200 / 72) + 2; x < static_cast<int>(box.right * 200 / 72) - 2; ++x)
            white += grey_at(after, x, y) > 200 ? 1 : 0;
    EXPECT_GT(white, 100);
}

TEST(Redact, NamesTheCharacterThatNoFontHas)
{
    auto const original = plain_pdf(secret);
    Redaction const redaction{.blackouts = {{1, {{{100, 100, 200, 120}, "\xF3\xB0\x80\x81"}}}}, .list = {}};

    auto const copy = redact(PageFormat::pdf, original, redaction, Limits{}, go_on);

    ASSERT_FALSE(copy.has_value());
    EXPECT_EQ(copy.error().code, "pdf.no-glyph");
}

TEST(Redact, DropsWhatACameraWroteIntoAPicture)
{
    Redaction const redaction{.blackouts = {{1, {{{10, 10, 200, 120}, "个人隐私"}}}}, .list = {}};
    auto const copy_of = [&](std::string const& jpeg) { return redact(PageFormat::picture, jpeg, redaction, Limits{}, go_on).value(); };
    auto const here = jpeg_with_exif("GPS 36.6512N 117.1201E", 1);

    auto const copy = copy_of(here);

    EXPECT_THAT(here, HasSubstr("GPS"));
    EXPECT_THAT(all_that_is_in(copy), Not(HasSubstr("GPS")));
    EXPECT_THAT(all_that_is_in(copy), Not(HasSubstr("Exif")));
    EXPECT_EQ(copy, copy_of(jpeg_with_exif("somewhere else entirely", 1)));
}

TEST(Redact, ShowsAPictureAsItsCameraWasHeld)
{
    auto const level = page_sizes(PageFormat::picture, jpeg_with_exif("", 1), Limits{}).value();
    auto const turned = page_sizes(PageFormat::picture, jpeg_with_exif("", 6), Limits{}).value();

    EXPECT_GT(level.front().box.right, level.front().box.bottom);
    EXPECT_LT(turned.front().box.right, turned.front().box.bottom);
}

TEST(Redact, RefusesABlackoutOnAPageThatIsNotThere)
{
    Redaction const redaction{.blackouts = {{2, {{{10, 10, 20, 20}, ""}}}}, .list = {}};

    auto const copy = redact(PageFormat::pdf, plain_pdf(secret), redaction, Limits{}, go_on);

    ASSERT_FALSE(copy.has_value());
    EXPECT_EQ(copy.error().code, "redaction.no-page");
}

TEST(Redact, RefusesMorePagesAndPixelsThanTheLimitsAllow)
{
    Limits few_pages;
    few_pages.pages = 0;
    Limits few_pixels;
    few_pixels.pixels = 1000;

    EXPECT_EQ(redact(PageFormat::pdf, plain_pdf(secret), {}, few_pages, go_on).error().code, "limits.pages");
    EXPECT_EQ(redact(PageFormat::pdf, plain_pdf(secret), {}, few_pixels, go_on).error().code, "limits.pixels");
    EXPECT_EQ(redact(PageFormat::picture, jpeg_with_exif("", 1), {}, few_pixels, go_on).error().code, "limits.pixels");
}

TEST(Redact, StopsWhereItIsToldTo)
{
    auto const stop = [](int) -> base::Result<void> { return base::fail(base::ErrorKind::unavailable, "job.stopped", "stopped"); };

    EXPECT_EQ(redact(PageFormat::pdf, plain_pdf(secret), {}, Limits{}, stop).error().code, "job.stopped");
}

TEST(Redact, AddsTheListOfWhatWasRemovedAsAPicture)
{
    Document list{.format = "text", .title = "遮盖说明"};
    list.blocks.emplace_back(Paragraph{"第1页：个人隐私，1处。", {}});

    auto const copy = redact(PageFormat::pdf, plain_pdf(secret), {.blackouts = {}, .list = list}, Limits{}, go_on).value();

    std::unique_ptr<poppler::document> const pdf{poppler::document::load_from_raw_data(copy.data(), static_cast<int>(copy.size()))};
    EXPECT_EQ(pdf->pages(), 2);
    EXPECT_THAT(words_on(*pdf, 2), IsEmpty());
}

TEST(PageLines, TellWhereEachCharacterStands)
{
    auto const pdf = plain_pdf(secret);

    auto const lines = page_lines(PageFormat::pdf, pdf, 1, Limits{}).value();

    auto const line = std::ranges::find_if(lines, [](auto const& one) { return one.text.find(secret) != std::string::npos; });
    ASSERT_NE(line, lines.end());
    auto const box = box_of(*line, line->text.find(secret), line->text.find(secret) + secret.size());
    EXPECT_GT(box.left, line->box.left + 20);
    EXPECT_LT(box.right, line->box.right - 20);
}

}  // namespace document

// The test program starts itself again as a reader's child.
int main(int argc, char** argv)
{
    if (auto const code = document::run_reader_child(argc, argv))
        return *code;
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
