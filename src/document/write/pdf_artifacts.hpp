#pragma once

class QPDF;

namespace document {

// Marks what is drawn outside every element of the structure, the rules of tables and the page numbers, as artifacts, so
// that no screen reader reads them out (ISO 14289-1, 7.1). Takes effect when the PDF is written.
void mark_artifacts(QPDF& pdf);

}  // namespace document
