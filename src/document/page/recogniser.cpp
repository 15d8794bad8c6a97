#include "document/page/recogniser.hpp"

#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <dlfcn.h>

#include <algorithm>

namespace document::page {
namespace {

// The recogniser's own threads only slow one another down; the program runs many files at a time instead. It asks for a
// fixed number of threads, which only OMP_THREAD_LIMIT, read too early for us, or this setting of the thread overrules.
void use_one_thread()
{
    if (auto* set_levels = dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"))
        reinterpret_cast<void (*)(int)>(set_levels)(0);
}

void set(tesseract::TessBaseAPI& api, char const* name, char const* value) { api.SetVariable(name, value); }

std::string trimmed(char* text)
{
    std::string_view view = text == nullptr ? "" : text;
    while (!view.empty() && (view.back() == '\n' || view.back() == ' '))
        view.remove_suffix(1);
    while (!view.empty() && (view.front() == '\n' || view.front() == ' '))
        view.remove_prefix(1);
    std::string result{view};
    delete[] text;
    return result;
}

int least_confidence(tesseract::TessBaseAPI& api)
{
    auto* words = api.AllWordConfidences();
    int least = 100;
    bool any = false;
    for (auto const* word = words; word != nullptr && *word >= 0; ++word) {
        least = std::min(least, *word);
        any = true;
    }
    delete[] words;
    return any ? least : 0;
}

Reading read(tesseract::TessBaseAPI& api, Pix* picture, tesseract::PageSegMode mode)
{
    api.SetPageSegMode(mode);
    api.SetImage(picture);
    api.SetSourceResolution(300);
    Reading reading;
    reading.text = trimmed(api.GetUTF8Text());
    reading.confidence = least_confidence(api);
    api.Clear();
    return reading;
}

}  // namespace

Recogniser::Recogniser()
    : chinese_{std::make_unique<tesseract::TessBaseAPI>()}, latin_{std::make_unique<tesseract::TessBaseAPI>()}
{
    use_one_thread();
    ready_ = chinese_->Init(nullptr, "chi_sim", tesseract::OEM_LSTM_ONLY) == 0 &&
             latin_->Init(nullptr, "eng", tesseract::OEM_LSTM_ONLY) == 0;
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

int Recogniser::mean_confidence(Pix* picture)
{
    chinese_->SetPageSegMode(tesseract::PSM_SINGLE_BLOCK);
    chinese_->SetImage(picture);
    chinese_->SetSourceResolution(300);
    delete[] chinese_->GetUTF8Text();
    auto const mean = chinese_->MeanTextConf();
    chinese_->Clear();
    return mean;
}

std::vector<ReadLine> Recogniser::read_lines(Pix* picture, int milliseconds)
{
    std::vector<ReadLine> lines;
    chinese_->SetPageSegMode(tesseract::PSM_SINGLE_COLUMN);
    chinese_->SetImage(picture);
    chinese_->SetSourceResolution(300);
    tesseract::ETEXT_DESC monitor;
    monitor.set_deadline_msecs(milliseconds);
    if (chinese_->Recognize(&monitor) != 0)
        return lines;
    std::unique_ptr<tesseract::ResultIterator> const at{chinese_->GetIterator()};
    if (at == nullptr)
        return lines;
    do {
        ReadLine line;
        line.reading.text = trimmed(at->GetUTF8Text(tesseract::RIL_TEXTLINE));
        line.reading.confidence = static_cast<int>(at->Confidence(tesseract::RIL_TEXTLINE));
        if (!line.reading.text.empty() && at->BoundingBox(tesseract::RIL_TEXTLINE, &line.box.left, &line.box.top,
                                                          &line.box.right, &line.box.bottom))
            lines.push_back(std::move(line));
    } while (at->Next(tesseract::RIL_TEXTLINE));
    chinese_->Clear();
    return lines;
}

Recogniser& recogniser()
{
    thread_local Recogniser of_thread;
    return of_thread;
}

}  // namespace document::page
