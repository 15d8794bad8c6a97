#include "document/write/pdf_artifacts.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>

#define POINTERHOLDER_TRANSITION 4  // its own name for: use std::shared_ptr
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace document {
namespace {

// Operators that leave no mark on the page.
bool only_sets_state(std::string_view operation)
{
    constexpr std::array<std::string_view, 24> state{"q",  "Q",  "cm", "w",   "J",  "j",   "M", "d", "ri", "i",  "gs", "CS",
                                                     "cs", "SC", "sc", "SCN", "G",  "scn", "g", "RG", "rg", "K", "k",  "Tf"};
    return std::find(state.begin(), state.end(), operation) != state.end();
}

// Passes a page's content on, instruction by instruction.
class ArtifactFilter : public QPDFObjectHandle::TokenFilter {
public:
    void handleToken(QPDFTokenizer::Token const& token) override
    {
        instruction_ += token.getRawValue();
        if (token.getType() == QPDFTokenizer::tt_word)
            end_instruction(token.getValue());
    }

    void handleEOF() override
    {
        write_unmarked();
        write(instruction_);
    }

private:
    void end_instruction(std::string const& operation)
    {
        auto const opens = operation == "BDC" || operation == "BMC";
        if (opens && depth_ == 0)
            write_unmarked();
        if (opens || depth_ > 0) {
            write(instruction_);
            depth_ += opens ? 1 : operation == "EMC" ? -1 : 0;
        } else {
            if (!only_sets_state(operation) && first_ == std::string::npos)
                first_ = unmarked_.size();
            unmarked_ += instruction_;
            if (!only_sets_state(operation))
                last_ = unmarked_.size();
        }
        instruction_.clear();
    }

    void write_unmarked()
    {
        if (first_ != std::string::npos) {
            unmarked_.insert(last_, "\nEMC");
            unmarked_.insert(first_, "\n/Artifact BMC");
        }
        write(unmarked_);
        unmarked_.clear();
        first_ = std::string::npos;
    }

    std::string instruction_;  // operands so far, with the space before them
    std::string unmarked_;     // instructions since the last element of the structure
    std::size_t first_ = std::string::npos;  // where drawing begins and ends in them
    std::size_t last_ = 0;
    int depth_ = 0;
};

}  // namespace

void mark_artifacts(QPDF& pdf)
{
    for (auto& page : QPDFPageDocumentHelper{pdf}.getAllPages())
        page.addContentTokenFilter(std::make_shared<ArtifactFilter>());
}

}  // namespace document
