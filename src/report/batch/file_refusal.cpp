#include "report/batch/file_refusal.hpp"

#include <algorithm>

namespace report {

base::Error named_refusal(FileResult const& result, config::Texts const& texts)
{
    auto const& refusal = result.refusal.value();
    auto const& file = result.meta.file;
    if (std::any_of(refusal.words.begin(), refusal.words.end(), [&](auto const& word) { return word.second == file; }))
        return refusal;
    return {refusal.kind, "input.refused", "{file}: {text}", {{"file", file}, {"text", texts.say(refusal)}}};
}

}  // namespace report
