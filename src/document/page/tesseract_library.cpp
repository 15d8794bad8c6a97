#include "document/page/tesseract_library.hpp"

#include <tesseract/version.h>

#include <dlfcn.h>

#include <optional>

namespace document::page {
namespace {

constexpr char const* file_name = "libtesseract.so.5";
static_assert(TESSERACT_MAJOR_VERSION == 5, "the library is the one whose headers are used");

std::optional<TesseractLibrary> load()
{
    auto* const file = dlopen(file_name, RTLD_NOW | RTLD_LOCAL);
    if (file == nullptr)
        return std::nullopt;
    bool complete = true;
    auto const find = [&]<class Function>(Function*& function, char const* name) {
        function = reinterpret_cast<Function*>(dlsym(file, name));
        complete = complete && function != nullptr;
    };
    TesseractLibrary library;
    find(library.create, "TessBaseAPICreate");
    find(library.init, "TessBaseAPIInit2");
    find(library.set_variable, "TessBaseAPISetVariable");
    find(library.set_page_seg_mode, "TessBaseAPISetPageSegMode");
    find(library.set_image, "TessBaseAPISetImage2");
    find(library.set_resolution, "TessBaseAPISetSourceResolution");
    find(library.recognise, "TessBaseAPIRecognize");
    find(library.text, "TessBaseAPIGetUTF8Text");
    find(library.word_confidences, "TessBaseAPIAllWordConfidences");
    find(library.mean_confidence, "TessBaseAPIMeanTextConf");
    find(library.results, "TessBaseAPIGetIterator");
    find(library.clear, "TessBaseAPIClear");
    find(library.result_text, "TessResultIteratorGetUTF8Text");
    find(library.result_confidence, "TessResultIteratorConfidence");
    find(library.result_place, "TessResultIteratorGetPageIteratorConst");
    find(library.bounding_box, "TessPageIteratorBoundingBox");
    find(library.next_result, "TessResultIteratorNext");
    find(library.delete_results, "TessResultIteratorDelete");
    find(library.create_monitor, "TessMonitorCreate");
    find(library.set_deadline, "TessMonitorSetDeadlineMSecs");
    find(library.delete_monitor, "TessMonitorDelete");
    find(library.delete_text, "TessDeleteText");
    find(library.delete_numbers, "TessDeleteIntArray");
    library.set_thread_levels = reinterpret_cast<void (*)(int)>(dlsym(file, "omp_set_max_active_levels"));
    return complete ? std::optional{library} : std::nullopt;
}

}  // namespace

TesseractLibrary const* tesseract_library()
{
    static auto const library = load();
    return library ? &*library : nullptr;
}

}  // namespace document::page
