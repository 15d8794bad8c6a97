#pragma once

#include "requests/domain/third_party_opinion.hpp"

// As text that is sealed. Reading anything else than what was written ends with an exception.
namespace requests {

struct CodedQuestion {
    OpinionQuestion question;
    std::string code;
};

[[nodiscard]] std::string to_sealed_text(CodedQuestion const& question);
[[nodiscard]] std::string to_sealed_text(ThirdPartyOpinion const& opinion);
[[nodiscard]] CodedQuestion coded_question_of(std::string_view text);
[[nodiscard]] ThirdPartyOpinion third_party_opinion_of(std::string_view text);

}  // namespace requests
