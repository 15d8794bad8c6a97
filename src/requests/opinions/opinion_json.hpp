#pragma once

#include "requests/domain/third_party_opinion.hpp"

#include <array>

// As text that is sealed. Reading anything else than what was written ends with an exception.
namespace requests {

inline constexpr std::array<std::string_view, 3> passage_mark_names{"consent", "refuse", "partly"};  // by the position in PassageMark

struct CodedQuestion {
    OpinionQuestion question;
    std::string code;
};

[[nodiscard]] std::string to_sealed_text(CodedQuestion const& question);
[[nodiscard]] std::string to_sealed_text(ThirdPartyOpinion const& opinion);
[[nodiscard]] CodedQuestion coded_question_of(std::string_view text);
[[nodiscard]] ThirdPartyOpinion third_party_opinion_of(std::string_view text);

}  // namespace requests
