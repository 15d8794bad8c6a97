#pragma once

#include <tesseract/capi.h>

namespace document::page {

// Tesseract's functions, from a library that is loaded when something is recognised for the first time: half of all the
// libraries that the program would be linked with are there for it alone, and few calls of the program recognise anything.
struct TesseractLibrary {
    decltype(TessBaseAPICreate)* create = nullptr;
    decltype(TessBaseAPIInit2)* init = nullptr;
    decltype(TessBaseAPISetVariable)* set_variable = nullptr;
    decltype(TessBaseAPISetPageSegMode)* set_page_seg_mode = nullptr;
    decltype(TessBaseAPISetImage2)* set_image = nullptr;
    decltype(TessBaseAPISetSourceResolution)* set_resolution = nullptr;
    decltype(TessBaseAPIRecognize)* recognise = nullptr;
    decltype(TessBaseAPIGetUTF8Text)* text = nullptr;
    decltype(TessBaseAPIAllWordConfidences)* word_confidences = nullptr;
    decltype(TessBaseAPIMeanTextConf)* mean_confidence = nullptr;
    decltype(TessBaseAPIGetIterator)* results = nullptr;
    decltype(TessBaseAPIClear)* clear = nullptr;
    decltype(TessResultIteratorGetUTF8Text)* result_text = nullptr;
    decltype(TessResultIteratorConfidence)* result_confidence = nullptr;
    decltype(TessResultIteratorGetPageIteratorConst)* result_place = nullptr;
    decltype(TessPageIteratorBoundingBox)* bounding_box = nullptr;
    decltype(TessResultIteratorNext)* next_result = nullptr;
    decltype(TessResultIteratorDelete)* delete_results = nullptr;
    decltype(TessMonitorCreate)* create_monitor = nullptr;
    decltype(TessMonitorSetDeadlineMSecs)* set_deadline = nullptr;
    decltype(TessMonitorDelete)* delete_monitor = nullptr;
    decltype(TessDeleteText)* delete_text = nullptr;
    decltype(TessDeleteIntArray)* delete_numbers = nullptr;
    // Of the library that Tesseract parts its work with; none when it was built without.
    void (*set_thread_levels)(int) = nullptr;
};

// Nothing when the library is not installed. It stays loaded.
[[nodiscard]] TesseractLibrary const* tesseract_library();

}  // namespace document::page
