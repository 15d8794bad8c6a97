#include "document/page/pdf_content.hpp"

#include "base/utf8.hpp"
#include "document/page/glyph_device.hpp"
#include "document/page/refusals.hpp"

#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <UTF.h>
#include <goo/gmem.h>

namespace document::page {
namespace {

void ignore_message(ErrorCategory /*category*/, Goffset /*position*/, char const* /*message*/) {}

struct Watch {
    GlyphDevice* device;
    std::chrono::steady_clock::time_point until;
};

bool should_stop(void* data)
{
    auto const& watch = *static_cast<Watch const*>(data);
    watch.device->count_step();
    return watch.device->full() || std::chrono::steady_clock::now() > watch.until;
}

// What a page draws is unpacked while it is drawn. So that a bomb is known before, one that might be one is unpacked
// once for its size alone.
bool stream_unpacks_within(Stream& stream, std::size_t most)
{
    constexpr Goffset harmless = 64 << 10;  // packed; deflate packs a thousandfold at the most
    auto const chained = stream.getDict() != nullptr && stream.getDict()->lookup("Filter").isArray();
    auto* const packed = stream.getBaseStream();
    if (!chained && packed != nullptr && packed->getLength() < harmless)
        return true;
    std::array<unsigned char, 16384> piece{};
    std::size_t size = 0;
    stream.reset();
    for (int got = 1; got > 0 && size <= most; size += static_cast<std::size_t>(std::max(got, 0)))
        got = stream.doGetChars(static_cast<int>(piece.size()), piece.data());
    stream.close();
    return size <= most;
}

bool unpacks_within(Object contents, std::size_t most)
{
    if (contents.isStream())
        return stream_unpacks_within(*contents.getStream(), most);
    for (int at = 0; contents.isArray() && at < contents.arrayGetLength(); ++at)
        if (auto part = contents.arrayGet(at); part.isStream() && !stream_unpacks_within(*part.getStream(), most))
            return false;
    return true;
}

}  // namespace

struct PdfFile::State {
    GlobalParamsIniter parameters{ignore_message};
    Limits limits;
    std::chrono::steady_clock::time_point until;
    std::unique_ptr<PDFDoc> file;
};

PdfFile::PdfFile(std::unique_ptr<State> state) : state_{std::move(state)} {}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

base::Result<PdfFile> PdfFile::open(std::string_view bytes, Limits const& limits)
{
    auto state = std::make_unique<State>();
    state->limits = limits;
    state->until = std::chrono::steady_clock::now() + limits.file_time;
    // PDFDoc owns the stream.
    state->file = std::make_unique<PDFDoc>(
        new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    if (!state->file->isOk()) {
        if (state->file->getErrorCode() == errEncrypted)
            return base::fail(base::ErrorKind::unsupported, "document.encrypted", "the file is protected by a password: take it off and try again");
        return tl::unexpected(damaged("PDF"));
    }
    auto const pages = state->file->getNumPages();
    if (pages <= 0)
        return tl::unexpected(damaged("PDF"));
    if (static_cast<std::size_t>(pages) > limits.pages)
        return tl::unexpected(over_limit("pages", limits.pages));
    return PdfFile{std::move(state)};
}

int PdfFile::pages() const { return state_->file->getNumPages(); }

std::string PdfFile::title() const
{
    auto const title = state_->file->getDocInfoStringEntry("Title");
    std::string text;
    if (title == nullptr)
        return text;
    Unicode* characters = nullptr;
    auto const length = TextStringToUCS4(title->toStr(), &characters);
    for (int at = 0; at < length; ++at)
        base::append_utf8(text, characters[at]);
    gfree(characters);
    return text;
}

base::Result<PdfPage> PdfFile::read(int page)
{
    auto& file = *state_->file;
    if (file.getPage(page) == nullptr)
        return tl::unexpected(damaged("PDF"));
    if (!unpacks_within(file.getPage(page)->getContents(), state_->limits.unpacked_bytes))
        return tl::unexpected(over_limit("unpacked_bytes", state_->limits.unpacked_bytes));
    constexpr double points_an_inch = 72.0;
    auto const quarter = file.getPageRotate(page) / 90 % 2 != 0;
    auto width = static_cast<float>(file.getPageCropWidth(page));
    auto height = static_cast<float>(file.getPageCropHeight(page));
    if (quarter)
        std::swap(width, height);
    // Text that runs sideways is read as one would turn the page, in a second pass.
    for (int turn = 0;;) {
        GlyphDevice device{state_->limits};
        Watch watch{&device, state_->until};
        file.displayPage(&device, page, points_an_inch, points_an_inch, turn, false, true, false, should_stop, &watch);
        if (device.full())
            return tl::unexpected(device.refusal());
        if (std::chrono::steady_clock::now() > watch.until)
            return tl::unexpected(
                over_limit("file_seconds", static_cast<std::size_t>(state_->limits.file_time.count())));
        auto const text_turn = device.text_turn();
        if (turn != 0 || text_turn == 0) {
            auto taken = device.take(width, height);
            taken.turned = turn;
            return taken;
        }
        turn = (4 - text_turn) * 90;
        if (text_turn % 2 != 0)
            std::swap(width, height);
    }
}

}  // namespace document::page
