#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// What can be told of a format from a few bytes of a file.
namespace document {

enum class Fit : std::uint8_t { no, possible, certain };

// A file as the formats look at it.
struct Sample {
    std::string_view bytes;
    std::string text = {};  // the beginning as UTF-8, in small letters; empty when the file is not text
};

[[nodiscard]] Sample take_sample(std::string_view bytes);

[[nodiscard]] Fit fits_pdf(Sample const& sample);
[[nodiscard]] Fit fits_picture(Sample const& sample);
[[nodiscard]] Fit fits_docx(Sample const& sample);
[[nodiscard]] Fit fits_xlsx(Sample const& sample);
[[nodiscard]] Fit fits_legacy(Sample const& sample);
[[nodiscard]] Fit fits_archive(Sample const& sample);
[[nodiscard]] Fit fits_mht(Sample const& sample);
[[nodiscard]] Fit fits_html(Sample const& sample);
[[nodiscard]] Fit fits_csv(Sample const& sample);
[[nodiscard]] Fit fits_text(Sample const& sample);

}  // namespace document
