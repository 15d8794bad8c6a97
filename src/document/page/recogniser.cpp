#include "document/page/recogniser.hpp"

#include "document/page/tesseract_library.hpp"

#include <algorithm>

namespace document::page {
namespace {

// Of a recogniser that is there.
TesseractLibrary const& library() { return *tesseract_library(); }

void set(tesseract::TessBaseAPI& api, char const* name, char const* value) { library().set_variable(&api, name, value); }

void show(tesseract::TessBaseAPI& api, Pix* picture, tesseract::PageSegMode mode)
{
    library().set_page_seg_mode(&api, mode);
    library().set_image(&api, picture);
    library().set_resolution(&api, 300);
}

std::string trimmed(char* text)
{
    std::string_view view = text == nullptr ? "" : text;
    while (!view.empty() && (view.back() == '\n' || view.back() == ' '))
        view.remove_suffix(1);
    while (!view.empty() && (view.front() == '\n' || view.front() == ' '))
        view.remove_prefix(1);
    std::string result{view};
    library().delete_text(text);
    return result;
}

int least_confidence(tesseract::TessBaseAPI& api)
{
    auto const* words = library().word_confidences(&api);
    int least = 100;
    bool any = false;
    for (auto const* word = words; word != nullptr && *word >= 0; ++word) {
        least = std::min(least, *word);
        any = true;
    }
    library().delete_numbers(words);
    return any ? least : 0;
}

Reading read(tesseract::TessBaseAPI& api, Pix* picture, tesseract::PageSegMode mode)
{
    show(api, picture, mode);
    Reading reading;
    reading.text = trimmed(library().text(&api));
    reading.confidence = least_confidence(api);
    library().clear(&api);
    return reading;
}

}  // namespace

Recogniser::Recogniser()
{
    if (tesseract_library() == nullptr)
        return;
    // Its own threads only slow one another down; the program runs many files at a time instead. It asks for a fixed
    // number of threads, which only OMP_THREAD_LIMIT, read too early for us, or this setting of the thread overrules.
    if (library().set_thread_levels != nullptr)
        library().set_thread_levels(0);
    chinese_.reset(library().create());
    latin_.reset(library().create());
    ready_ = library().init(chinese_.get(), nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) == 0 &&
             library().init(latin_.get(), nullptr, "eng", tesseract::OEM_LSTM_ONLY) == 0;
    if (!ready_)
        return;
    for (auto* api : {chinese_.get(), latin_.get()}) {
        set(*api, "debug_file", "/dev/null");
        set(*api, "tessedit_do_invert", "0");
    }
    set(*chinese_, "preserve_interword_spaces", "1");
    set(*latin_, "tessedit_char_whitelist", "0123456789.,-/+");
    set(*latin_, "load_system_dawg", "0");
}

Recogniser::~Recogniser() = default;

Reading Recogniser::read_chinese_line(Pix* picture) { return read(*chinese_, picture, tesseract::PSM_SINGLE_LINE); }

Reading Recogniser::read_chinese_block(Pix* picture) { return read(*chinese_, picture, tesseract::PSM_SINGLE_BLOCK); }

Reading Recogniser::read_figure(Pix* picture) { return read(*latin_, picture, tesseract::PSM_SINGLE_LINE); }

Reading Recogniser::read_bare_figure(Pix* picture) { return read(*latin_, picture, tesseract::PSM_RAW_LINE); }

Reading Recogniser::read_bare_chinese(Pix* picture) { return read(*chinese_, picture, tesseract::PSM_RAW_LINE); }

Reading Recogniser::read_digit(Pix* picture) { return read(*latin_, picture, tesseract::PSM_SINGLE_CHAR); }

int Recogniser::mean_confidence(Pix* picture)
{
    show(*chinese_, picture, tesseract::PSM_SINGLE_BLOCK);
    library().delete_text(library().text(chinese_.get()));
    auto const mean = library().mean_confidence(chinese_.get());
    library().clear(chinese_.get());
    return mean;
}

std::vector<ReadLine> Recogniser::read_lines(Pix* picture, int milliseconds)
{
    std::vector<ReadLine> lines;
    show(*chinese_, picture, tesseract::PSM_SINGLE_COLUMN);
    std::unique_ptr<ETEXT_DESC, decltype(library().delete_monitor)> const monitor{library().create_monitor(), library().delete_monitor};
    library().set_deadline(monitor.get(), milliseconds);
    if (library().recognise(chinese_.get(), monitor.get()) != 0)
        return lines;
    std::unique_ptr<TessResultIterator, decltype(library().delete_results)> const at{library().results(chinese_.get()),
                                                                                     library().delete_results};
    if (at == nullptr)
        return lines;
    constexpr auto line = tesseract::RIL_TEXTLINE;
    do {
        ReadLine read;
        read.reading.text = trimmed(library().result_text(at.get(), line));
        read.reading.confidence = static_cast<int>(library().result_confidence(at.get(), line));
        if (!read.reading.text.empty() &&
            library().bounding_box(library().result_place(at.get()), line, &read.box.left, &read.box.top, &read.box.right, &read.box.bottom) != 0)
            lines.push_back(std::move(read));
    } while (library().next_result(at.get(), line) != 0);
    library().clear(chinese_.get());
    return lines;
}

Recogniser& recogniser()
{
    thread_local Recogniser of_thread;
    return of_thread;
}

}  // namespace document::page
