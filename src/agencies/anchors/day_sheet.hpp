#pragma once

#include "agencies/domain/agency.hpp"
#include "document/document.hpp"
#include "journal/head_text.hpp"
#include "platform/config/texts.hpp"

namespace agencies {

// The day sheet (日志单) of an agency: where its journal ended, to be kept on paper. Its lines can be typed back, its QR code
// holds the same; `gongkai journal verify --anchor` takes both.
[[nodiscard]] document::Document day_sheet(Agency const& agency, journal::NamedHead const& head, config::Texts const& texts);

}  // namespace agencies
